import type { LocalDate } from '../calendar/local-date.ts';
import type { Answers } from '../interview/answers.ts';
import type { InterviewState } from '../interview/state.ts';
import type { Period } from '../programme/period.ts';
import type { Rating } from '../programme/rag.ts';
import type { Undo } from './undo.ts';

/** One period's collection in one programme. */
export interface Round {
  /** `business-strategy/2026-10_2026-12`. */
  readonly id: string;
  readonly programme: string;
  readonly period: Period;
  /** Its place in the series (the fourth report), where the file says where the series begins. */
  readonly number?: number;
  readonly state: 'planned' | 'open' | 'closed';
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly closesOn?: LocalDate;
  readonly openedAt?: Date;
  readonly closedAt?: Date;
}

/** An unfinished answer for one workstream in one round. */
export interface Draft {
  readonly round: string;
  readonly workstream: string;
  /** The person of whom only the items that they own are asked; absent: the workstream's whole answer. */
  readonly part?: string;
  readonly state: InterviewState;
  /** Counts changes. */
  readonly revision: number;
  readonly startedBy: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** A submitted answer: never overwritten, a change is a new version. */
export interface Update {
  readonly workstream: string;
  /** Absent for a touch between rounds. */
  readonly round?: string;
  /** `figures`: what the owner of single items gave, beside the workstream's answer. */
  readonly kind: 'round' | 'figures' | 'touch';
  /** Whose figures. */
  readonly part?: string;
  readonly version: number;
  readonly answers: Answers;
  readonly rating?: Rating;
  readonly answeredBy: string;
  /** The lead they answered for, when they are not a lead of the workstream themselves. */
  readonly answeredFor?: string;
  readonly platform: string;
  /** Why a later version was made. */
  readonly reason?: string;
  /** What the record said before this changed it, the newest change last: undone before a later version takes effect. */
  readonly before: readonly Undo[];
  readonly at: Date;
}
