import { addDays, daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import type { About } from '../about.ts';
import { dayFor, listed } from '../about.ts';
import type { Problem, Understanding } from '../question.ts';
import type { MilestoneDay } from '../stored/milestones.ts';
import { problemOfNoDay } from '../understand/problem.ts';
import { readDay } from '../understand/read-day.ts';
import { excerpt } from '../understand/wording.ts';
import type { Item } from './milestones-item.ts';
import { inWords } from './milestones-said.ts';
import { datesFor } from './path.ts';

/** The day in a text that says when a milestone was done, or when it will be. */

/** A day that is `sure` is taken; another is said back first. */
export type Found =
  | { readonly on: LocalDate; readonly said: string; readonly sure: boolean }
  /** No day is named. */
  | 'none'
  | Problem;

/** Whoever says a day that far off without its year may have meant the other side. */
const HALF_A_YEAR = 183;
const A_YEAR = 366;
const A_QUARTER = 92;
const A_MONTH = 31;
const aLength = /\b(?:days?|weeks?|wks?|months?|mths?|fortnight)\b/i;

export const couldWrite = (item: Item): string =>
  item.overdue
    ? '“Done on 12 December”, a new date such as “31 March”, or “No date yet”'
    : '“No change”, a new date such as “31 July”, or “Done on 12 December”';

function found(text: string, about: About, past: boolean, from?: LocalDate): Found {
  const read = readDay(text, datesFor(about), { past, ...(from === undefined ? {} : { from }) });
  switch (read.kind) {
    case 'none':
      return 'none';
    case 'several': {
      const days = read.dates.slice(0, 4).map(({ on }) => dayFor(about, on));
      return { problem: `I read more than one date in that: ${listed(days)}. Which one is it?` };
    }
    case 'implausible':
      return read.on === undefined
        ? {
            problem: `There is no day “${excerpt(read.said, 40)}”. You could write “31 March”, “end of March” or “Easter”.`,
          }
        : { on: read.on, said: read.said, sure: false };
    case 'day':
      return read;
  }
}

/** The day on which it was done: not in the future, and a year before it was planned only if they mean it. */
export function doneOn(text: string, item: Item, about: About): Found {
  const day = found(text, about, true);
  if (day === 'none' || 'problem' in day) return day;
  if (day.on > about.today) {
    return {
      problem: `I read “${excerpt(day.said, 60)}” as ${dayFor(about, day.on)}, which is still to come. You could write the day on which it was done, or “moves to ${excerpt(day.said, 60)}”.`,
    };
  }
  const plan = item.milestone.baseline ?? item.approved;
  const early = plan !== undefined && daysBetween(day.on, plan) > A_YEAR;
  const sure = day.sure && !early && daysBetween(day.on, about.today) <= A_YEAR;
  return { ...day, sure: sure && !couldBeAhead(day.on, text, plan, about) };
}

/** `done, live 12 March` of what is planned for February may speak of the March to come: its year is not said. */
function couldBeAhead(on: LocalDate, text: string, plan: LocalDate | undefined, about: About): boolean {
  if (daysBetween(on, about.today) <= HALF_A_YEAR) return false;
  const ahead = found(text, about, false);
  if (ahead === 'none' || 'problem' in ahead || ahead.on === on) return false;
  return plan === undefined || isNearer(ahead.on, on, plan);
}

/** Of two days, whether the first is nearer to the one that was planned. */
export const isNearer = (one: LocalDate, other: LocalDate, planned: LocalDate | undefined): boolean =>
  planned !== undefined && Math.abs(daysBetween(one, planned)) < Math.abs(daysBetween(other, planned));

/** The day on which it will be done: from today on. */
export function movedTo(text: string, item: Item, about: About): Found {
  const day = found(text, about, false, item.day);
  if (day === 'none' || 'problem' in day) return day;
  if (day.on < about.today) {
    return {
      problem: `I read “${excerpt(day.said, 60)}” as ${dayFor(about, day.on)}, which is past. If it was done then, you could write “Done on ${excerpt(day.said, 60)}”; if not, a day from today on, or “No date yet”.`,
    };
  }
  const yearSaid = yearIsSaid(text, about, day.on);
  const far = !yearSaid && daysBetween(item.day ?? about.today, day.on) > HALF_A_YEAR;
  return { ...day, sure: day.sure && !far && !couldCountFromPlan(day, item) && day.on <= addDays(about.today, 3653) };
}

/** `in 3 weeks` of what is planned for June may count from June. */
export const couldCountFromPlan = ({ on, said }: { readonly on: LocalDate; readonly said: string }, { day }: Item) =>
  day !== undefined && daysBetween(on, day) > A_MONTH && aLength.test(said);

function yearIsSaid(text: string, about: About, on: LocalDate): boolean {
  const back = readDay(text, datesFor(about), { past: true });
  return back.kind === 'day' && back.on === on;
}

/** A day alone: one without a year that has just been may be the one on which it was done. */
export function eitherDay(
  text: string,
  about: About,
): Found | { readonly past: true; readonly on: LocalDate; readonly said: string } {
  const ahead = found(text, about, false);
  if (ahead === 'none' || 'problem' in ahead) return ahead;
  const { today } = about;
  const back = found(text, about, true);
  const been = back === 'none' || 'problem' in back ? ahead : back;
  const isPast = ahead.on < today || (been.on < today && daysBetween(been.on, today) <= A_QUARTER);
  return isPast ? { past: true, on: ahead.on < today ? ahead.on : been.on, said: ahead.said } : ahead;
}

/** The answer to `On what day?`; of a new date, `No date yet` is one too. */
export function understandDay(
  text: string,
  is: 'done' | 'moved',
  item: Item,
  about: About,
): Understanding<MilestoneDay> {
  const written = text.trim();
  const { said, ...why } = is === 'moved' ? inWords(written) : { said: written };
  if (is === 'moved' && noDay.test(said)) return { understood: noDateIn(written, about) };
  const day = is === 'done' ? doneOn(written, item, about) : movedTo(written, item, about);
  if (day === 'none') {
    const could = is === 'done' ? '“12 December” or “yesterday”' : '“31 July”, “end of March”, or “No date yet”';
    return { problem: problemOfNoDay(written, `You could write ${could}.`) };
  }
  if ('problem' in day) return day;
  const value: MilestoneDay = { on: day.on, said, ...why };
  return day.sure ? { understood: value } : { confirm: value, said: day.said };
}

/** `no date yet, procurement restarted`: what stands after it says why, unless it speaks of a day. */
export function noDateIn(text: string, about: About): { readonly said: string; readonly why?: string } {
  const read = inWords(text);
  const [, said = '', why = ''] = /^([^,;:.\n–—]{3,60})(?:[,;:.–—]|\s-|\n)\s*(?=\p{L})(.{8,})$/su.exec(text) ?? [];
  if (read.why !== undefined || !noDay.test(said) || readDay(why, datesFor(about)).kind !== 'none') return read;
  return { said: said.trim(), why: why.replace(/[\s.;,]+$/, '') };
}

const noDay =
  /^\s*(?:there is |we have |i have )?(?:no (?:new |firm )?(?:date|day|idea)\b|not (?:yet )?(?:known|sure|clear|decided|agreed)|unknown|unclear|tbc|tbd|to be (?:confirmed|agreed|set)|(?:i |we )?(?:don['’]?t|do not) (?:yet )?know)/i;
