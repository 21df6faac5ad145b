import type { Oversight } from '../oversight/oversight.ts';
import type { Action as ActionInFile, Decision as DecisionInFile } from './decision.ts';
import type { Indicator as IndicatorInFile } from './indicator.ts';
import type { Milestone as MilestoneInFile } from './milestone.ts';
import type { ProgrammeInFile } from './programme.ts';
import type { Risk as RiskInFile } from './risk.ts';
import type { Saving as SavingInFile } from './saving.ts';
import type { MeetingInFile, SteeringGroupInFile } from './steering-group.ts';
import type { WorkstreamInFile } from './workstream.ts';

/**
 * The nouns as they are stored: as in the file, without the lists that are nouns of their own, and with an `id`, the
 * path of keys (`business-strategy/customer-focus`), by which rows, buttons, delivery keys and the trail name them.
 */
type Stored<T, Lists extends keyof T = never> = Omit<T, Lists | 'key'> & { readonly id: string };

export type Programme = Stored<
  ProgrammeInFile,
  | 'steeringGroups'
  | 'workstreams'
  | 'decisions'
  | 'actions'
  | 'reviews'
  | 'consultations'
  | 'comments'
  | 'notes'
  | 'paper'
> & {
  /** Programme time from which its schedules count: a schedule has no past. */
  readonly scheduledSince: Date;
};
/** `oversees`: on the day on which it is read, with what was taken over (oversight/oversight.ts). */
export type SteeringGroup = Stored<SteeringGroupInFile, 'meetings'> & {
  readonly programme: string;
  readonly scheduledSince: Date;
} & Pick<Oversight, 'tookOver' | 'handedOverTo'>;
export type Meeting = MeetingInFile & { readonly id: string /** The steering group's id. */; readonly group: string };
export type Workstream = Stored<WorkstreamInFile, 'milestones' | 'indicators' | 'savings' | 'risks'> & {
  readonly programme: string;
};
export type Milestone = Stored<MilestoneInFile>;
export type Indicator = Stored<IndicatorInFile>;
export type Saving = Stored<SavingInFile>;
export type Risk = Stored<RiskInFile>;
export type Decision = Stored<DecisionInFile> & { readonly programme: string };
export type Action = Stored<ActionInFile> & { readonly programme: string };

/** The last part of a path: the key in the file. */
export const keyOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
/** The first part of a path: the programme it belongs to. */
export const programmeOf = (id: string): string => id.slice(0, id.indexOf('/'));
