import { linked } from '../linked.ts';
import type { Question } from '../question.ts';
import { ratingOf } from '../shown.ts';
import { stored } from '../stored.ts';
import { understandWhy } from './why.ts';

/** Asked of whoever says Green after Red: the one step that a reader will not take on trust. */
export const evidence: Question<string> = {
  key: 'evidence',
  name: 'Evidence',
  called: ['evidence', 'the evidence', 'what shows it', 'proof'],
  stored: stored.evidence,
  appears: 'the digest and the paper',
  skipping: 'Readers will see Green after Red, and nothing that shows it.',
  asked: (answers, about) =>
    ratingOf(answers) === 'green' && (about.last?.rating === 'red' || about.last?.rating === 'amber-red'),
  put: () => ({
    line: 'What shows that it is back on course?',
    hint: 'What was delivered, measured or agreed, and when. A link is kept as evidence.',
  }),
  understand: (text) =>
    understandWhy(text, 'Readers need something that shows it. You could write “both bids arrived on 3 March”.'),
  show: linked,
};
