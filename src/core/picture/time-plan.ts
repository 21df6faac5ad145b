import { z } from 'zod';
import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayShort } from '../calendar/say.ts';
import type { Overseen } from '../digest/facts.ts';
import { excerpt } from '../interview/understand/wording.ts';
import type { MilestoneChange } from '../ports.ts';
import { expected, sayProposed } from '../programme/milestone-days.ts';
import type { Milestone } from '../programme/nouns.ts';
import { day } from '../programme/values.ts';

const planned = z.object({
  title: z.string(),
  /** Its workstream, where the plan is of several. */
  of: z.string().optional(),
  critical: z.boolean(),
  /** The day agreed at first. */
  baseline: day.optional(),
  /** The day it is expected on, or was done: of a critical one the approved day. */
  on: day,
  done: z.boolean(),
  /** Another day that waits for its approver. */
  proposed: day.optional(),
});
/** One milestone with a day. */
export type Planned = z.output<typeof planned>;

export const timePlan = z.object({
  kind: z.literal('time-plan'),
  /** `Business Strategy Group`. */
  of: z.string(),
  today: day,
  /** By their days; of many the most important (see {@link most}). */
  rows: z.array(planned),
  /** Of all that have a day, also where they are not among the rows. */
  counts: z.object({ all: z.number(), done: z.number(), overdue: z.number(), late: z.number(), proposed: z.number() }),
});
/** What a time plan shows: agreed day, expected day, done or not, beside today. */
export type TimePlan = z.output<typeof timePlan>;

/** So many rows can be read on a phone. */
const most = 10;

type Given = Pick<Overseen, 'workstream' | 'milestones' | 'changes'>;

/** The time plan of what a group, or whoever asks, may see of these workstreams. Undefined: nothing has a day. */
export function timePlanOf(of: string, today: LocalDate, workstreams: readonly Given[]): TimePlan | undefined {
  const all = workstreams.flatMap((each) => rowsOf(each, workstreams.length > 1));
  if (all.length === 0) return undefined;
  const important = all
    .map((row) => ({ row, weight: weightOf(row, today) }))
    .sort((a, b) => a.weight - b.weight || nearest(a.row, b.row));
  const rows = important.slice(0, most).map(({ row }) => row);
  const count = (isSo: (row: Planned) => boolean) => all.filter(isSo).length;
  const counts = {
    all: all.length,
    done: count(({ done }) => done),
    overdue: count((row) => isOverdue(row, today)),
    late: count(isLate),
    proposed: count(({ proposed }) => proposed !== undefined),
  };
  return { kind: 'time-plan', of, today, rows: rows.sort(soonest), counts };
}

function rowsOf({ workstream, milestones, changes }: Given, isOneOfSeveral: boolean): readonly Planned[] {
  return milestones.flatMap((milestone): Planned[] => {
    const on = milestone.actual ?? expected(milestone);
    const isDone = milestone.actual !== undefined;
    // What is paused, deferred or over waits for nobody.
    if (on === undefined || (!isDone && workstream.status !== 'active')) return [];
    const proposed = isDone ? undefined : waiting(changes, milestone);
    return [
      {
        title: milestone.title,
        critical: milestone.critical,
        on,
        done: isDone,
        ...(isOneOfSeveral ? { of: workstream.name } : {}),
        ...(milestone.baseline === undefined ? {} : { baseline: milestone.baseline }),
        ...(proposed === undefined ? {} : { proposed }),
      },
    ];
  });
}

const waiting = (changes: readonly MilestoneChange[], { id }: Milestone): LocalDate | undefined =>
  changes.findLast(({ milestone, state }) => milestone === id && state === 'proposed')?.to;

/** Days after the agreed day; negative: before. */
const slipOf = ({ baseline, on }: Pick<Planned, 'baseline' | 'on'>): number =>
  baseline === undefined ? 0 : daysBetween(baseline, on);

/** Not done, and expected after the agreed day. */
export const isLate = (row: Planned): boolean => !row.done && slipOf(row) > 0;

export const isOverdue = ({ done, on }: Planned, today: LocalDate): boolean => !done && on < today;

/** What people must not miss comes first: overdue, waiting for approval, moved, critical; what is done comes last. */
function weightOf(row: Planned, today: LocalDate): number {
  if (row.done) return 9;
  const kind = isOverdue(row, today) ? 0 : row.proposed !== undefined ? 1 : slipOf(row) > 0 ? 2 : 3;
  return row.critical ? kind : kind + 4;
}

const soonest = (a: Planned, b: Planned): number => a.on.localeCompare(b.on);
/** Of what is done the latest. */
const nearest = (a: Planned, b: Planned): number => (a.done && b.done ? -1 : 1) * soonest(a, b);

/** In a few words: `34 days overdue`, `31 days later than planned`, `done 3 days early`, `approval awaited`. */
export function sayState(row: Planned, today: LocalDate): string {
  const days = slipOf(row);
  if (row.done) return days === 0 ? 'done' : `done ${sayCount(Math.abs(days), 'day')} ${days > 0 ? 'late' : 'early'}`;
  if (row.on < today) return `${sayCount(daysBetween(row.on, today), 'day')} overdue`;
  if (row.proposed !== undefined) return 'approval awaited';
  if (days === 0) return row.baseline === undefined ? 'expected' : 'as planned';
  return `${sayCount(Math.abs(days), 'day')} ${days > 0 ? 'late' : 'early'}`;
}

/** The same with its days: `31 July, 31 days late (planned 30 June)`, `27 November, done`, and a day that waits beside the approved one. */
export function sayNow(row: Planned, today: LocalDate): string {
  const overdue = isOverdue(row, today) ? `, ${sayState(row, today)}` : '';
  if (row.proposed !== undefined) return `${sayProposed(row.proposed, row.on, today)}${overdue}`;
  const [day, state] = [sayShort(row.on, today), sayState(row, today)];
  const planned =
    row.baseline !== undefined && row.baseline !== row.on ? ` (planned ${sayShort(row.baseline, today)})` : '';
  return state === 'expected' ? day : `${day}, ${state}${planned}`;
}

/** The point of the picture, for who cannot see it. */
export function sayTimePlan({ of, today, rows, counts }: TimePlan): string {
  const open = rows.filter(({ done }) => !done);
  const [furthest] = open.filter(isLate).sort((a, b) => slipOf(b) - slipOf(a));
  const next = open.find((row) => row.on >= today);
  const parts = [
    sayCount(counts.all, 'milestone'),
    ...(counts.done > 0 ? [`${counts.done} done`] : []),
    ...(counts.overdue > 0 ? [`${counts.overdue} overdue`] : []),
    ...(counts.late > 0 ? [`${counts.late} later than planned`] : []),
    ...(counts.proposed > 0 ? [`${counts.proposed} waiting for approval`] : []),
  ];
  const named = ({ title, critical }: Planned) => `${excerpt(title, 120)}${critical ? ' (critical)' : ''}`;
  return [
    `${of}: time plan on ${sayShort(today)}. ${parts.join(', ')}.`,
    ...open
      .filter((row) => isOverdue(row, today))
      .slice(0, 3)
      .map((row) => `${named(row)} was due on ${sayShort(row.on, today)}.`),
    ...(furthest ? [`Furthest from its plan: ${named(furthest)}, ${sayCount(slipOf(furthest), 'day')} late.`] : []),
    ...(next ? [`Next: ${named(next)}, ${sayShort(next.on, today)}.`] : []),
  ].join(' ');
}
