import { describe, expect, it } from '@jest/globals';
import { scene } from './scene.ts';

describe('a lead by herself', () => {
  const { at, chat, rows } = scene();
  const updates = () =>
    rows(
      `SELECT "workstreamId" AS of, version, rating, reason, "answeredBy" AS by FROM update WHERE "roundId" IS NOT NULL ORDER BY id`,
    );

  it('with nothing new is done in two taps', async () => {
    await at('2027-01-04T09:00:00Z');
    const tomas = chat('tomas');
    await tomas.goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Quarterdeck: Asset management strategy · last time Green, 9 October · not started
      Tomás: [ Start Asset management strategy ]
      Quarterdeck: Asset management strategy: has anything changed since 9 October? You said Green.
      Quarterdeck: Rating: Green, as last time
      Quarterdeck: Property strategy to Cabinet: Tuesday 19 January 2027, as planned
      Quarterdeck: Capital receipts brought forward: as before
      Quarterdeck: £2.0m to £2.6m
      Quarterdeck: Decisions needed: none
      Tomás: [ Nothing has changed: submit ]
      Quarterdeck: Submitted, thank you.
      Tomás: submit
      Quarterdeck: I am not asking you anything at the moment
    `);
    expect(await updates()).toEqual([
      { of: 'business-strategy/assets', version: 1, rating: 'green', reason: null, by: 'tomas' },
    ]);
  });

  it('may be interrupted for nine days and two restarts', async () => {
    await at('2027-01-04T09:00:00Z');
    const asha = chat('asha');
    await asha.goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Asha: [ Start Customer focus ]
      Quarterdeck: Customer focus: has anything changed since 9 October? You said Amber.
      Asha: still amber, the panel has not met
      Quarterdeck: Why: the panel has not met
      Quarterdeck: What would bring it back to Green, and by when?
      Asha: the panel meets
      Quarterdeck: By when?
    `);
    await at('2027-01-12T09:00:00Z');
    await asha.goes(`
      Quarterdeck: Shared services and Customer Service Centre and Customer focus are due in 3 days, Friday 15 January.
      Quarterdeck: Customer focus: you have answered 3 of 13 questions.
      Asha: 5 february
      Quarterdeck: Back by: Friday 5 February 2027.
      Quarterdeck: Customer charter published was due on 27 November
      Asha: [ Later ]
      Quarterdeck: Customer focus: your answers are kept
    `);
    await at('2027-01-13T15:00:00Z');
    await asha.goes(`
      Asha: update customer-focus
      Quarterdeck: you were at “Customer charter published”
      Quarterdeck: Customer charter published was due on 27 November, 47 days ago.
      Asha: done on 12 january
      Quarterdeck: Customer charter published: done on Tuesday 12 January 2027
      Quarterdeck: Calls answered within 20 seconds?
      Asha: 86%
      Quarterdeck: Complaints upheld?
      Asha: not yet available, expected 5 february
      Quarterdeck: Quality of tenant and community involvement?
      Asha: The panel liked the second draft
      Quarterdeck: Issue: Support for people in sheltered accommodation
      Asha: no change
      Quarterdeck: Any new risk or issue?
      Asha: none
      Quarterdeck: What was achieved
      Asha: The charter is printed
      Quarterdeck: What comes next?
      Asha: Train the front desk by March
      Quarterdeck: Do you need a decision
      Asha: none
      Quarterdeck: Customer focus, October to December 2026 (Q3): your update
      Quarterdeck: Why: the panel has not met
      Quarterdeck: Complaints upheld: not yet available, expected Friday 5 February 2027
      Asha: [ Submit ]
      Quarterdeck: Submitted, thank you.
      Quarterdeck: One more waits for you.
    `);
    expect(await updates()).toEqual([
      { of: 'business-strategy/customer-focus', version: 1, rating: 'amber', reason: null, by: 'asha' },
    ]);
  });

  it('changes what she submitted, with a reason, and again after the round has closed', async () => {
    await at('2027-01-04T10:00:00Z');
    const mei = chat('mei');
    await mei.goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Mei: [ Start ICT ]
      Quarterdeck: ICT: has anything changed since 9 October? You said Amber.
      Mei: red, the security review found gaps
      Quarterdeck: What would bring it back to Amber or Green, and by when?
      Mei: the gaps are closed, by 12 february
      Quarterdeck: ICT strategy agreed (critical) was due on 15 December
      Mei: 12 february because the review comes first
      Quarterdeck: Ruth Adeyemi will be asked to approve Friday 12 February.
      Mei: no change to the risks
      Quarterdeck: Risks and issues: no change to Not enough delivery capacity.
      Quarterdeck: What was achieved
      Mei: submit
      Quarterdeck: your update
      Mei: submit
      Quarterdeck: Submitted, thank you.
    `);
    await at('2027-01-13T10:00:00Z');
    await mei.goes(`
      Mei: update ict
      Quarterdeck: ICT was submitted on Monday 4 January.
      Mei: change rating
      Quarterdeck: ICT: how is it going?
      Mei: amber
      Quarterdeck: Rating changed from Red to Amber.
      Mei: submit
      Quarterdeck: Why the change?
      Mei: the worst gap is closed
      Quarterdeck: Submitted as a correction, thank you.
    `);
    await at('2027-01-22T17:00:00Z');
    await at('2027-01-25T10:00:00Z');
    await mei.goes(`
      Mei: update ict
      Quarterdeck: ICT is not being asked about at the moment: no round is open for it.
      Mei: [ Change the answer for Q3 2026/27 ]
      Quarterdeck: The round closed on Friday 22 January; what you change now becomes a late correction.
      Mei: change rating
      Quarterdeck: ICT: how is it going?
      Mei: red
      Quarterdeck: this becomes a late correction.
      Quarterdeck: Rating: from Amber to Red
      Mei: submit
      Quarterdeck: Why the change?
      Mei: Ruth saw the report
      Quarterdeck: Submitted as a late correction, thank you.
    `);
    expect(await updates()).toEqual([
      { of: 'business-strategy/ict', version: 1, rating: 'red', reason: null, by: 'mei' },
      { of: 'business-strategy/ict', version: 2, rating: 'amber', reason: 'the worst gap is closed', by: 'mei' },
      { of: 'business-strategy/ict', version: 3, rating: 'red', reason: 'Ruth saw the report', by: 'mei' },
    ]);
  });
});
