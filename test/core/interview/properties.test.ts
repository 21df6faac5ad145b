import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { About } from '#core/interview/about';
import { deviceKey } from '#core/interview/device';
import { edited } from '#core/interview/edited';
import { questionsOf } from '#core/interview/questions';
import { readReference } from '#core/interview/reference';
import type { InterviewState } from '#core/interview/state';
import { begin, type Input, type Stepped, step } from '#core/interview/step';
import type { Button } from '#core/message';
import { buttonsOf } from '../../kit/transcript.ts';
import { crowded, customerCentre, quietQuarter } from './customer-centre.ts';
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
  ...[
    'nothing has changed',
    'nothing else has changed',
    'No change to milestones',
    'no change to risks and issues',
    'change it back',
    'yes, amber',
    'Keep something back',
    'keep back next steps',
    'Exempt',
    'exempt the reason',
    'Show it',
    'show reason',
    'Correction',
    'amber, site 3 at 82%, stage 4 slips to 5 march because of rain',
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
  (mark: string) =>
    `amber, centre live slips to 31 July because ${mark}, 82%. Need the board to agree ${mark} by 1 feb`,
  (mark: string) => `yes, red: ${mark}`,
  (mark: string) => `exempt reason because ${mark}`,
  (mark: string) => `keep next steps out of the digest because of ${mark}`,
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
  /** An earlier message now reads otherwise; `here`: they are in the middle of this answer. */
  | {
      readonly kind: 'edited';
      readonly which: number;
      readonly text: string;
      readonly mark?: string;
      readonly here: boolean;
    }
  | { readonly kind: 'pressed'; readonly which: number }
  | { readonly kind: 'forged'; readonly say: string; readonly to: string };

/** Where something is said; each shows what it was told last. */
const devices = [{}, { via: 'slack', by: 'asha' }, { via: 'teams', by: 'asha' }, { via: 'slack', by: 'ben' }] as const;

const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat({ max: 30 }), fc.constantFrom(...tellings), fc.nat({ max: 9_999 }), fc.boolean())
      .map(([which, telling, number, here]): Gesture => {
        const mark = `#${number}#`;
        return { kind: 'edited', which, text: telling(mark), mark, here };
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: 30 }), fc.constantFrom(...words), fc.boolean())
      .map(([which, text, here]): Gesture => ({ kind: 'edited', which, text, here })),
  },
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
  customerCentre(),
  crowded(12),
  quietQuarter({
    told: [
      { on: customerFocus().today, answers: { rating: 'amber', reason: 'Late', path: { text: 'Mend it' }, next: 3 } },
      { on: customerFocus().today, answers: { rating: 'red', next: 'Sell' }, unfinished: true },
    ],
  }),
  customerFocus({
    submitted: { on: customerFocus().today, answers: { rating: 'red', reason: 'Late', decisions: [] } },
  }),
);

const said = fc.record({ gesture, device: fc.constantFrom(...devices) });
type Said = { readonly gesture: Gesture; readonly device: (typeof devices)[number] };

/** What is said at the end where nothing can be skipped. */
const needed: readonly (readonly [RegExp, string])[] = [
  [/^review$/, 'Submit'],
  [/^rating$/, 'Green'],
  [/^correction$/, 'Correction'],
  [/\/on$/, 'Today'],
  [/\/action$/, 'More staff'],
];

/** Goes through the gestures; `check` sees each turn with what stood before it. */
function go(
  it: ReturnType<typeof customerFocus>,
  all: readonly Said[],
  check: (before: InterviewState, turn: Stepped, gesture: Gesture, input: Input, about: About) => void,
): InterviewState {
  let turn = begin(questionsOf, it);
  let messages = 0;
  const buttons: Button[] = [...buttonsOf(turn.message)];
  for (const { gesture: each, device } of all) {
    const before = JSON.parse(JSON.stringify(turn.state)) as InterviewState;
    if (each.kind === 'edited') {
      const message = `m${each.which % (messages + 1)}`;
      turn = edited({ questions: questionsOf, about: it, state: before }, { message, text: each.text }, each.here);
      buttons.push(...buttonsOf(turn.message));
      check(before, turn, each, { say: each.text, message }, it);
      continue;
    }
    messages += each.kind === 'typed' ? 1 : 0;
    const input = {
      ...inputOf(each, buttons),
      ...device,
      ...(each.kind === 'typed' ? { message: `m${messages}` } : {}),
    };
    turn = step(questionsOf, it, before, input);
    buttons.push(...buttonsOf(turn.message));
    check(before, turn, each, input, it);
  }
  return turn.state;
}

