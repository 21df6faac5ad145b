import type { LocalDate } from '../calendar/local-date.ts';
import type { Json } from '../json.ts';

/** A decision that an answer asked for, with the name by which it is typed. */
export interface DecisionAsked {
  /** `A12`. */
  readonly id: bigint;
  readonly workstream: string;
  /** Of its words (interview/decision-key.ts): it is the same decision as long as they are the same. */
  readonly key: string;
  readonly text: string;
  /** The day by which it is needed, as it was said last before it was decided. */
  readonly by?: LocalDate;
}

/** A decision as it was recorded; never altered. */
export interface DecisionTaken {
  readonly id: bigint;
  readonly programme: string;
  /** `A12`, or the id of a decision in the programme file. */
  readonly ref: string;
  /** The workstream whose answer asked for it. */
  readonly workstream?: string;
  /** What was asked. */
  readonly needed: string;
  /** What was decided, in the words that hold. */
  readonly words: string;
  /** Id of the steering group that decided. */
  readonly body?: string;
  /** Who decided, in words, where that was no steering group as such. */
  readonly who?: string;
  readonly on: LocalDate;
  /** The meeting, or the delegation under which it was taken. */
  readonly where: string;
  readonly why?: string;
  readonly considered?: string;
  readonly keyDecision?: 'yes' | 'no' | 'not-sure';
  /** Who recorded it. */
  readonly by: string;
  readonly at: Date;
  /** The record that this one takes the place of, and why. */
  readonly replaces?: bigint;
  readonly reason?: string;
}

export interface DecisionRows {
  /**
   * Gives each decision that has no name yet one. What was decided is asked anew only with another day. The caller has
   * locked the workstream.
   */
  noteAsked(asked: readonly Omit<DecisionAsked, 'id'>[]): Promise<void>;
  /** Those of these workstreams, whether they are still asked or not, oldest first; one query. */
  asked(workstreams: readonly string[]): Promise<readonly DecisionAsked[]>;
  get(id: bigint): Promise<DecisionAsked | undefined>;
  record(taken: Omit<DecisionTaken, 'id' | 'at'>): Promise<DecisionTaken>;
  /** Of a programme, what holds: of each decision the newest record, newest first; one query. */
  taken(programme: string): Promise<readonly DecisionTaken[]>;
  /** What somebody has said so far of a decision that they are recording. */
  draft(person: string, ref: string): Promise<Json | undefined>;
  /** `undefined` ends it. */
  keepDraft(person: string, ref: string, answers: Json | undefined): Promise<void>;
}
