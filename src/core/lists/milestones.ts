import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayShort } from '../calendar/say.ts';
import { excerpt } from '../interview/understand/wording.ts';
import type { Line } from '../message.ts';
import type { MilestoneChange } from '../ports.ts';
import { expected, sayAgainst, sayProposed } from '../programme/milestone-days.ts';
import type { Milestone } from '../programme/nouns.ts';
import { firstDay, lastDay } from '../programme/period.ts';
import { ratingName } from '../programme/rag.ts';
import { type Around, type Listed, listWord, type Sort } from './list.ts';

type State = 'overdue' | 'due' | 'slipped' | 'critical' | 'waiting' | 'done' | 'open';
type One = Listed<Milestone>;

/** `due`: so far ahead, as in the digest. */
const DAYS_AHEAD = 28;

const overdueBy = ({ item }: One, today: LocalDate): number => {
  const on = expected(item);
  return on !== undefined && !item.actual && on < today ? daysBetween(on, today) : 0;
};

/** The day that counts: when it was done, else when it is expected. */
const dayOf = ({ item }: One): LocalDate | undefined => item.actual ?? expected(item);

const slip = ({ item }: One): number => {
  const on = item.actual ?? item.forecast;
  return on === undefined || item.baseline === undefined ? 0 : daysBetween(item.baseline, on);
};

const ownChanges = ({ item, seen }: One): readonly MilestoneChange[] =>
  seen.changes.filter(({ milestone }) => milestone === item.id);

const waits = (listed: One): MilestoneChange | undefined =>
  listed.item.actual ? undefined : ownChanges(listed).findLast(({ state }) => state === 'proposed');

const sort: Sort<Milestone, State> = {
  name: 'milestones',
  usage: '[filter]',
  summary: 'milestones with plan, forecast, slip and why; “milestones overdue” or “milestones red q3” shows fewer',
  examples: ['milestones', 'milestones overdue', 'milestones red q3', 'milestones critical slipped'],
  called: ['milestone', 'milestones'],
  states: {
    overdue: 'overdue',
    late: 'overdue',
    due: 'due',
    coming: 'due',
    slipped: 'slipped',
    slipping: 'slipped',
    critical: 'critical',
    'approval awaited': 'waiting',
    'awaiting approval': 'waiting',
    awaited: 'waiting',
    proposed: 'waiting',
    done: 'done',
    closed: 'done',
    complete: 'done',
    completed: 'done',
    open: 'open',
  },
  itemsOf: ({ milestones }) => milestones,

  is(state, listed, { today }) {
    const { item } = listed;
    const on = expected(item);
    switch (state) {
      case 'overdue':
        return overdueBy(listed, today) > 0;
      case 'due':
        return !item.actual && on !== undefined && on >= today && on <= addDays(today, DAYS_AHEAD);
      case 'slipped':
        return slip(listed) > 0;
      case 'critical':
        return item.critical;
      case 'waiting':
        return waits(listed) !== undefined;
      case 'done':
        return item.actual !== undefined;
      case 'open':
        return !item.actual;
    }
  },

  // Asked for a period, people want to know what became of it too.
  isShown: ({ item }, _, { periods }) => periods.length > 0 || !item.actual,
  isIn: (periods, listed) => {
    const on = dayOf(listed);
    return on !== undefined && periods.some((period) => on >= firstDay(period) && on <= lastDay(period));
  },

  /** Overdue before what is to come, critical before others, then by day; what is done last, newest first. */
  compare(a, b, { today }) {
    const [doneA, doneB] = [a.item.actual, b.item.actual];
    if (doneA !== undefined || doneB !== undefined) return doneA && doneB ? doneB.localeCompare(doneA) : doneA ? 1 : -1;
    const late = Number(overdueBy(b, today) > 0) - Number(overdueBy(a, today) > 0);
    if (late !== 0) return late;
    const critical = overdueBy(a, today) > 0 ? Number(b.item.critical) - Number(a.item.critical) : 0;
    return critical || (dayOf(a) ?? '9999').localeCompare(dayOf(b) ?? '9999');
  },

  counted(all, { today }) {
    const counts = [
      [all.filter((each) => overdueBy(each, today) > 0).length, 'overdue'],
      [all.filter((each) => slip(each) > 0).length, 'slipped'],
      [all.filter((each) => sort.is('due', each, { today } as Around)).length, 'due in the next four weeks'],
      [all.filter(({ item }) => item.actual !== undefined).length, 'done'],
    ] as const;
    return counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', ');
  },

  line(listed, around): Line {
    const { item, seen } = listed;
    const rating = seen.standing.now ? ` (${ratingName(seen.standing.now.rating)})` : '';
    const critical = item.critical ? ' (critical)' : '';
    return [
      { bold: item.title },
      `${critical} · ${around.nameOf(seen)}${rating} · ${saidOf(listed, around.today).join('; ')}`,
    ];
  },

  peopleIn: () => [],
};

/** Plan, forecast or the day it was done, slip, why, and what waits. */
function saidOf(listed: One, today: LocalDate): readonly string[] {
  const { item } = listed;
  const { baseline, forecast, actual, when, said } = item;
  const on = actual ?? forecast;
  const late = overdueBy(listed, today);
  const waiting = waits(listed);
  const why = ownChanges(listed).findLast(
    ({ why: reason, kind, state }) => reason && kind === 'moved' && state !== 'withdrawn',
  );
  const against = on !== undefined && baseline !== undefined ? `, ${sayAgainst(on, baseline, 'plan', today)}` : '';
  const day =
    actual !== undefined
      ? `done on ${sayShort(actual, today)}${against}`
      : forecast !== undefined && forecast !== baseline
        ? `now ${sayDay(forecast, today)}${against}`
        : baseline !== undefined
          ? `planned for ${sayDay(baseline, today)}`
          : (when ?? said ?? 'no date');
  const isMoved = actual === undefined && (waiting !== undefined || (forecast !== undefined && forecast !== baseline));
  return [
    day,
    ...(late > 0 ? [`overdue by ${sayCount(late, 'day')}`] : []),
    ...(waiting ? [sayProposed(waiting.to, expected(item), today)] : []),
    ...(why?.why && isMoved ? [`why: ${excerpt(why.why, 160).replace(/\.$/, '')}`] : []),
  ];
}

/** `milestones`: those of the asker's workstreams, the most urgent first. */
export const milestonesWord = listWord(sort);
