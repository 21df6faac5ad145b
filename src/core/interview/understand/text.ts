import type { Problem } from '../question.ts';
import { readRating } from './rating.ts';
import { countCharacters } from './wording.ts';
import { readYesNo } from './yes-no.ts';

/** The longest answer in words, in characters: about a page. */
export const TEXT_LIMIT = 4_000;

/** An answer in a person's own words: recorded as written, if it is one at all. */
export function understandText(text: string): { readonly understood: string } | Problem {
  const written = text.replace(/\r\n?/g, '\n').trim();
  if (written.length > TEXT_LIMIT && countCharacters(written) > TEXT_LIMIT)
    return { problem: tooLong(written), tooLong: true };
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(written)) {
    return { problem: 'I found no words in that. You could write a sentence or two, or “Skip”.' };
  }
  if (written.length <= 40) {
    const rating = readRating(written, 'five');
    if (rating.kind === 'rating' && !rating.rest) {
      return {
        problem: `“${written}” is a rating, and this question asks for words. To change the rating, write “Change rating”.`,
      };
    }
    if (readYesNo(written)) {
      return {
        problem: `This question needs more than “${written}”. You could write a sentence or two, or “Skip”.`,
      };
    }
  }
  return { understood: written };
}

const tooLong = (text: string): string =>
  `That is ${countCharacters(text).toLocaleString('en-GB')} characters; an answer holds ${TEXT_LIMIT.toLocaleString('en-GB')}, about a page. ` +
  'You could send a shorter text, or “Use the first part”.';
