import type { Message } from '../message.ts';
import { ask } from './ask.ts';
import { moved } from './change.ts';
import { current, type Interview, nextPlace } from './interview.ts';
import type { Note } from './note.ts';
import { opening, opens } from './opening.ts';
import { review, submitted } from './review.ts';
import { type InterviewState, OPENING, REVIEW, SUBMITTED } from './state.ts';

/** What a step led to. All of it is to be stored before the message is sent. */
export interface Stepped {
  readonly state: InterviewState;
  readonly message: Message;
  /** Said in passing: what they type next answers what it would have answered before. */
  readonly aside?: true;
  readonly done?: Done;
}

/** What is to be done in the world. After each of them the person's next typed text answers nothing here. */
export type Done =
  /** Once for each submission; `state.answers` is then exactly what is submitted. `reason`: why a later version is made. */
  | { readonly what: 'submitted'; readonly reason?: string }
  /** Until they come back, or the time that they name. */
  | { readonly what: 'later' /** Nothing waits for them: what was submitted stands. */; readonly stands?: true }
  /** They are asked who should answer instead; `word`: what the name is the rest of. */
  | { readonly what: 'delegate'; readonly word: string };

/** Shows where the interview is. A place that is gone (its question is no longer due) gives way to the next. */
export function present(interview: Interview, note?: Note, options?: Parameters<typeof ask>[3]): Stepped {
  const { state } = interview;
  const question = current(interview);
  if (question) return { state, message: ask(interview, question, note, options) };
  if (state.at === OPENING && opens(interview)) return { state, message: opening(interview, note) };
  if (state.at === SUBMITTED) return { state, message: submitted(interview, note) };
  if (state.at === REVIEW) return { state, message: review(interview, note) };
  return present({ ...interview, state: moved(state, nextPlace(interview)) }, note, options);
}

/** Goes on to what is still open: the next question, or the review. */
export function goOn(interview: Interview, note?: Note): Stepped {
  return present({ ...interview, state: moved(interview.state, nextPlace(interview)) }, note);
}