function inputOf(gesture: Exclude<Gesture, { kind: 'edited' }>, buttons: readonly Button[]): Input {
  if (gesture.kind === 'typed') return { say: gesture.text };
  if (gesture.kind === 'forged') return { say: gesture.say, to: gesture.to };
  const { say, to } = buttons[buttons.length - 1 - (gesture.which % buttons.length)]!;
  return { say, ...(to === undefined ? {} : { to }) };
}

const holds = (
  check: Parameters<typeof go>[2],
  after: (about: ReturnType<typeof customerFocus>, state: InterviewState) => void = () => {},
) =>
  fc.assert(
    fc.property(about, fc.array(said, { maxLength: 30 }), (it, all) => after(it, go(it, all, check))),
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
        // What is no place in this answer is a word.
        if (to) expect(readReference(to)?.round).toBe(customerFocus().round.id);
        else expect(say).toMatch(/^(update|delegate) /);
      }
    });
  });

  it('loses no answer: it is replaced by a newer one, stays, or is set aside when what is due is submitted', () => {
    holds((before, { state, done }) => {
      for (const key of Object.keys(before.answers)) {
        // That an answer is shown is no answer.
        if (JSON.stringify(before.answers[key]) === '{"is":"shown"}') continue;
        if (done?.what === 'submitted' && !(key in state.answers)) {
          expect(state.kept.map(({ question }) => question)).toContain(key);
        } else expect(Object.keys(state.answers)).toContain(key);
      }
    });
  });

  it('drops no word: what was just written is an answer, proposed or kept, and what is kept becomes an answer or stays', () => {
    holds((before, { state, done }, gesture, { message = '' }) => {
      // Why what was submitted is changed is kept with the new version.
      const after = JSON.stringify([state, done ?? null]);
      const isOf = (kept: { readonly message?: string }) => gesture.kind === 'edited' && kept.message === message;
      const isEdit =
        gesture.kind === 'edited' && (Object.values(before.from ?? {}).includes(message) || before.kept.some(isOf));
      if ((gesture.kind === 'typed' || isEdit) && gesture.mark) expect(after).toContain(gesture.mark);
      // An edit takes the place of the words that stood in its own message.
      const others = before.kept.filter((kept) => !isOf(kept));
      const waiting = JSON.stringify([others, before.proposed ?? null]);
      for (const [mark] of waiting.matchAll(/#\d+#/g)) expect(after).toContain(mark);
    });
  });

  it('changes no answer that stands when a button of another question is pressed, but on a device that still shows it', () => {
    holds((before, { state }, { kind }, { to, say, ...device }) => {
      const pressed = kind === 'typed' ? undefined : readReference(to ?? '');
      if (!pressed || pressed.question === before.at || /^(yes|right|change it back|undo)$/i.test(say)) return;
      if (before.shown?.[deviceKey(device) ?? ''] === pressed.question) return;
      const known = before.answers[pressed.question];
      if (known !== undefined && state.answers[pressed.question] !== undefined) {
        expect(state.answers[pressed.question]).toEqual(known);
      }
    });
  });

  it('records only ratings that were given in so many words, or stood last time', () => {
    holds((before, { state }, _, { say }, { last, told }) => {
      const rating = state.answers.rating;
      if (rating === before.answers.rating || before.proposed) return;
      if (/^(no|nothing|submit$|change it back$)/i.test(say)) {
        expect([last?.rating, before.replaced?.value, ...told.map(({ answers }) => answers.rating)]).toContain(rating);
      } else expect(say.toLowerCase()).toMatch(/^(yes|right|green|amber|red|r|ag|[ag](?!\p{L})|on track)/u);
    });
  });

  it('comes to an end as soon as its questions are answered or skipped', () => {
    holds(
      () => {},
      (it, reached) => {
        let state = reached;
        let submitted = state.at === 'submitted';
        for (let turns = 0; !submitted && turns < 2 * questionsOf(it, state.answers).length; turns += 1) {
          const say = (turns % 3 < 2 && needed.find(([at]) => at.test(state.at))?.[1]) || 'Skip';
          state = step(questionsOf, it, state, { say }).state;
          submitted = state.at === 'submitted';
        }
        expect({ submitted, state }).toMatchObject({ submitted: true });
      },
    );
  });

  it('takes 50 ms of a processor at most, also where a workstream has forty items', () => {
    const it = crowded(40);
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 4 }), (all) => {
        go(it, [{ gesture: { kind: 'typed', text: 'amber' }, device: {} }, ...all], () => {});
        expect(leastMilliseconds(() => go(it, all, () => {}))).toBeLessThanOrEqual(50 * (all.length + 1));
      }),
      { numRuns: 40 },
    );
  });
});

/** What it takes when nothing else is on: the least of a few times, of this process alone. */
function leastMilliseconds(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 5 && least > 50; times += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
