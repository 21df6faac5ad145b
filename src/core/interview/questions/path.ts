import { addDays, type LocalDate } from '../../calendar/local-date.ts';
import { sayDayInFull } from '../../calendar/say.ts';
import type { Json } from '../../json.ts';
import { type About, dayFor } from '../about.ts';
import { linked } from '../linked.ts';
import type { Question, Understanding } from '../question.ts';
import { pathOf, ratingOf } from '../shown.ts';
import { readAs } from '../stored/read-as.ts';
import { type DateSaid, stored, type WayBack } from '../stored.ts';
import { type DateRead, findDates, findDeadlines } from '../understand/date.ts';
import type { DateContext } from '../understand/named-day.ts';
import { problemOfNoDay } from '../understand/problem.ts';
import { understandText } from '../understand/text.ts';
import { excerpt, plainWords } from '../understand/wording.ts';
import { notGreen } from './rating.ts';
import { sameRating } from './words.ts';

/** What days are read with. */
export interface Dated {
  readonly today: LocalDate;
  readonly organisation: Pick<About['organisation'], 'financialYearStarts'>;
}

export const datesFor = (about: Dated): DateContext => ({
  today: about.today,
  financialYearStarts: about.organisation.financialYearStarts,
});

/** What would bring it back; the day as well, where it stands plainly in the same sentence. */
export const path: Question<WayBack> = {
  key: 'path',
  name: 'What would bring it back',
  called: ['way back', 'path', 'path to green', 'what would bring it back to green'],
  stored: stored.path,
  appears: 'the digest and the paper',
  skipping: 'Readers will see no way back.',
  field: { input: 'lines', when: 'if it is not Green', text: typed },
  asked: notGreen,
  put: (_, answers) => ({
    line: `What would bring it back to ${ratingOf(answers) === 'red' ? 'Amber or Green' : 'Green'}, and by when?`,
    hint: 'For example: the panel agrees the charter, by 12 February.',
  }),

  understand(text, about): Understanding<WayBack> {
    const read = understandText(text);
    if ('problem' in read) return read;
    const day = dayAlone(read.understood, about);
    if (day) return day;
    const deadlines = findDeadlines(read.understood, datesFor(about));
    const [only] = deadlines;
    if (!only || deadlines.length > 1 || !only.sure || !soon(about, only.on))
      return { understood: { text: read.understood } };
    return { understood: withDeadline(read.understood, only) };
  },

  show: (way) => [
    ...(way.text ? linked(way.text) : []),
    ...(way.text && way.by ? [', '] : []),
    ...(way.by ? ['by ', { bold: sayDayInFull(way.by) }] : []),
  ],

  last(about, answers) {
    if (!about.last || !sameRating(about, answers)) return undefined;
    const before = pathOf(about.last.answers);
    return before && path.still!(before, about) ? before : undefined;
  },
  still: ({ by }, about) => !by || by >= about.today,
};

/** `12 Feb` and nothing else says by when, and not what. */
function dayAlone(said: string, about: About): Understanding<WayBack> | undefined {
  const [date, ...more] = said.length <= 60 ? findDates(said, datesFor(about)) : [];
  if (!date || more.length > 0 || !soon(about, date.on)) return undefined;
  const left = `${said.slice(0, date.at)} ${said.slice(date.at + date.said.length)}`.replace(/[.!]/g, '');
  if (!around.test(left)) return undefined;
  const value = { by: date.on, said };
  return date.sure ? { understood: value } : { confirm: value, said: date.said };
}

/** A day that stands in the middle of the words is not said twice. */
function typed({ text, by, said }: WayBack): string {
  if (by === undefined) return text ?? '';
  if (text !== undefined && said !== undefined && text.includes(said)) return text;
  return [text, `by ${sayDayInFull(by)}`].filter(Boolean).join(', ');
}

