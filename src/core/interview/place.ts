import type { Message } from '../message.ts';
import { ask } from './ask.ts';
import { moved } from './change.ts';
import { current, type Interview, nextPlace } from './interview.ts';
import type { Note } from './note.ts';
import { review, submitted } from './review.ts';
import { type InterviewState, REVIEW, SUBMITTED } from './state.ts';

/** What a step led to. All of it is to be stored before the message is sent. */
export interface Stepped {
  readonly state: InterviewState;
  readonly message: Message;
  /**
   * `submitted`: once for each submission; `state.answers` is then exactly what is submitted. `later`: the person's next
   * typed text answers nothing here until they come back.
   */
  readonly done?: 'submitted' | 'later';
}

/** Shows where the interview is. A place that is gone (its question is no longer due) gives way to the next. */
export function present(interview: Interview, note?: Note, options?: Parameters<typeof ask>[3]): Stepped {
  const { state } = interview;
  const question = current(interview);
  if (question) return { state, message: ask(interview, question, note, options) };
  if (state.at === SUBMITTED) return { state, message: submitted(interview, note) };
  if (state.at === REVIEW) return { state, message: review(interview, note) };
  return present({ ...interview, state: moved(state, nextPlace(interview)) }, note, options);
}

/** Goes on to what is still open: the next question, or the review. */
export function goOn(interview: Interview, note?: Note): Stepped {
  return present({ ...interview, state: moved(interview.state, nextPlace(interview)) }, note);
}
