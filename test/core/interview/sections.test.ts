import { describe, expect, it } from '@jest/globals';
import { customerCentre, milestone, risk } from './customer-centre.ts';
import { interviewWith } from './customer-focus.ts';

const about = customerCentre(
  {},
  {
    milestones: [
      milestone('site', 'Site handed over', '2026-12-15'),
      milestone('tender', 'Tender returned', '2027-01-12'),
      milestone('kitchen', 'Kitchen fitted', '2027-01-19'),
      milestone('desk', 'Front desk open', '2027-01-26'),
    ],
    indicators: [],
    savings: [],
    risks: [risk('staff', 'Not enough staff'), risk('strike', 'Strike')],
  },
);

describe('a section with several items', () => {
  it('is left unchanged in one press, but for what has to be asked', async () => {
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: Site handed over
      Quarterdeck: [ No change to the other 3 milestones ]
      Asha: [ No change to the other 3 milestones ]
      Quarterdeck: Milestones: no change to Tender returned, Kitchen fitted and Front desk open.
      Quarterdeck: Site handed over
      Asha: done on 14 December
      Quarterdeck: Not enough staff
      Quarterdeck: [ No change to both risks and issues ]
      Asha: no change to both risks and issues
      Quarterdeck: Risks and issues: no change to Not enough staff and Strike.
    `);
    expect(talk.state.answers).toMatchObject({
      'milestone/site': { is: 'done' },
      'milestone/tender': { is: 'unchanged' },
      'milestone/kitchen': { is: 'unchanged' },
      'milestone/desk': { is: 'unchanged' },
    });
  });

  it('is left unchanged by typing, and so is everything that is left', async () => {
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: Site handed over
      Asha: No change to the milestones
      Quarterdeck: no change to Tender returned, Kitchen fitted and Front desk open.
      Asha: no changes to milestones
      Quarterdeck: Of milestones nothing is open that “No change” could answer.
      Quarterdeck: Site handed over
      Asha: skip
      Quarterdeck: Not enough staff
      Asha: nothing else has changed
      Quarterdeck: No change to Not enough staff, Strike, What comes next and Decisions needed.
      Quarterdeck: your update
    `);
    expect(talk.state.answers).toMatchObject({ 'risk/staff': { is: 'unchanged' }, 'risk/strike': { is: 'unchanged' } });
  });

  it('does not mistake an answer for that word', async () => {
    const talk = interviewWith(customerCentre({}, { milestones: [], indicators: [], savings: [], risks: [] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: No change to the plan was needed
      Quarterdeck: Achieved: No change to the plan was needed.
    `);
  });
});
