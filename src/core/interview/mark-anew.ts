import type { Answers } from './answers.ts';
import { apartKey, apartOf } from './apart.ts';
import { recorded } from './change.ts';
import { type Interview, isAnswered } from './interview.ts';
import { itemCalled } from './markable.ts';
import type { Question } from './question.ts';
import { keptBack } from './questions/kept-back.ts';
import type { ReadAnew } from './read-anew.ts';
import type { InterviewState } from './state.ts';
import { asMark, nameIn, namesNothing, readWish } from './wish.ts';

/**
 * An edited text that keeps an answer back, where the text before did so too, or was no answer: `questions` are those that
 * it belonged to. Undefined: it is nothing of the kind.
 */
export function markAnew(interview: Interview, questions: readonly Question[], text: string): ReadAnew | undefined {
  const marks = questions.filter(({ key }) => key.startsWith(apartKey('')));
  if (questions.some((each) => !marks.includes(each) && isAnswered(interview, each))) return undefined;
  const what = readWish(text)?.what;
  const name = what === undefined || what === 'choose' ? '' : nameIn(what);
  if (what === undefined || what === 'choose' || namesNothing(name)) return undefined;
  const item = 'is' in what && what.why ? itemCalled(interview, name, true) : undefined;
  const [mark] = marks;
  if (!item || item.key === 'rating' || !('is' in what) || !what.why)
    return mark && { answers: [], problem: { question: mark, problem: asNew }, offers: [] };
  const question = keptBack(item);
  const { about, state } = interview;
  const read = question.understand(asMark({ is: what.is, why: what.why }), about, state.answers);
  if (!('understood' in read)) return undefined;
  const unmarked = marks.filter(({ key }) => key !== question.key);
  return { answers: [{ question, value: read.understood }], unmarked, offers: [] };
}

const asNew =
  'I could not read from it which answer is kept back, how and why. Please write that as a new message, for example “exempt the reason: commercial”.';

/** With how it was set apart before noted beside the mark that takes its place, so that an edit can have it back. */
export function withFormer(state: InterviewState, before: Answers, item: string): InterviewState {
  const key = apartKey(item);
  const [was, is] = [before[key], apartOf(state.answers, item)];
  if (!is || !apartOf(before, item) || was === undefined) return state;
  return { ...state, answers: { ...state.answers, [key]: { ...is, was } } };
}

/** Without the marks that a text made before it was edited: as it was before them. */
export const withoutMarks = (state: InterviewState, marks: readonly Question[]): InterviewState =>
  marks.reduce((now, { key }) => recorded(now, key, (now.answers[key] as Former)?.was ?? null), state);

type Former = { readonly was?: Answers[string] } | null | undefined;
