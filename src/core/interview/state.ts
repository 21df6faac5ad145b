import type { Answers } from './answers.ts';

/** Where an interview stands. Plain data, kept in the draft; survives restarts, platforms and weeks. */
export interface InterviewState {
  readonly answers: Answers;
  /** Keys of questions passed over on purpose. */
  readonly skipped: readonly string[];
  /** The question now asked; `review` when all are answered. */
  readonly at: string;
  /** Keys of the questions asked before this one, for `Back`. */
  readonly trail: readonly string[];
  /** True while one answer of the review is being changed: after it, back to the review. */
  readonly editing?: boolean;
}
