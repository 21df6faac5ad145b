import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days.ts';
import {
  lastDay,
  nextPeriod,
  type Period,
  periodContaining,
  periodKey,
  periodsBetween,
  previousPeriod,
} from '../programme/period.ts';
import type { RoundSettings } from '../programme/round-settings.ts';

/** The days of one round's steps, as the council's calendar counts them. */
export interface RoundPlan {
  readonly period: Period;
  /** Its place in the series, where the settings say where the series begins. */
  readonly number?: number;
  /** The office gets the preview. */
  readonly noticeOn?: LocalDate;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly closesOn?: LocalDate;
  /** Ascending, each day once; none before or on the day it opens, none after the day it closes. */
  readonly reminders: readonly LocalDate[];
  readonly escalations: Readonly<Partial<Record<Escalation, LocalDate>>>;
}

export type Escalation = 'deputy' | 'director' | 'sponsor';

/** In the order in which they are turned to. */
export const ladder: readonly Escalation[] = ['deputy', 'director', 'sponsor'];

/** The day on which the last of them is asked, if an answer is still missing then; undefined: nobody is. */
export const lastEscalationDay = ({ escalations }: Pick<RoundPlan, 'escalations'>): LocalDate | undefined =>
  Object.values(escalations).sort().at(-1);

/** The settings that say on which days something happens. */
type Steps = Omit<RoundSettings, 'touch' | 'touchDay'>;

/** `business-strategy/2026-10_2026-12`. */
export const roundId = (programme: string, period: Period): string => `${programme}/${periodKey(period)}`;

/**
 * When the round about a period opens, falls due, and so on. `first` is the period of the first round in the series,
 * which has `firstNumber`; without it, and before it, a round has no number.
 */
export function planRound(settings: Steps, period: Period, calendar: WorkingCalendar, first?: Period): RoundPlan {
  const after = (day: LocalDate, days: number | undefined) =>
    days === undefined ? undefined : addWorkingDays(calendar, day, days);
  const end = lastDay(period);
  const opensOn = addWorkingDays(calendar, end, settings.opens);
  const dueOn = addWorkingDays(calendar, end, settings.due);
  const closesOn = after(end, settings.closes);
  const noticeOn = after(end, settings.notice);
  const number = numberOf(settings, period, first);
  const planned = {
    period,
    ...(number !== undefined && { number }),
    ...(noticeOn && { noticeOn }),
    opensOn,
    dueOn,
    ...(closesOn && { closesOn }),
  };
  return { ...planned, ...followUp(settings, planned, calendar) };
}

/** The same round with another due day, and perhaps another closing day: what follows the due day is counted from there. */
export function movedTo(
  plan: RoundPlan,
  days: Pick<RoundPlan, 'dueOn' | 'closesOn'>,
  settings: Steps,
  calendar: WorkingCalendar,
): RoundPlan {
  const moved = { ...plan, ...days };
  return { ...moved, ...followUp(settings, moved, calendar) };
}

/** What is counted from the due day. */
function followUp(
  { remind, escalate = {} }: Steps,
  { opensOn, dueOn, closesOn }: Pick<RoundPlan, 'opensOn' | 'dueOn' | 'closesOn'>,
  calendar: WorkingCalendar,
): Pick<RoundPlan, 'reminders' | 'escalations'> {
  const onDay = (days: number) => addWorkingDays(calendar, dueOn, days);
  return {
    reminders: [...new Set(remind)]
      .sort((a, b) => a - b)
      .map(onDay)
      .filter((day) => day > opensOn && (closesOn === undefined || day <= closesOn)),
    escalations: Object.fromEntries(
      ladder.flatMap((step) => (escalate[step] === undefined ? [] : [[step, onDay(escalate[step])]])),
    ),
  };
}

function numberOf({ firstNumber }: Steps, period: Period, first: Period | undefined): number | undefined {
  if (firstNumber === undefined || first === undefined || period.from < first.from) return undefined;
  return firstNumber + periodsBetween(first, period);
}

const daysOf = (plan: RoundPlan): readonly LocalDate[] =>
  [
    plan.noticeOn,
    plan.opensOn,
    plan.dueOn,
    plan.closesOn,
    ...plan.reminders,
    ...Object.values(plan.escalations),
  ].filter((day) => day !== undefined);

/**
 * The rounds of which some step falls on a day from `from` to `to`, or which lie around these days; in order. A later
 * period's steps never fall before an earlier one's, so the walk stops where they have left the window.
 */
export function roundsAround(
  settings: Steps & Pick<RoundSettings, 'every'>,
  calendar: WorkingCalendar,
  financialYearStarts: string,
  from: LocalDate,
  to: LocalDate,
  first?: Period,
): readonly RoundPlan[] {
  const plan = (period: Period) => planRound(settings, period, calendar, first);
  const isOver = (round: RoundPlan) => daysOf(round).every((day) => day < from);
  const isAhead = (round: RoundPlan) => daysOf(round).every((day) => day > to);

  let round = plan(periodContaining(from, settings.every, financialYearStarts));
  while (!isOver(round)) round = plan(previousPeriod(round.period, financialYearStarts));
  const rounds: RoundPlan[] = [];
  for (; !isAhead(round); round = plan(nextPeriod(round.period, financialYearStarts))) {
    if (!isOver(round)) rounds.push(round);
  }
  return rounds;
}
