import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questions } from '#core/interview/questions';
import { readReference } from '#core/interview/reference';
import type { InterviewState } from '#core/interview/state';
import { begin, type Input, type Stepped, step } from '#core/interview/step';
import type { Button } from '#core/message';
import { buttonsOf } from '../../kit/transcript.ts';
import { customerFocus, fivePoint } from './customer-focus.ts';

const words = [
  ...['Green', 'amber', 'R', 'ag', 'on track', 'no change', 'Skip', 'Back', 'Later', 'Go on', 'Submit', 'submit'],
  ...[
    'Edit',
    'Change something',
    'change rating',
    'change reason',
    'change date',
    'Yes',
    'Right',
    'no',
    'Another date',
  ],
  ...[
    'What these mean',
    'use the first part',
    'none',
    'not known yet',
    '03/04',
    'end of March',
    '31 February',
    '2 May 1999',
  ],
  ...['', ' ', '...', '\u0000', '\ud83d', '👩‍👩‍👧', 'ﷺ'.repeat(300), 'x'.repeat(5_000), 'by 1 day '.repeat(3_000)],
];

/** What somebody wrote that must not be lost: `#7` is looked for afterwards. */
const tellings = [
  (mark: string) => `The panel ${mark} has not met`,
  (mark: string) => `red, because of ${mark}`,
  (mark: string) => `green ${mark}?`,
  (mark: string) => `Green, ${mark} opened`,
  (mark: string) => `${mark} agrees by 12 February`,
  (mark: string) => `${mark} agrees, by 03/04`,
  (mark: string) => `one ${mark}\n- two by 1 March\n\n3. three`,
  (mark: string) => `${mark} ${'and more '.repeat(600)}`,
];

const here = 'draft:business-strategy/2026-10_2026-12:business-strategy/customer-focus';
const forged = [
  ...['rating', 'reason', 'path-by', 'review', 'submitted', 'rating~0', 'review~3', 'no-such', '__proto__'].map(
    (question) => `${here}#${question}`,
  ),
  'draft:business-strategy/2025-10_2025-12:business-strategy/customer-focus#rating',
];

type Gesture =
  | { readonly kind: 'typed'; readonly text: string; readonly mark?: string }
  | { readonly kind: 'pressed'; readonly which: number }
  | { readonly kind: 'forged'; readonly say: string; readonly to: string };

const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words).map((text): Gesture => ({ kind: 'typed', text })) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...tellings), fc.nat({ max: 9_999 })).map(([telling, number]): Gesture => {
      const mark = `#${number}#`;
      return { kind: 'typed', text: telling(mark), mark };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text): Gesture => ({ kind: 'typed', text })),
  },
  { weight: 5, arbitrary: fc.nat({ max: 10_000 }).map((which): Gesture => ({ kind: 'pressed', which })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...words), fc.oneof(fc.string(), fc.constantFrom(...forged)))
      .map(([say, to]): Gesture => ({ kind: 'forged', say, to })),
  },
);
const about = fc.constantFrom(
  customerFocus(),
  fivePoint(),
  customerFocus({
    submitted: { on: customerFocus().today, answers: { rating: 'red', reason: 'Late', decisions: [] } },
  }),
);

/** Goes through the gestures; `check` sees each turn with what stood before it. */
function go(
  it: ReturnType<typeof customerFocus>,
  gestures: readonly Gesture[],
  check: (before: InterviewState, turn: Stepped, gesture: Gesture, input: Input) => void,
): InterviewState {
  let turn = begin(questions, it);
  const buttons: Button[] = [...buttonsOf(turn.message)];
  for (const each of gestures) {
    const before = JSON.parse(JSON.stringify(turn.state)) as InterviewState;
    const input = inputOf(each, buttons);
    turn = step(questions, it, before, input);
    buttons.push(...buttonsOf(turn.message));
    check(before, turn, each, input);
  }
  return turn.state;
}

function inputOf(gesture: Gesture, buttons: readonly Button[]): Input {
  if (gesture.kind === 'typed') return { say: gesture.text };
  if (gesture.kind === 'forged') return gesture;
  const { say, to } = buttons[buttons.length - 1 - (gesture.which % buttons.length)]!;
  return { say, ...(to === undefined ? {} : { to }) };
}

const holds = (
  check: Parameters<typeof go>[2],
  after: (about: ReturnType<typeof customerFocus>, state: InterviewState) => void = () => {},
) =>
  fc.assert(
    fc.property(about, fc.array(gesture, { maxLength: 30 }), (it, gestures) => after(it, go(it, gestures, check))),
    { numRuns: 150 },
  );

describe('whatever is said in whatever order, an interview', () => {
  it('answers with a message that every platform can show, from a state that survives the database', () => {
    holds((_, { state, message }) => {
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(message.summary.trim()).not.toBe('');
      const labels = buttonsOf(message).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const { label, say, to = '' } of buttonsOf(message)) {
        expect(label.length).toBeLessThanOrEqual(75);
        expect(say).not.toBe('');
        expect(readReference(to)).toMatchObject({ workstream: 'business-strategy/customer-focus' });
      }
    });
  });

  it('loses no answer: it is replaced by a newer one, stays, or is set aside when what is due is submitted', () => {
    holds((before, { state, done }) => {
      for (const key of Object.keys(before.answers)) {
        if (done === 'submitted' && !(key in state.answers)) {
          expect(state.kept.map(({ question }) => question)).toContain(key);
        } else expect(Object.keys(state.answers)).toContain(key);
      }
    });
  });

  it('drops no word: what was just written is an answer, proposed or kept, and what is kept becomes an answer or stays', () => {
    holds((before, { state }, { ...gesture }) => {
      const after = JSON.stringify(state);
      if (gesture.kind === 'typed' && gesture.mark) expect(after).toContain(gesture.mark);
      const waiting = JSON.stringify([before.kept, before.proposed ?? null]);
      for (const [mark] of waiting.matchAll(/#\d+#/g)) expect(after).toContain(mark);
    });
  });

  it('changes no answer that stands when a button of another question is pressed: it asks first', () => {
    holds((before, { state }, { kind }, { to, say }) => {
      const pressed = kind === 'typed' ? undefined : readReference(to ?? '');
      if (!pressed || pressed.question === before.at || /^(yes|right)$/i.test(say)) return;
      const known = before.answers[pressed.question];
      if (known !== undefined && state.answers[pressed.question] !== undefined) {
        expect(state.answers[pressed.question]).toEqual(known);
      }
    });
  });

  it('records only ratings that were given in so many words, or stood last time', () => {
    holds((before, { state }, _, { say }) => {
      const rating = state.answers.rating;
      if (rating === before.answers.rating || before.proposed) return;
      if (/^no change/i.test(say)) expect(rating).toBe('amber');
      else expect(say.toLowerCase()).toMatch(/^(yes|right|green|amber|red|r|ag|on track|no change)/);
    });
  });

  it('comes to an end as soon as its questions are answered or skipped', () => {
    holds(
      () => {},
      (it, reached) => {
        let state = reached;
        let submitted = state.at === 'submitted';
        for (let turns = 0; !submitted && turns < questions.length + 3; turns += 1) {
          const say = state.at === 'review' ? 'Submit' : state.at === 'rating' ? 'Green' : 'Skip';
          state = step(questions, it, state, { say }).state;
          submitted = state.at === 'submitted';
        }
        expect(submitted).toBe(true);
      },
    );
  });
});
