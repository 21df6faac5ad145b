import type { InterviewState } from '../interview/state.ts';
import type { Json } from '../json.ts';
import type { Programme, SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Paper } from '../programme/paper.ts';
import type { Draft, Round, Update } from '../rounds/round.ts';
import type { Focus } from './people.ts';
import type { WorkstreamInFull } from './programmes.ts';

export interface RoundRows {
  get(id: string): Promise<Round | undefined>;
  /** Newest first. */
  ofProgramme(programme: string): Promise<readonly Round[]>;
  open(programmes: readonly string[]): Promise<readonly Round[]>;
  save(round: Round): Promise<void>;
  /** All that a turn of an interview depends on, in one query; undefined when the workstream or the round is not there. */
  interview(at: Focus): Promise<InterviewReading | undefined>;
  /** All of a round's drafts, and who is in which state, without the answers of others. */
  drafts(round: string): Promise<readonly Draft[]>;
  /**
   * Stores a draft if its revision is still the one it was read with; false: somebody else changed it meanwhile.
   * `revision` 0 inserts.
   */
  saveDraft(draft: {
    readonly round: string;
    readonly workstream: string;
    readonly state: InterviewState;
    readonly revision: number;
    readonly by: string;
  }): Promise<boolean>;
  dropDraft(round: string, workstream: string): Promise<void>;
}

export interface InterviewReading {
  readonly programme: Programme;
  readonly round: Round;
  readonly workstream: WorkstreamInFull;
  readonly organisation: Organisation;
  /** The programme's, in the file's order. */
  readonly groups: readonly SteeringGroup[];
  readonly paper?: Paper;
  /** As `UpdateRows.lastTwo`. */
  readonly updates: readonly Update[];
  readonly draft?: Draft;
}

export interface UpdateRows {
  add(update: Omit<Update, 'version' | 'at'>): Promise<Update>;
  /** The newest version of each workstream's newest update, before `before` if given; one query. */
  latest(workstreams: readonly string[], before?: Date): Promise<readonly Update[]>;
  /** The newest two rounds' updates of each workstream (newest version of each), newest first; one query. */
  lastTwo(workstreams: readonly string[]): Promise<readonly Update[]>;
  /** The newest version of each answer in a round. */
  ofRound(round: string): Promise<readonly Update[]>;
}

export interface DigestRows {
  /**
   * What the group was last shown, as digest/ kept it, in a digest that was certainly sent; with `platform`: in its
   * channel there, which may have got other digests than its channel elsewhere.
   */
  lastShown(group: string, platform?: string): Promise<{ readonly at: Date; readonly shown: Json } | undefined>;
  /** Notes what a digest shows; composed again, it shows what it says then. */
  keep(group: string, deliveryKey: string, shown: Json): Promise<void>;
}
