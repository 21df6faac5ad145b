import type { LocalDate } from '../calendar/local-date.ts';
import {
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/working-days.ts';
import type { Role, RoundDue } from './due.ts';
import { type Escalation, ladder, type RoundPlan } from './plan.ts';

/**
 * What is sent to people in a round. It comes at the start of their hours on the planned day, or, where they do not
 * work on that day, on the next on which they do; never on a day on which it has lost its sense.
 */
export interface Step {
  readonly what: Exclude<RoundDue['what'], 'due-passed' | 'close'>;
  readonly to: Role;
  /** It is counted from the due day, so it comes for each due day that workstreams of the round have. */
  readonly followsDue?: true;
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
  { what: 'remind', to: 'asked', followsDue: true, days: reminders },
  ...ladder.map((to): Step => ({ what: 'escalate', to, followsDue: true, days: escalation(to) })),
  { what: 'before-sponsor', to: 'office', followsDue: true, days: beforeSponsor },
  { what: 'office-late', to: 'sponsor', days: officeLate },
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

/** Nobody is turned to once the round has closed: an answer would not be taken any more. */
function escalation(to: Escalation): Step['days'] {
  return (plan, own) => {
    const planned = plan.escalations[to];
    const on = planned && nextWorkingDay(own, planned);
    return on && isOpenOn(plan, on) ? [{ on }] : [];
  };
}

/** The office has a working day in which it can hold what would go to the sponsor. */
function beforeSponsor(plan: RoundPlan, own: WorkingCalendar, council: WorkingCalendar): readonly StepDay[] {
  const { sponsor } = plan.escalations;
  if (!sponsor || !isOpenOn(plan, sponsor)) return [];
  return [{ on: previousWorkingDay(own, council.before(sponsor)) }];
}

/** What the office owes goes further when what others owe does. */
function officeLate(plan: RoundPlan, own: WorkingCalendar): readonly StepDay[] {
  const { director } = plan.escalations;
  return director ? [{ on: nextWorkingDay(own, director) }] : [];
}
