import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionsOf } from '#core/interview/questions';
import { begin, step } from '#core/interview/step';
import { plain } from '#core/message';
import { customerCentre, milestone, risk } from './customer-centre.ts';

const about = customerCentre(
  {},
  {
    milestones: [
      milestone('menu', 'New phone menu live', '2027-01-29'),
      milestone('live', 'Customer Service Centre live', '2027-06-30'),
    ],
    risks: [risk('staff', 'Not enough staff for two sites'), risk('lease', 'The lease is not signed')],
    budget: { approved: 1_500_000, spent: 300_000, forecast: 1_150_000 },
  },
);

/** A word of the person's own, by its number: no reading knows it, so it has to stand somewhere as it was written. */
const own = (number: number): string => `zebra${String.fromCharCode(97 + number)}`;

const item = fc.constantFrom(
  'phones',
  'phone',
  'new menu',
  'phone menu',
  'centre',
  'the service centre',
  'staff',
  'lease',
);
const day = fc.constantFrom('26 feb', '31 july', 'to 12.2.', 'on 1 Dec', 'by Easter', 'from 3 March', 'in 3 weeks');
const state = fc.constantFrom('late', 'slips', 'now', 'is done', 'delayed', 'worse', 'closed', 'on track', 'moves', '');
const because = fc.constantFrom('because', 'as the', 'since the', ',', '-', 'due to', 'and');
const figure = fc.constantFrom('spent 700k', 'forecast 1.4m', '82%', 'delivered £50k', '58m', 'up 20k', '3h');

/** One clause, with own words where nothing else says what they say. */
const clause = fc.oneof(
  fc.tuple(item, state).map((parts) => () => parts.join(' ')),
  fc.tuple(item, state).map(
    ([name, is]) =>
      (word: string) =>
        `${name} ${word} ${is}`,
  ),
  fc.tuple(item, state, day).map((parts) => () => parts.join(' ')),
  fc.tuple(item, state, day, because).map((parts) => (word: string) => `${parts.join(' ')} ${word} is ill`),
  fc.tuple(item, state, because).map((parts) => (word: string) => `${parts.join(' ')} ${word} withdrew`),
  fc.tuple(day).map(
    ([on]) =>
      (word: string) =>
        `${word} meets ${on}`,
  ),
  fc.constant((word: string) => `need the board to agree the ${word}`),
  fc.constant((word: string) => `new risk: ${word} not signed`),
  fc.constant((word: string) => `back to green once ${word} is there`),
  figure.map((said) => () => said),
  figure.map((said) => (word: string) => `${said} from ${word}`),
);

const message = fc
  .tuple(
    fc.constantFrom('amber, ', 'Green. ', 'red: ', 'amber/red: ', 'between green and amber, ', ''),
    fc.array(fc.tuple(clause, fc.constantFrom(', ', '. ', '\n', '; ', ' and ')), { minLength: 1, maxLength: 5 }),
  )
  .map(([rating, clauses]) => rating + clauses.map(([say, join], i) => say(own(i)) + join).join(''));

describe('an answer that says several things at once', () => {
  it('has every word of the person’s own in what it is shown as, or kept beside it', () => {
    const first = begin(questionsOf, about).state;
    fc.assert(
      fc.property(message, (say) => {
        const { state } = step(questionsOf, about, { ...first, at: 'rating' }, { say });
        const questions = questionsOf(about, state.answers);
        const shown = questions.flatMap(({ key, show }) => {
          const answer = state.answers[key];
          return answer === undefined ? [] : [plain(show(answer, about))];
        });
        const all = [...shown, ...state.kept.map(({ text }) => text), state.proposed?.text ?? ''].join('\n');
        for (const [word] of say.matchAll(/zebra\w/g)) expect(all).toContain(word);
      }),
      { numRuns: 300 },
    );
  });
});
