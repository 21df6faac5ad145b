import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { questionsOf } from '#core/interview/questions';
import { type InterviewState, OPENING } from '#core/interview/state';
import { begin, type Input, type Stepped, step } from '#core/interview/step';
import type { Month } from '#core/programme/period';
import { conversation } from '../../kit/transcript.ts';

const day = (text: string) => text as LocalDate;

/** Asha's interview about Customer focus on Monday 4 January 2027, in a council with the three-point scale. */
export function customerFocus(changed: Partial<About> = {}): About {
  return {
    workstream: {
      id: 'business-strategy/customer-focus',
      programme: 'business-strategy',
      name: 'Customer focus',
      lead: ['asha'],
      deputy: 'ben',
      director: 'dev',
      status: 'active',
      areas: [],
      aims: [],
      dependsOn: [],
      history: [],
      milestones: [],
      indicators: [],
      savings: [],
      risks: [],
    },
    round: {
      id: 'business-strategy/2026-10_2026-12',
      programme: 'business-strategy',
      period: { from: '2026-10' as Month, to: '2026-12' as Month, label: 'Q3 2026/27' },
      state: 'open',
      opensOn: day('2027-01-04'),
      dueOn: day('2027-01-15'),
      closesOn: day('2027-01-22'),
    },
    organisation: {
      rag: {
        scale: 'three',
        definitions: {
          green: 'On course; no help needed',
          amber: 'Off course; we can mend it ourselves',
          red: 'Off course; we need a decision or help',
        },
      },
      financialYearStarts: '04-01',
      holidays: 'england-and-wales',
      closures: [day('2026-12-29'), day('2026-12-30'), day('2026-12-31')],
      risk: { scale: 5, escalateAt: 15 },
    },
    groups: [],
    actions: [],
    proposed: [],
    names: { asha: 'Asha Patel', ben: 'Ben Carter', dev: 'Dev Sharma' },
    told: [],
    figures: [],
    last: {
      rating: 'amber',
      on: day('2026-10-09'),
      answers: { rating: 'amber', reason: 'Charter waits for the tenants’ panel', next: 'Publish the charter' },
    },
    audience: {
      groups: [
        { name: 'Business Strategy Group', people: 3, where: 'Slack', when: 'Monday 18 January' },
        { name: 'Customer First Board', people: 2, where: 'Teams' },
      ],
      paper: { to: 'Cabinet', public: true },
    },
    reader: { name: 'Asha Patel', timeZone: 'Europe/London' },
    today: day('2027-01-04'),
    words: { period: 'October to December 2026 (Q3)', update: 'update customer-focus' },
    ...changed,
  };
}

/** The same with the five-point scale, undefined, and nothing known of last time. */
export const fivePoint = (): About => {
  const { last: _, ...about } = customerFocus();
  return { ...about, organisation: { ...about.organisation, rag: { scale: 'five', definitions: {} } } };
};

/**
 * Talks to the real interview from its first question on, past "has anything changed?"; each turn's state goes through
 * JSON, as it does on its way to the database and back.
 */
export function interviewWith(about: About = customerFocus(), existing?: InterviewState) {
  const { state } = begin(questionsOf, about, existing);
  return returningTo(
    about,
    existing ?? (state.at === OPENING ? step(questionsOf, about, state, { say: 'Change something' }).state : undefined),
  );
}

/** The same from where it really begins. `device`: what it is told of whoever speaks, as the platforms tell it. */
export function returningTo(
  about: About = customerFocus(),
  existing?: InterviewState,
  device: () => Omit<Input, 'say' | 'to'> = () => ({}),
) {
  const turns: Stepped[] = [begin(questionsOf, about, existing, device())];
  const talk = conversation(turns[0]!.message, (input) => {
    const state = JSON.parse(JSON.stringify(turns.at(-1)!.state)) as InterviewState;
    const turn = step(questionsOf, about, state, { ...input, ...device() });
    turns.push(turn);
    return turn.message;
  });
  return {
    ...talk,
    get state() {
      return turns.at(-1)!.state;
    },
    get done() {
      return turns.at(-1)!.done;
    },
    /** How often it was submitted. */
    get submissions() {
      return turns.filter((turn) => turn.done?.what === 'submitted').length;
    },
  };
}
