import type { Json } from '../json.ts';
import type { Answers } from './answers.ts';
import type { Drawing } from './drawing.ts';

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
  /** The platform's id of the message from which an answer was read, by question: an edit of it edits the answer. */
  readonly from?: { readonly [question: string]: string };
  /** The question that each device showed last, by platform and person: what is typed there answers that one. */
  readonly shown?: { readonly [device: string]: string };
  /** The forms that were drawn last: what still stands in their fields as it did then was not touched. */
  readonly form?: FormMemory;
  /** The answer that a later one took the place of just now, from another device or by an edit: `Change it back`. */
  readonly replaced?: { readonly question: string; readonly value: Json };
  /** Counts what was recorded and proposed, so that the button of an outdated review is recognised. */
  readonly changes: number;
}

/** Pages of forms, the newest last; `last`: the highest number that one was given. */
export interface FormMemory {
  readonly last: number;
  readonly drawings: readonly { readonly number: number; readonly drawing: Drawing }[];
}

export interface Proposal {
  readonly question: string;
  readonly value: Json;
  /** The words that were read so. */
  readonly said: string;
  /** The whole text they stood in, which is in no answer until this is agreed to. */
  readonly text?: string;
  /** What was read with it from the same text, for other questions. */
  readonly also?: readonly { readonly question: string; readonly value: Json }[];
}

/** Nothing a person wrote is dropped: what is no answer stays in the draft and stands in the review. */
export interface Kept {
  /** Where it was said, or where it seems to belong. */
  readonly question: string;
  readonly text: string;
  /** Understood as far as it goes: offered when the question comes up. */
  readonly offer?: boolean;
  /** The platform's id of the message in which it stood: an edit of it takes its place. */
  readonly message?: string;
}

/** Before the first question: has anything changed at all? */
export const OPENING = 'opening';
export const REVIEW = 'review';
export const SUBMITTED = 'submitted';

/** Before anything was answered. */
export const nothingSaid = (): InterviewState => ({ answers: {}, skipped: [], at: REVIEW, kept: [], changes: 0 });
