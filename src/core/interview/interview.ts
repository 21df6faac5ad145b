import type { Json } from '../json.ts';
import type { About } from './about.ts';
import type { Answers } from './answers.ts';
import type { Question } from './question.ts';
import { type InterviewState, type Proposal, REVIEW } from './state.ts';

/** An interview as it stands, and what can be read off it. */
export interface Interview {
  readonly questions: readonly Question[];
  readonly about: About;
  readonly state: InterviewState;
}

/** The questions that are due with the answers so far, in their order. */
export const asked = ({ questions, about, state }: Interview): readonly Question[] =>
  questions.filter((question) => question.asked(state.answers, about));

/** The question now asked; undefined in the review and after submitting. */
export const current = (interview: Interview): Question | undefined =>
  asked(interview).find(({ key }) => key === interview.state.at);

/** The answer to a question, if there is one and it is of the shape that the question asks for today. */
export function answerTo({ state }: Interview, question: Question): Json | undefined {
  const stored = state.answers[question.key];
  if (stored === undefined) return undefined;
  const parsed = question.stored.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

export const isAnswered = (interview: Interview, question: Question): boolean =>
  answerTo(interview, question) !== undefined;

/** Neither answered nor passed over. */
export const isOpen = (interview: Interview, question: Question): boolean =>
  !isAnswered(interview, question) && !interview.state.skipped.includes(question.key);

/** Where it goes on: the first question still open, or the review. */
export const nextPlace = (interview: Interview): string =>
  asked(interview).find((question) => isOpen(interview, question))?.key ?? REVIEW;

export const countAnswered = (interview: Interview): number =>
  asked(interview).filter((question) => isAnswered(interview, question)).length;

/** What is submitted: the answers to the questions that are due, and nothing that another rating left behind. */
export function submission(interview: Interview): Answers {
  return Object.fromEntries(
    asked(interview).flatMap((question) => {
      const answer = answerTo(interview, question);
      return answer === undefined ? [] : [[question.key, answer]];
    }),
  );
}

/** What `No change` would record here, and whether it is this draft's own answer or last time's. */
export function unchanged(interview: Interview, question: Question) {
  const answer = answerTo(interview, question);
  if (answer !== undefined) return { value: answer, from: 'draft' as const };
  const value = question.last?.(interview.about, interview.state.answers);
  return value === undefined ? undefined : { value, from: 'last time' as const };
}

/**
 * What `Right` would record: what was read from the last words said, what another answer suggests, or what was written
 * earlier and seems to belong here.
 */
export function proposal(interview: Interview): Proposal | undefined {
  const { about, state } = interview;
  if (state.proposed) return state.proposed;
  const question = current(interview);
  if (!question) return undefined;
  const suggested = isAnswered(interview, question) ? undefined : question.suggest?.(about, state.answers);
  if (suggested) return { question: question.key, ...suggested };
  const offer = state.kept.findLast((kept) => kept.offer && kept.question === question.key);
  const read = offer && question.understand(offer.text, about, state.answers);
  return read && 'understood' in read
    ? { question: question.key, value: read.understood, said: offer.text }
    : undefined;
}

/** The question that people call by this name. */
export function questionCalled(interview: Interview, name: string): Question | undefined {
  const wanted = name.toLowerCase();
  return asked(interview).find(({ key, name, called }) => [key, name.toLowerCase(), ...called].includes(wanted));
}
