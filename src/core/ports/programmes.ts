import type { LocalDate } from '../calendar/local-date.ts';
import type {
  Decision,
  Indicator,
  Meeting,
  Milestone,
  Programme,
  Risk,
  Saving,
  SteeringGroup,
  Workstream,
} from '../programme/nouns.ts';
import type { Paper } from '../programme/paper.ts';

export interface ProgrammeRows {
  /** Not retired, by name. */
  all(): Promise<readonly Programme[]>;
  get(id: string): Promise<Programme | undefined>;
  groups(programme: string): Promise<readonly SteeringGroup[]>;
  group(id: string): Promise<SteeringGroup | undefined>;
  /** The steering group whose channel on a platform this is. In the playground a group's channel has the group's id. Undefined also where several share it: nobody knows who reads there. */
  groupOfChannel(platform: string, channel: string): Promise<SteeringGroup | undefined>;
  /** Not retired, in the file's order. */
  /** `only`: of these, by id; what is asked of one person costs the same in a programme of ten thousand. */
  workstreams(programme: string, only?: readonly string[]): Promise<readonly Workstream[]>;
  workstream(id: string): Promise<Workstream | undefined>;
  /** All of a programme's milestones, indicators, savings and risks: a constant number of queries, for digests. `only`: of these workstreams. */
  measures(programme: string, only?: readonly string[]): Promise<Measures>;
  /** Its indicators that have an owner of their own; one query. */
  ownedIndicators(programme: string): Promise<Measures['indicators']>;
  /**
   * What of a programme is marked sensitive, also what is retired by now: answers about it stay with those who may read
   * such items. One query.
   */
  sensitiveItems(programme: string): Promise<readonly SensitiveItem[]>;
  /** Those of these workstreams with a milestone that is not done and due on this day or before; one query. */
  withMilestoneDue(workstreams: readonly string[], by: LocalDate): Promise<ReadonlySet<string>>;
  /** Of its steering groups, cancelled ones too, in order of their days; one query. */
  meetings(programme: string): Promise<readonly Meeting[]>;
  decisions(programme: string): Promise<readonly Decision[]>;
  paper(programme: string): Promise<Paper | undefined>;
}

export interface SensitiveItem {
  readonly kind: 'milestone' | 'indicator' | 'saving' | 'risk' | 'action';
  readonly id: string;
}

export interface Measures {
  readonly milestones: readonly (Milestone & { readonly workstream: string })[];
  readonly indicators: readonly (Indicator & { readonly workstream: string })[];
  readonly savings: readonly (Saving & { readonly workstream: string })[];
  readonly risks: readonly (Risk & { readonly workstream: string })[];
}

export interface WorkstreamInFull extends Workstream {
  readonly milestones: readonly Milestone[];
  readonly indicators: readonly Indicator[];
  readonly savings: readonly Saving[];
  readonly risks: readonly Risk[];
}