/** The words without the deadline at their end; one in their middle stays where it is. What was written stays in `said`. */
export function withDeadline(text: string, { on, said, at }: DateRead): { text?: string; by: LocalDate; said: string } {
  const ends =
    text
      .slice(at + said.length)
      .trim()
      .replace(/[.!]+$/, '') === '';
  const words = ends ? text.slice(0, at).replace(/[\s,;:–—(-]+$/u, '') : text;
  return { ...(words ? { text: words } : {}), by: on, said };
}

/** From today on, and not so far away that a digit must be wrong. */
const soon = (about: About, day: LocalDate): boolean => day >= about.today && day <= addDays(about.today, 3653);

const unknown =
  /^(?:not (?:yet )?known(?: yet)?|unknown|(?:i |we )?(?:don't|do not|dont) know(?: yet)?|not (?:yet )?(?:sure|clear|decided)(?: yet)?|unclear|tbc|tbd|to be confirmed|no date(?: yet)?|no idea|none|n\/a)$/;
const around =
  /^(?:by|on|at|the|about|around|before|until|till|latest|hopefully|probably|we hope|end of|or so|,|\s)*$/i;

/** Asked only where the way back was said without a day that can be relied on. */
export const pathBy: Question<DateSaid> = {
  key: 'path-by',
  name: 'Back by',
  called: ['date', 'by when', 'when', 'the date'],
  stored: stored['path-by'],
  appears: 'the digest and the paper',
  skipping: 'Readers will see no date.',
  field: { input: 'line' },
  otherwise: 'Another date',
  asked: (answers) =>
    notGreen(answers) && answers.path !== undefined && readAs(stored.path, answers.path)?.by === undefined,

  put(about, answers) {
    const mentioned = mentionedDates(about, answers.path);
    return {
      line: 'By when?',
      hint: 'You could write “12 February”, “end of March” or “Easter”. “Not known yet” is an answer too.',
      choices: [
        ...(mentioned.length > 1 ? mentioned.map((date) => choiceOf(about, date.on)) : []),
        { label: 'Not known yet', say: 'Not known yet' },
      ],
    };
  },

  understand(text, about): Understanding<DateSaid> {
    const said = text.trim();
    if (unknown.test(plainWords(said.slice(0, 60)))) return { understood: { said } };
    const dates = said.length <= 120 ? findDates(said, datesFor(about)) : [];
    const [date] = dates;
    if (!date) return { problem: problemOfNoDay(said) };
    if (dates.length > 1) {
      return {
        problem: `I could not read “${excerpt(said, 100)}” as one date. You could write “31 March”, “end of March” or “Easter”.`,
      };
    }
    if (date.on < about.today) {
      return {
        problem: `I read “${date.said}” as ${dayFor(about, date.on)}, which is past. You could write a day from today on, or “Not known yet”.`,
      };
    }
    const value = { on: date.on, said };
    const nothingElse = around.test(
      `${said.slice(0, date.at)} ${said.slice(date.at + date.said.length)}`.replace(/[.!]/g, ''),
    );
    return date.sure && nothingElse && soon(about, date.on)
      ? { understood: value }
      : { confirm: value, said: date.said };
  },

  still: ({ on }, about) => !on || on >= about.today,
  show: (date) => [date.on ? sayDayInFull(date.on) : 'not known yet'],

  suggest(about, answers) {
    const [only, ...more] = mentionedDates(about, answers.path);
    return only && more.length === 0 ? { value: { on: only.on, said: only.said }, said: only.said } : undefined;
  },
};

/** Days that the way back mentions, without their being plainly the one by which it is back. */
function mentionedDates(about: About, path: Json | undefined): readonly DateRead[] {
  const text = readAs(stored.path, path)?.text ?? '';
  const deadlines = findDeadlines(text, datesFor(about));
  const dates = deadlines.length > 0 ? deadlines : findDates(text, datesFor(about));
  const days = dates.filter(({ on }, i) => soon(about, on) && dates.findIndex((other) => other.on === on) === i);
  return days.slice(0, 3);
}

const choiceOf = (about: About, day: LocalDate) => ({ label: dayFor(about, day), say: dayFor(about, day) });
