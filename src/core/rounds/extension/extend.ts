import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../../calendar/working-days.ts';
import { nameOfPeriod } from '../../programme/period.ts';
import type { Asked } from '../asked.ts';
import type { Round } from '../round.ts';

/** Where a later due day leads, or why it cannot be. */
export type Extended =
  | { readonly dueOn: LocalDate; readonly was: LocalDate /** Of the whole round. */; readonly closesOn?: LocalDate }
  | { readonly problem: string };

/** The whole round: it closes as many working days after its due day as before. */
export function extendRound(round: Round, dueOn: LocalDate, today: LocalDate, calendar: WorkingCalendar): Extended {
  const what = `The round for ${nameOfPeriod(round.period)}`;
  const problem = notLater(what, round.dueOn, dueOn, today);
  if (problem) return { problem };
  const { closesOn } = round;
  const moved = closesOn && addWorkingDays(calendar, dueOn, workingDaysBetween(calendar, round.dueOn, closesOn));
  return { dueOn, was: round.dueOn, ...(moved ? { closesOn: moved } : {}) };
}

/** One workstream; not past the day on which the round closes, after which its answer would not be taken. */
export function extendOne(
  { workstream, round, dueOn: was, given }: Pick<Asked, 'workstream' | 'round' | 'dueOn' | 'given'>,
  dueOn: LocalDate,
  today: LocalDate,
): Extended {
  if (given) return { problem: `${workstream.name} is answered already, so nothing was changed.` };
  const problem = notLater(workstream.name, was, dueOn, today);
  if (problem) return { problem };
  const { closesOn } = round;
  if (closesOn !== undefined && dueOn > closesOn)
    return {
      problem: `The round closes on ${sayDay(closesOn, today)}, and an answer after that would not be taken. You could name a day up to then, or “round extend ${dueOn}” moves the whole round.`,
    };
  return { dueOn, was };
}

function notLater(what: string, was: LocalDate, dueOn: LocalDate, today: LocalDate): string | undefined {
  if (dueOn < today) return `${sayDay(dueOn, today)} is past, so nothing was changed. You could name a day to come.`;
  if (dueOn === was) return `${what} is due on ${sayDay(was, today)} already.`;
  if (dueOn < was)
    return `${what} is due on ${sayDay(was, today)}, which is later than ${sayDay(dueOn, today)}. A due day can only be moved to a later one: people were told of it.`;
  return undefined;
}
