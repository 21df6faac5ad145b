import type { Answers } from './answers.ts';

/** The words of a piece of news, beside what was understood of it. */
export const NEWS = 'news';
/** The same where they speak of something sensitive: kept, and posted nowhere. */
export const UNPOSTED = 'news/sensitive';
/** The platform's id of the message that they stood in: an edit of it takes the place of what it said. */
export const MESSAGE = 'news/message';

const wordsIn = (answers: Answers, key: string): string | undefined => {
  const words = answers[key];
  return typeof words === 'string' && words !== '' ? words : undefined;
};

/** Whether something was understood of the words, which can be filled in. */
export const saysMore = (answers: Answers): boolean =>
  Object.keys(answers).some((key) => key !== NEWS && !key.startsWith(`${NEWS}/`));

/** What may be posted. */
export const newsOf = (answers: Answers): string | undefined => wordsIn(answers, NEWS);

/** For those who answer for the workstream. */
export const wordsOf = (answers: Answers): string | undefined => newsOf(answers) ?? wordsIn(answers, UNPOSTED);

/** Without what the edit of the same message took the place of; oldest first. */
export const asLastWritten = <T extends { readonly answers: Answers; readonly answeredBy: string }>(
  touches: readonly T[],
): readonly T[] =>
  touches.filter(({ answers, answeredBy }, at) => {
    const message = wordsIn(answers, MESSAGE);
    const isIt = (later: T) => later.answeredBy === answeredBy && wordsIn(later.answers, MESSAGE) === message;
    return message === undefined || !touches.slice(at + 1).some(isIt);
  });
