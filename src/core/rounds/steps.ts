import type { LocalDate } from '../calendar/local-date.ts';
import { nextWorkingDay, type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import type { Role, RoundDue } from './due.ts';
import type { RoundPlan } from './plan.ts';

/**
 * What is sent to people in a round. It comes at the start of their hours on the planned day, or, where they do not
 * work on that day, on the next on which they do; never on a day on which it has lost its sense.
 */
export interface Step {
  readonly what: Extract<RoundDue['what'], 'notice' | 'open' | 'remind'>;
  readonly to: Role;
  /** The days for somebody who works on `own` days, each at most once. `council` counts the steps. */
  days(plan: RoundPlan, own: WorkingCalendar, council: WorkingCalendar): readonly StepDay[];
}

export interface StepDay {
  readonly on: LocalDate;
  readonly step?: number;
}

/** To add a step is to add an entry. */
export const steps: readonly Step[] = [
  { what: 'notice', to: 'office', days: notice },
  { what: 'open', to: 'asked', days: opening },
  { what: 'remind', to: 'asked', days: reminders },
];

/** A preview is of use until the day on which the round opens. */
function notice(plan: RoundPlan, own: WorkingCalendar): readonly StepDay[] {
  if (!plan.noticeOn) return [];
  const on = nextWorkingDay(own, plan.noticeOn);
  return on <= plan.opensOn ? [{ on }] : [];
}

const isOpenOn = (plan: RoundPlan, day: LocalDate) => plan.closesOn === undefined || day <= plan.closesOn;

function opening(plan: RoundPlan, own: WorkingCalendar): readonly StepDay[] {
  const on = nextWorkingDay(own, plan.opensOn);
  return isOpenOn(plan, on) ? [{ on }] : [];
}

/** Those that come to one day are one, the last; whoever is asked on that day needs none. */
function reminders(plan: RoundPlan, own: WorkingCalendar, council: WorkingCalendar): readonly StepDay[] {
  const asked = nextWorkingDay(own, plan.opensOn);
  const byDay = new Map<LocalDate, number>();
  for (const day of plan.reminders) {
    byDay.set(nextWorkingDay(own, day), workingDaysBetween(council, plan.dueOn, day));
  }
  return [...byDay].map(([on, step]) => ({ on, step })).filter(({ on }) => on > asked && isOpenOn(plan, on));
}
