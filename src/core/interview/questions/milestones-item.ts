import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { sayCount, sayDayInFull, sayShort } from '../../calendar/say.ts';
import type { MilestoneChange } from '../../ports.ts';
import { expected, sayAgainst, sayProposed } from '../../programme/milestone-days.ts';
import { keyOf, type Milestone } from '../../programme/nouns.ts';
import { lastDay, nextPeriod } from '../../programme/period.ts';
import type { About } from '../about.ts';
import { milestoneOf, milestoneQuestion } from '../shown/milestones.ts';
import { excerpt } from '../understand/wording.ts';

/** A milestone as it stands when it is asked about. */
export interface Item {
  readonly milestone: Milestone;
  readonly key: string;
  /** The question's key. */
  readonly question: string;
  /** Its title, short enough for a button and unlike those of the others. */
  readonly short: string;
  /** The day it is expected on: of a critical one the approved day. */
  readonly approved?: LocalDate;
  /** The day that waits for its approver since an earlier answer. */
  readonly proposed?: LocalDate;
  /** The day that waits for its approver since this round's own answer, which is said again here. */
  readonly awaited?: LocalDate;
  /** What its approver sent back in this round, where nothing was said since. */
  readonly returned?: MilestoneChange;
  /** The day last said of it: the proposed, else the expected one. */
  readonly day?: LocalDate;
  /** The day on which it was done, as they said between rounds: it stands in the answer for their Yes. */
  readonly done?: LocalDate;
  /** That day has passed: it is done, or has another. */
  readonly overdue: boolean;
  /** It falls due by the end of the period after the one that is reported, is overdue, or something was said of it since. */
  readonly due: boolean;
}

/** Those that are not done, or were said to be between rounds, in the file's order: asked for several times in a turn. */
export function itemsOf(about: About): readonly Item[] {
  const items = known.get(about) ?? workedOut(about);
  known.set(about, items);
  return items;
}

const known = new WeakMap<About, readonly Item[]>();

function workedOut(about: About): readonly Item[] {
  const { milestones } = about.workstream;
  const horizon = lastDay(nextPeriod(about.round.period, about.organisation.financialYearStarts));
  const shorts = milestones.map(({ title }) => excerpt(title, 55).toLowerCase());
  return milestones.flatMap((milestone, at): Item[] => {
    const key = keyOf(milestone.id);
    const since = about.told.find((told) => !told.unfinished && milestoneOf(told.answers, key) !== undefined);
    const said = since && milestoneOf(since.answers, key);
    const done = milestone.actual;
    if (done !== undefined && !(said?.is === 'done' && said.on === done)) return [];
    const approved = expected(milestone);
    const changes = about.proposed.filter((each) => each.milestone === milestone.id);
    const waiting = changes.find(({ state }) => state === 'proposed');
    const returned = waiting ? undefined : changes.findLast(({ state }) => state === 'returned');
    const isOwn = waiting?.round === about.round.id;
    const [proposed, awaited] = isOwn ? [undefined, waiting.to] : [waiting?.to, undefined];
    const day = proposed ?? approved;
    const isShared = shorts.some((short, i) => i !== at && short === shorts[at]);
    return [
      {
        milestone,
        key,
        question: milestoneQuestion(key),
        short: isShared ? key : excerpt(milestone.title, 55),
        ...(approved === undefined ? {} : { approved }),
        ...(proposed === undefined ? {} : { proposed }),
        ...(awaited === undefined ? {} : { awaited }),
        ...(returned === undefined ? {} : { returned }),
        ...(day === undefined ? {} : { day }),
        ...(done === undefined ? {} : { done }),
        overdue: done === undefined && day !== undefined && day < about.today,
        due:
          (said !== undefined && said.is !== 'unchanged') ||
          [approved, proposed].some((each) => each !== undefined && each <= horizon),
      },
    ];
  });
}

/** `Customer Service Centre live (critical)`. */
export const titleOf = ({ title, critical }: Milestone): string => `${title}${critical ? ' (critical)' : ''}`;

/** What is asked: whether its day still stands, or what became of one whose day has passed. */
export function lineOf(item: Item, { today }: About): string {
  const { milestone, approved, proposed, overdue, day, done } = item;
  const title = titleOf(milestone);
  if (done !== undefined) return `${title}: done on ${sayDayInFull(done)} — still so?`;
  if (!overdue || day === undefined) return `${title}: ${planOf(item, today)} — still so?`;
  const { baseline } = milestone;
  const beside =
    proposed !== undefined
      ? `; ${sayProposed(proposed, approved, today)}`
      : baseline !== undefined && baseline !== day
        ? `, ${sayAgainst(day, baseline, 'plan', today)}`
        : '';
  return `${title} was due on ${sayShort(day, today)}, ${sayCount(daysBetween(day, today), 'day')} ago${beside}. Is it done, or what is the new date?`;
}

function planOf({ milestone, approved, proposed }: Item, today: LocalDate): string {
  if (proposed !== undefined) return sayProposed(proposed, approved, today);
  const { baseline, when } = milestone;
  if (approved === undefined) return when === undefined ? 'no date yet' : `no date yet, it waits for “${when}”`;
  if (approved === baseline) return `planned for ${sayDayInFull(approved)}`;
  const slip = baseline === undefined ? '' : `, ${sayAgainst(approved, baseline, 'plan', today)}`;
  return `forecast for ${sayDayInFull(approved)}${slip}`;
}
