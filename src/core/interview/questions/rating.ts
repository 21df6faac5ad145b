import { sayShort } from '../../calendar/say.ts';
import { facts, paragraph } from '../../message.ts';
import { type Rating, ratingName, ratings, scales } from '../../programme/rag.ts';
import { type About, lastRating } from '../about.ts';
import type { Question } from '../question.ts';
import { ratingOf } from '../shown.ts';
import { stored } from '../stored.ts';
import { readRating, undecided } from '../understand/rating.ts';
import { excerpt } from '../understand/wording.ts';

/** The lead chooses the colour: nothing but a rating they gave is recorded, and only their own last one is offered. */
export const ratingQuestion: Question<Rating> = {
  key: 'rating',
  name: 'Rating',
  called: ['rating', 'rag', 'colour', 'rag rating', 'status'],
  required: true,
  stored: stored.rating,
  appears: 'the digest and the paper',
  field: { input: 'choice' },
  skipping: 'The update cannot be submitted without a rating; you are asked again before it goes.',
  asked: () => true,

  put: (about) => {
    const { last, workstream, organisation } = about;
    const before = last?.rating
      ? `Last time ${ratingName(last.rating)}${last.on ? `, ${sayShort(last.on, about.today)}` : ''}.`
      : 'There is no rating from last time.';
    const scale = scales[organisation.rag.scale];
    return {
      saysLast: true,
      line: `${workstream.name}: how is it going? ${before}`,
      choices: [
        ...scale.map((rating) => ({ label: ratingName(rating), say: ratingName(rating) })),
        { label: 'What these mean', say: 'What these mean' },
      ],
    };
  },

  understand(text, about) {
    const { scale } = about.organisation.rag;
    const choices = orList(scales[scale].map((rating) => `“${ratingName(rating)}”`));
    const read = readRating(text, scale);
    switch (read.kind) {
      case 'rating':
        if (!read.rest) return { understood: read.rating };
        return { understood: read.rating, rest: { text: read.rest, ...whatFollows(read.rating, read.rest) } };
      case 'not-on-scale':
        return {
          problem: `${ratingName(read.rating)} is not on your organisation’s scale. ${whichOf(undecided(read) ?? [])}`,
        };
      case 'state':
        return {
          problem: `“${read.state}” is a state of the workstream, which the programme office records, and not a rating. How is it going until then? You could write ${choices}.`,
        };
      case 'unclear':
        if (read.of)
          return {
            problem: `I read two ratings in “${excerpt(text.trim(), 100)}”, and it takes one. ${whichOf(read.of)}`,
          };
        return {
          problem: `I read “${excerpt(text.trim(), 100)}”, but not which rating it is now. You could write ${choices}.`,
        };
      case 'none':
        return {
          problem: `I could not read “${excerpt(text.trim(), 100)}” as a rating. You could write ${choices}.`,
        };
    }
  },

  show(rating, about) {
    const before = about.last?.rating;
    if (before === undefined || before === rating)
      return [{ bold: ratingName(rating) }, before ? ', as last time' : ''];
    return [{ bold: ratingName(rating) }, ` (last time ${ratingName(before)})`];
  },

  short: ratingName,
  last: lastRating,
  still: (rating, about) => scales[about.organisation.rag.scale].some((one) => one === rating),

  explain(about) {
    const { definitions, scale } = about.organisation.rag;
    const defined = ratings.flatMap((rating) => {
      const meaning = definitions[rating];
      return meaning && scales[scale].some((one) => one === rating)
        ? [{ label: ratingName(rating), value: [meaning] }]
        : [];
    });
    return defined.length > 0
      ? [facts(defined)]
      : [paragraph('Your organisation has not written down what its ratings mean; the programme office can tell you.')];
  },
};

/** Whether a text says the rating, or between which two it lies: where nothing is asked, it can only be meant as one. */
export function saysRating(text: string, { organisation }: About): boolean {
  const read = readRating(text, organisation.rag.scale);
  return read.kind === 'rating' || undecided(read) !== undefined;
}

/** What is said after the rating: why it is not green, or how it comes back; after green it may be anything. */
function whatFollows(rating: Rating, rest: string): { readonly question: string; readonly sure: boolean } {
  if (rating === 'green') return { question: 'achieved', sure: false };
  const comesBack = /^(?:and |but )?(?:should be |will be |to be )?(?:back|returns?|returning) to /i.test(rest);
  return { question: comesBack ? 'path' : 'reason', sure: true };
}

const whichOf = (two: readonly Rating[]): string =>
  `Which of the two is it? You could write ${orList(two.map((rating) => `“${ratingName(rating)}”`))}.`;

const orList = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Whether something stands in the way: what makes the questions about it due. */
export const notGreen = (answers: Parameters<typeof ratingOf>[0]): boolean => {
  const rating = ratingOf(answers);
  return rating !== undefined && rating !== 'green';
};
