import type { Question } from '../question.ts';
import { stored } from '../stored.ts';
import { understandWhy } from './why.ts';

/**
 * Asked between `Submit` and sending, where what was submitted before is changed (submit.ts): a version has a reason. It
 * is kept as that version's reason, not among its answers.
 */
export const correction: Question<string> = {
  key: 'correction',
  name: 'Why the change',
  called: ['why the change', 'correction'],
  required: true,
  aside: true,
  stored: stored.correction,
  appears: 'the digest and the paper',
  skipping: 'Without a reason the change is not sent.',
  asked: (answers) => answers.correction !== undefined,
  put: () => ({
    line: 'Why the change? Readers see that it was corrected, and why.',
    hint: 'Or write it in your own words.',
    choices: [
      { label: 'Correction', say: 'Correction' },
      { label: 'New information', say: 'New information' },
    ],
  }),
  understand: (text) =>
    understandWhy(text, 'Readers need the reason. You could write “the supplier gave a later date”.'),
  show: (text) => [text],
};
