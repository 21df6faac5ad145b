import { describe, expect, it } from '@jest/globals';
import { customerCentre } from './customer-centre.ts';
import { interviewWith } from './customer-focus.ts';

describe('an answer that is typed in a hurry', () => {
  it('is read as people shorten days, lengths and amounts, and what could be meant otherwise is asked', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber,tender 2 wks late,82%
      Quarterdeck: Rating: Amber (last time Green).
      Quarterdeck: Why: tender 2 wks late.
      Quarterdeck: Calls answered within 20 seconds: 82%
      Quarterdeck: What you wrote for “Tender returned” is kept, and I ask you there.
      Quarterdeck: What would bring it back to Green, and by when?
      Asha: 12.3.
      Quarterdeck: I read “12.3” as by Friday 12 March 2027.
      Asha: [ Right ]
      Quarterdeck: Tender returned: planned for Friday 12 February 2027
      Quarterdeck: I read “2 wks late” as Friday 26 February 2027, 14 days after the plan (12 February).
      Asha: yes
      Quarterdeck: Tender returned: Friday 26 February 2027
      Asha: Skip
      Quarterdeck: Skipped
      Asha: Skip
      Quarterdeck: One front desk: delivered so far, forecast
      Asha: delivered a quarter of a million, on course for 4 hundred k
      Quarterdeck: One front desk: delivered £250,000, forecast £400,000.
    `);
  });

  it('keeps a decision that is needed of a person, and asks which group it is', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green, need Claire to decide on the second tender by 12 Feb
      Quarterdeck: Decisions needed: Claire to decide on the second tender, by Friday 12 February 2027.
      Asha: change who decides
      Quarterdeck: Two boards oversee this. Which one should decide: Claire to decide on the second tender?
      Asha: not sure
      Quarterdeck: You could write “Customer First Board” or “Business Strategy Group”, or who else it is. “Skip” asks it of every one of them.
      Asha: the second one
      Quarterdeck: Who decides: the Business Strategy Group.
      Asha: change decisions
      Quarterdeck: Do you need a decision
      Asha: 1. board to agree the rota by 1 feb 2. Claire signs off the lease
      Quarterdeck: Decisions needed: changed.
    `);
    expect(talk.state.answers.decisions).toMatchObject([
      { text: 'board to agree the rota', by: '2027-02-01' },
      { text: 'Claire signs off the lease' },
    ]);
  });

  it('is asked about what is said of a milestone that was not due, and could be meant in two ways', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber, centre live 31 July
      Quarterdeck: Rating: Amber (last time Green).
      Quarterdeck: Customer Service Centre live (critical): planned for Wednesday 30 June 2027
      Quarterdeck: I read “live 31 July” as Saturday 31 July 2027, 31 days after the plan (30 June).
      Asha: [ Right ]
      Quarterdeck: Customer Service Centre live: Saturday 31 July 2027
      Quarterdeck: Why is it Amber?
      Asha: in 3 wks we know more
      Quarterdeck: What would bring it back
    `);
  });

  it('says that a length may count from the plan', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: Tender returned
      Asha: change customer service centre live
      Quarterdeck: planned for Wednesday 30 June 2027
      Asha: in 3 wks
      Quarterdeck: I read “in 3 wks” as Monday 25 January 2027, 156 days before the plan (30 June).
      Asha: [ Another date ]
      Quarterdeck: planned for Wednesday 30 June 2027
      Asha: slips 3 wks
      Quarterdeck: I read “slips 3 wks” as Wednesday 21 July 2027, 21 days after the plan (30 June).
    `);
  });
});
