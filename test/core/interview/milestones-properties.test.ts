import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#core/calendar/local-date';
import { effectsOf, questionsOf } from '#core/interview/questions';
import { readReference } from '#core/interview/reference';
import type { InterviewState } from '#core/interview/state';
import { begin, type Input, type Stepped, step } from '#core/interview/step';
import type { Button } from '#core/message';
import type { MilestoneChange } from '#core/ports';
import { buttonsOf } from '../../kit/transcript.ts';
import { customerFocus } from './customer-focus.ts';

const day = (text: string) => text as LocalDate;
const of = 'business-strategy/customer-focus';
const long =
  'The Customer Service Centre of the whole county, its two branches and the van are live, with all staff in place';

/** Overdue, due with a date that waits, two with one long title, and one without a date. */
const about = customerFocus({
  today: day('2027-01-18'),
  workstream: {
    ...customerFocus().workstream,
    milestones: [
      { id: `${of}/charter`, title: 'The tenants’ charter published', critical: false, baseline: day('2026-12-15') },
      { id: `${of}/live`, title: 'Centre live', critical: true, baseline: day('2027-03-31'), approver: 'ben' },
      { id: `${of}/long-one`, title: long, critical: false, baseline: day('2027-02-01') },
      { id: `${of}/long-two`, title: long, critical: true, baseline: day('2027-02-26'), forecast: day('2027-03-05') },
      { id: `${of}/pilot`, title: 'Pilot', critical: false, when: 'concept proved' },
    ],
  },
  proposed: [
    {
      id: 1n,
      milestone: `${of}/live`,
      state: 'proposed',
      to: day('2027-04-30'),
      round: 'business-strategy/2026-07_2026-09',
    } as unknown as MilestoneChange,
  ],
});

const words = ['Green', 'amber', 'no change', 'Skip', 'Back', 'Submit', 'submit', 'Yes', 'Right', 'no', 'Another date'];
const dates = [
  '31 July',
  '03/04',
  'done',
  'done on 12 January',
  'No date yet',
  'New date',
  'today',
  '2 May 1999',
  '30 April',
];
const changes = [
  'change the tenants’ charter published',
  'change centre live',
  'change pilot',
  'change reason for pilot',
];
const tellings = [
  (mark: string) => `slipped to 31 July because ${mark} restarted`,
  (mark: string) => `${mark} has not met`,
  (mark: string) => `done on 12 January, ${mark} agreed`,
  (mark: string) => `moved to 03/04 as ${mark} waits`,
  (mark: string) => `no date yet due to ${mark}`,
  (mark: string) => `still on track, ${mark}`,
];

type Gesture = { readonly text: string; readonly mark?: string } | { readonly press: number };
const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words, ...dates, ...changes).map((text) => ({ text })) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...tellings), fc.nat({ max: 9_999 })).map(([telling, number]) => {
      const mark = `panel#${number}#`;
      return { text: telling(mark), mark };
    }),
  },
  { weight: 3, arbitrary: fc.nat({ max: 1_000 }).map((press) => ({ press })) },
);

type Check = (before: InterviewState, turn: Stepped, gesture: Gesture) => void;
const holds = (check: Check, after: (state: InterviewState) => void = () => {}) =>
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 30 }), (gestures) => {
      let turn = begin(questionsOf, about);
      const buttons: Button[] = [...buttonsOf(turn.message)];
      for (const each of gestures) {
        const before = JSON.parse(JSON.stringify(turn.state)) as InterviewState;
        turn = step(questionsOf, about, before, inputOf(each, buttons));
        buttons.push(...buttonsOf(turn.message));
        check(before, turn, each);
      }
      after(turn.state);
    }),
    { numRuns: 60 },
  );

function inputOf(gesture: Gesture, buttons: readonly Button[]): Input {
  if ('text' in gesture) return { say: gesture.text };
  const { say, to } = buttons[buttons.length - 1 - (gesture.press % buttons.length)]!;
  return { say, ...(to === undefined ? {} : { to }) };
}

describe('whatever is said about its milestones, an interview', () => {
  it('answers with a message that every platform can show', () => {
    holds((_, { message, state }) => {
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      const labels = buttonsOf(message).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const { label, to = '' } of buttonsOf(message)) {
        expect(label.length).toBeLessThanOrEqual(75);
        expect(readReference(to)).toBeDefined();
      }
    });
  });

  it('drops no word: it is an answer, proposed or kept, also after it was submitted', () => {
    holds((before, { state }, gesture) => {
      const after = JSON.stringify(state);
      if ('mark' in gesture) expect(after).toContain(gesture.mark);
      for (const [mark] of JSON.stringify([before.kept, before.proposed ?? null]).matchAll(/#\d+#/g))
        expect(after).toContain(mark);
      for (const key of Object.keys(before.answers).filter((each) => each.startsWith('milestone/')))
        expect(key in state.answers || state.kept.some(({ question }) => question === key)).toBe(true);
    });
  });

  it('submits nothing that says a milestone is done without its day', () => {
    holds((_, { state, done }) => {
      if (done?.what !== 'submitted') return;
      const said = Object.entries(state.answers).filter(([key, value]) => {
        const is = (value as { is?: string } | undefined)?.is;
        return /^milestone\/[^/]+$/.test(key) && is === 'done';
      });
      const effects = effectsOf(about, state.answers).filter(({ what }) => what === 'done');
      expect(effects).toHaveLength(said.length);
    });
  });

  it('comes to an end as soon as its questions are answered or skipped', () => {
    holds(
      () => {},
      (reached) => {
        let state = reached;
        let submitted = state.at === 'submitted';
        for (let turns = 0; !submitted && turns < 60; turns += 1) {
          const wantsDay = /\/on$/.test(state.at);
          const say = state.at === 'review' ? 'Submit' : state.at === 'rating' ? 'Green' : wantsDay ? 'today' : 'Skip';
          state = step(questionsOf, about, state, { say: state.at === 'correction' ? 'Correction' : say }).state;
          submitted = state.at === 'submitted';
        }
        expect(submitted).toBe(true);
      },
    );
  });
});
