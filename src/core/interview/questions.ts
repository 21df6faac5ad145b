import type { Question } from './question.ts';
import { decisions } from './questions/decisions.ts';
import { path, pathBy } from './questions/path.ts';
import { ratingQuestion } from './questions/rating.ts';
import { achieved, next, reason } from './questions/words.ts';

/**
 * What a round asks, in this order; each only when it is due (`asked`). To add one: an entry here, the shape of its
 * answer in stored.ts, a line in a transcript test.
 */
export const questions: readonly Question[] = [ratingQuestion, reason, path, pathBy, achieved, next, decisions];
