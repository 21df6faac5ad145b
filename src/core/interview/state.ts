import type { Json } from '../json.ts';
import type { Answers } from './answers.ts';

/** Where an interview stands. Plain JSON, kept in the draft; survives restarts, platforms and weeks. */
export interface InterviewState {
  readonly answers: Answers;
  /** Keys of questions passed over on purpose. */
  readonly skipped: readonly string[];
  /** The key of the question now asked; `review` when there is none left, `submitted` once it was sent. */
  readonly at: string;
  /** True while one answer of the review is being changed: `Back` leads to the review. */
  readonly editing?: boolean;
  /** What `Yes` or `Right` would record. */
  readonly proposed?: Proposal;
  /** What the person wrote that is in no answer (yet). */
  readonly kept: readonly Kept[];
  /** Counts what was recorded and proposed, so that the button of an outdated review is recognised. */
  readonly changes: number;
}

export interface Proposal {
  readonly question: string;
  readonly value: Json;
  /** The words that were read so. */
  readonly said: string;
  /** The whole text they stood in, which is in no answer until this is agreed to. */
  readonly text?: string;
}

/** Nothing a person wrote is dropped: what is no answer stays in the draft and stands in the review. */
export interface Kept {
  /** Where it was said, or where it seems to belong. */
  readonly question: string;
  readonly text: string;
  /** Understood as far as it goes: offered when the question comes up. */
  readonly offer?: boolean;
}

export const REVIEW = 'review';
export const SUBMITTED = 'submitted';
