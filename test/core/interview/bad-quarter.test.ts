import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About, Overseeing } from '#core/interview/about';
import type { Indicator, Milestone } from '#core/programme/nouns';
import { customerFocus, fivePoint, interviewWith } from './customer-focus.ts';

const day = (text: string) => text as LocalDate;
const id = (key: string) => `business-strategy/customer-focus/${key}`;
const groups: readonly Overseeing[] = [
  { id: 'business-strategy/bsg', name: 'Business Strategy Group', kind: 'officer' },
  { id: 'business-strategy/customer-board', name: 'Customer First Board', kind: 'officer' },
];

const milestone = (key: string, title: string, baseline: string, critical = false): Milestone => ({
  id: id(key),
  title,
  baseline: day(baseline),
  critical,
});

const answered: Indicator = {
  id: id('answered'),
  name: 'Calls answered within 20 seconds',
  unit: '%',
  better: 'higher',
  target: 85,
  tolerance: 5,
  every: 'quarter',
  readings: { 'Q2 2026/27': 82 },
  qualitative: false,
};

function withItems(changed: Partial<About> = {}): About {
  const { last: _, ...about } = customerFocus({ groups, ...changed });
  return {
    ...about,
    last: { rating: 'green', on: day('2026-10-09'), answers: { rating: 'green' } },
    workstream: {
      ...about.workstream,
      milestones: [
        milestone('live', 'Customer Service Centre live', '2027-03-15', true),
        milestone('charter', 'Charter printed', '2027-02-10'),
        milestone('review', 'Review of the charter', '2028-06-30'),
      ],
      indicators: [answered],
    },
  };
}

describe('the review of a bad quarter', () => {
  it('tells the whole story: who sees it, what changed, what waits for whom', async () => {
    const state = { answers: {}, skipped: [], at: 'rating', kept: [], changes: 0 };
    const talk = interviewWith(withItems(), state);
    await talk.goes(`
      Quarterdeck: how is it going? Last time Green, 9 October.
      Asha: [ Red ]
      Quarterdeck: Why is it Red?
      Asha: procurement had to restart
      Quarterdeck: What would bring it back to Amber or Green, and by when?
      Asha: a new supplier is appointed, by 12 February
      Quarterdeck: Customer Service Centre live (critical): planned for Monday 15 March 2027
      Asha: 31 july because procurement restarted
      Quarterdeck: Charter printed: planned for Wednesday 10 February 2027
      Asha: no change
      Quarterdeck: Calls answered within 20 seconds?
      Asha: 78%
      Quarterdeck: What is being done about it?
      Asha: More staff at lunchtime from 1 February
      Quarterdeck: What was achieved
      Asha: The long list is agreed
      Quarterdeck: What comes next?
      Asha: Tender goes out
      Quarterdeck: Do you need a decision
      Asha: the board agrees the extra £60,000, by 1 February
      Quarterdeck: Two boards oversee this. Which one should decide
      Asha: [ Customer First Board ]
      Quarterdeck: Customer focus, October to December 2026 (Q3): your update
      Quarterdeck: The Business Strategy Group (Slack, 3 people) and the Customer First Board (Teams, 2 people) will see this; once it is approved, it goes into the Cabinet paper, which is public.
      Quarterdeck: Rating: Red (last time Green)
      Quarterdeck: Why: procurement had to restart
      Quarterdeck: What would bring it back: a new supplier is appointed, by Friday 12 February 2027
      Quarterdeck: Achieved: The long list is agreed
      Quarterdeck: What comes next: Tender goes out
      Quarterdeck: Decisions needed: the board agrees the extra £60,000, by Monday 1 February 2027
      Quarterdeck: Who decides: the Customer First Board
      Quarterdeck: Milestones
      Quarterdeck: Customer Service Centre live: Saturday 31 July 2027, 138 days after the plan (15 March), because procurement restarted
      Quarterdeck: Indicators
      Quarterdeck: Calls answered within 20 seconds: 78% against a target of 85%, outside tolerance (82% last quarter; worse)
      Quarterdeck: More staff at lunchtime from 1 February
      Quarterdeck: Unchanged: Charter printed (10 February).
      Quarterdeck: Milestones that were not due: Review of the charter. To change one, write “Change Review of the charter”.
      Quarterdeck: Customer Service Centre live is a critical milestone: Dev Sharma will be asked to approve Saturday 31 July. Until then readers see “proposed 31 July, approval awaited; approved date 15 March”.
      Quarterdeck: [ Submit ] [ Change something ] [ Later ] [ Keep something back ]
      Asha: [ Submit ]
      Quarterdeck: Submitted, thank you.
    `);
    expect(talk.submissions).toBe(1);
  });

  it('names each milestone that was not due as one that can be changed', async () => {
    const state = { answers: { rating: 'green' }, skipped: [], at: 'review', kept: [], changes: 1 };
    await interviewWith(withItems(), state).goes(`
      Quarterdeck: Milestones that were not due: Review of the charter.
      Asha: Change Review of the charter
      Quarterdeck: Review of the charter: planned for Friday 30 June 2028
      Asha: [ Back ]
      Quarterdeck: Customer Service Centre live (critical)
    `);
  });

  it('says what a Green passes over, and leaves the rating as it was given', async () => {
    const overdue = withItems({ today: day('2027-03-16') });
    const answers = { rating: 'green', 'indicator/answered': { readings: { 'Q3 2026/27': 78 } } };
    const talk = interviewWith(overdue, { answers, skipped: [], at: 'review', kept: [], changes: 1 });
    await talk.goes(`
      Quarterdeck: Rating: Green, as last time, with one measure off target and one critical milestone overdue. Off target: Calls answered within 20 seconds. Overdue: Customer Service Centre live.
    `);
    expect(talk.state.answers.rating).toBe('green');
  });

  it('says of a figure that somebody else is asked for that it is still to come, or what they gave', async () => {
    const owned = withItems();
    const about: About = {
      ...owned,
      workstream: { ...owned.workstream, indicators: [{ ...answered, owner: 'ben' }] },
    };
    const state = { answers: { rating: 'amber' }, skipped: [], at: 'review', kept: [], changes: 1 };
    await interviewWith(about, state).goes(`
      Quarterdeck: Indicators
      Quarterdeck: Calls answered within 20 seconds: asked of Ben Carter, not yet given
    `);
    const figures = [
      { by: 'ben', on: day('2027-01-08'), answers: { 'indicator/answered': { readings: { 'Q3 2026/27': 84 } } } },
    ];
    await interviewWith({ ...about, figures }, state).goes(`
      Quarterdeck: Calls answered within 20 seconds: 84% against a target of 85%, within tolerance, from Ben Carter, Friday 8 January
    `);
  });

  it('counts what is unchanged by section where it is much', async () => {
    const about = withItems();
    const milestones = Array.from({ length: 9 }, (_, n) => milestone(`m${n}`, `Step ${n}`, '2027-02-10'));
    const answers = Object.fromEntries(milestones.map((_, n) => [`milestone/m${n}`, { is: 'unchanged' }]));
    const state = { answers: { rating: 'green', ...answers }, skipped: [], at: 'review', kept: [], changes: 1 };
    await interviewWith({ ...about, workstream: { ...about.workstream, milestones, indicators: [] } }, state).goes(`
      Quarterdeck: Unchanged: 9 milestones.
    `);
  });
});

