import type { LocalDate } from '../calendar/local-date.ts';
import { type WorkingCalendar, workingCalendar } from '../calendar/working-days.ts';
import type { Programme } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { movedTo, planRound, type RoundPlan } from './plan.ts';
import type { Round } from './round.ts';

/** The days of an open round as they hold, for the workstreams that are due on `dueOn`. */
export function planOf(
  { rounds }: Pick<Programme, 'rounds'>,
  { period, dueOn: own, closesOn }: Pick<Round, 'period' | 'dueOn' | 'closesOn'>,
  organisation: Organisation,
  dueOn: LocalDate = own,
  calendar: WorkingCalendar = workingCalendar(organisation),
): RoundPlan {
  return movedTo(planRound(rounds, period, calendar), { dueOn, ...(closesOn && { closesOn }) }, rounds, calendar);
}
