import type { Habit } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Weekday } from '../calendar/weekday.ts';
import type { Programme, SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Period } from '../programme/period.ts';
import type { DigestSettings } from '../programme/steering-group.ts';
import type { Escalation, RoundPlan } from './plan.ts';

/**
 * Schedule: something that recurs or is planned, under a name that never changes. Occurrence: one instant of it.
 * Due: an occurrence whose instant has come.
 */
interface Occurrence {
  /** `round/business-strategy/2026-10_2026-12/open@Europe/London+mon-fri+09:00-17:00`, `digest/business-strategy/bsg`. */
  readonly schedule: string;
  /** Programme time. */
  readonly at: Date;
  /** The day it is in the zone it was worked out for. */
  readonly on: LocalDate;
}

/** Whom a step of a round is sent to: the programme office, those who are asked for an update, or whom it escalates to. */
export type Role = 'office' | 'asked' | Escalation;

export interface RoundDue extends Occurrence {
  /**
   * `notice` the office of this habit gets the preview · `open` with a habit: those of this habit are asked; without:
   * the round itself opens · `remind` those of this habit who have not answered · `due-passed` the due day's hours are
   * over · `escalate` the deputies, directors or sponsor of this habit are asked for what is not answered ·
   * `before-sponsor` the office of this habit is told that the sponsor will be · `office-late` the sponsor is told what
   * the office itself owes · `close` the round closes.
   */
  readonly what: 'notice' | 'open' | 'remind' | 'due-passed' | 'escalate' | 'before-sponsor' | 'office-late' | 'close';
  /** The programme's id. */
  readonly programme: string;
  /** Of those whose answers are due on its `dueOn`. */
  readonly plan: RoundPlan;
  /** Absent for what happens to the round and not to people. */
  readonly habit?: Habit;
  /** For a reminder, its place from the due day in the council's working days: −3, 0, 1. */
  readonly step?: number;
  /** Of `escalate`: who is asked. */
  readonly escalation?: Escalation;
}

export interface DigestDue extends Occurrence {
  readonly what: 'digest';
  /** The programme's id. */
  readonly programme: string;
  /** The steering group's id. */
  readonly group: string;
}

/** The light check between rounds, for those of one habit. */
export interface TouchDue extends Occurrence {
  readonly what: 'touch';
  /** The programme's id. */
  readonly programme: string;
  readonly habit: Habit;
}

/** The owners of actions, of one habit, are asked about those of which this is the day. */
export interface ActionsDue extends Occurrence {
  readonly what: 'actions';
  /** The programme's id. */
  readonly programme: string;
  readonly habit: Habit;
}

export type Due = RoundDue | DigestDue | TouchDue | ActionsDue;

/** A programme as schedules see it. */
export interface ScheduledProgramme extends Pick<Programme, 'id' | 'rounds' | 'scheduledSince'> {
  /** The distinct habits of the people in each role: no people, so that ten thousand cost what one does. */
  readonly habits: Readonly<
    Record<'office' | 'asked', readonly Habit[]> & Partial<Record<Escalation, readonly Habit[]>>
  >;
  /** The rounds that are open: their days are those they were opened with, or were extended to, whatever the settings say. */
  readonly open?: readonly OpenRound[];
  /** The period of the first round in the series, where known: gives rounds their number. */
  readonly firstPeriod?: Period;
  /** The day of the light check; absent: nothing in it is touched between rounds. */
  readonly touchDay?: Weekday;
}

/** An open round as schedules see it. */
export interface OpenRound {
  readonly period: Period;
  readonly dueOn: LocalDate;
  readonly closesOn?: LocalDate;
  /** Later due days that the office gave to single workstreams, each once: each is followed up like a round of its own. */
  readonly apart: readonly LocalDate[];
}

/** A steering group as schedules see it; outside its days `from` to `until` it gets no digest. */
export interface ScheduledGroup extends Pick<SteeringGroup, 'id' | 'programme' | 'scheduledSince' | 'from' | 'until'> {
  readonly digest: DigestSettings;
}

/** The days by which actions of a programme are due, of those owners of one habit whom no answer asks. */
export interface ScheduledActions {
  /** The programme's id. */
  readonly programme: string;
  readonly scheduledSince: Date;
  readonly habit: Habit;
  /** Each once. */
  readonly by: readonly LocalDate[];
}

export type CouncilSettings = Pick<
  Organisation,
  'timeZone' | 'hours' | 'holidays' | 'closures' | 'financialYearStarts'
>;

export interface AgendaInput {
  readonly organisation: CouncilSettings;
  readonly programmes: readonly ScheduledProgramme[];
  readonly groups: readonly ScheduledGroup[];
  readonly actions?: readonly ScheduledActions[];
}
