import { ratingName } from '../../programme/rag.ts';
import type { About } from '../about.ts';
import type { Answers } from '../answers.ts';
import { linked } from '../linked.ts';
import type { Question } from '../question.ts';
import { nextOf, ratingOf, reasonOf } from '../shown.ts';
import { stored } from '../stored.ts';
import { understandText } from '../understand/text.ts';
import { notGreen } from './rating.ts';
import { understandWhy } from './why.ts';

/** The questions that are answered in a person's own words. */

/** Whether the rating is the one of last time, so that what was said of it then can still be true. */
export const sameRating = (about: About, answers: Answers): boolean => ratingOf(answers) === about.last?.rating;

const ownWords = {
  understand: understandText,
  show: linked,
};

export const reason: Question<string> = {
  ...ownWords,
  key: 'reason',
  name: 'Why',
  called: ['reason', 'the reason', 'cause'],
  stored: stored.reason,
  appears: 'the digest and the paper',
  field: { input: 'lines', when: 'if it is not Green' },
  skipping: 'Readers will see the rating without a reason.',
  understand(text) {
    const read = understandWhy(text, 'Readers need the reason. You could write “the panel has not met”.');
    return 'problem' in read ? read : { understood: read.understood.replace(/^because\s+(?!of\b)(?=\S)/i, '') };
  },
  asked: notGreen,
  put(_, answers) {
    const rating = ratingOf(answers);
    return {
      line: rating ? `Why is it ${ratingName(rating)}?` : 'Why is it not Green?',
      hint: 'A sentence or two: what happened, and what it holds up.',
    };
  },
  last: (about, answers) => (about.last && sameRating(about, answers) ? reasonOf(about.last.answers) : undefined),
};

export const achieved: Question<string> = {
  ...ownWords,
  key: 'achieved',
  name: 'Achieved',
  called: ['achievements', 'what was achieved', 'what we achieved', 'done'],
  stored: stored.achieved,
  appears: 'the digest and the paper',
  skipping: 'Readers will not see what was achieved.',
  asked: () => true,
  quiet: () => 'skip',
  put: (about) => ({
    line: `What was achieved in ${about.words.period}?`,
    hint: 'What is done, agreed or open now, with dates and figures where you have them.',
  }),
};

export const next: Question<string> = {
  ...ownWords,
  key: 'next',
  name: 'What comes next',
  called: ['next steps', 'next', 'comes next', 'plans'],
  stored: stored.next,
  appears: 'the digest and the paper',
  skipping: 'Readers will not see what comes next.',
  asked: () => true,
  put: () => ({ line: 'What comes next?', hint: 'The next step or two, and when.' }),
  last: (about) => (about.last ? nextOf(about.last.answers) : undefined),
  quiet: (about) => (about.last && nextOf(about.last.answers)) ?? 'skip',
};
