import type { Answers } from '../answers.ts';
import { apartKey } from '../apart.ts';
import { itemsIn, type Question } from '../question.ts';
import { correction } from './correction.ts';
import { keptBack } from './kept-back.ts';

/** What is asked about other answers: why one is set apart, why what was submitted is changed. */
export const asides = (questions: readonly Question[], answers: Answers): readonly Question[] => [
  ...questions
    .filter(({ key, aside }) => key !== 'rating' && !aside && (answers[key] ?? answers[apartKey(key)]) !== undefined)
    .flatMap((question) =>
      [question, ...itemsIn(question, answers[question.key])].map((item) => keptBack(item, question.asked)),
    ),
  correction,
];