describe('Green after Red', () => {
  const last = { rating: 'red' as const, on: day('2026-10-09'), answers: { rating: 'red', reason: 'No supplier' } };
  const state = { answers: {}, skipped: [], at: 'rating', kept: [], changes: 0 };

  it('asks what shows it, and keeps the link', async () => {
    const talk = interviewWith(customerFocus({ last }), state);
    await talk.goes(`
      Quarterdeck: how is it going? Last time Red, 9 October.
      Asha: green
      Quarterdeck: What shows that it is back on course?
      Asha: yes
      Quarterdeck: This question needs more than “yes”.
      Asha: Contract signed on 3 December, see https://example.org/contract?id=7.
      Quarterdeck: Evidence: Contract signed on 3 December, see https://example.org/contract?id=7.
      Quarterdeck: What was achieved
    `);
    expect(talk.state.answers.evidence).toBe('Contract signed on 3 December, see https://example.org/contract?id=7.');
    await talk.goes(`
      Asha: submit
      Quarterdeck: Evidence: Contract signed on 3 December, see https://example.org/contract?id=7.
    `);
    expect(JSON.stringify(talk.newest())).toContain('"href":"https://example.org/contract?id=7"');
  });

  it('is asked on the five-point scale after Amber/Red too, and not after Amber', async () => {
    const scale = { organisation: fivePoint().organisation };
    const comingFrom = (rating: 'amber-red' | 'amber') =>
      interviewWith({ ...fivePoint(), ...scale, last: { ...last, rating } }, state);
    await comingFrom('amber-red').goes(`
      Quarterdeck: how is it going? Last time Amber/Red, 9 October.
      Asha: ag
      Quarterdeck: Why is it Amber/Green?
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: g
      Quarterdeck: What shows that it is back on course?
      Asha: skip
      Quarterdeck: Skipped. Readers will see Green after Red, and nothing that shows it.
    `);
    await comingFrom('amber').goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
    `);
  });
});
