import { describe, expect, it } from '@jest/globals';
import { customerCentre, milestone } from './customer-centre.ts';
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

  it('with a tale, a new date and its reason in one breath loses none of them', async () => {
    const talk = interviewWith(
      customerCentre({}, { milestones: [milestone('menu', 'New phone menu live', '2027-01-29')] }),
    );
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber, phones late, new menu 26 feb because supplier late
      Quarterdeck: Rating: Amber (last time Green).
      Quarterdeck: Why: phones late.
      Quarterdeck: New phone menu live: Friday 26 February 2027, 28 days after the plan (29 January), because supplier late.
      Quarterdeck: What would bring it back to Green, and by when?
      Asha: the supplier delivers
      Quarterdeck: By when?
      Asha: 58m
      Quarterdeck: I could not read “58m” as a date.
      Asha: about 20 min
      Quarterdeck: I could not read “about 20 min” as a date.
      Asha: 26 feb
      Quarterdeck: Back by: Friday 26 February 2027.
    `);
  });

  it('between two ratings is asked which, and offered the rest as the reason', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber/red: the contractor withdrew and the new one is not chosen until 26 march, 82%
      Quarterdeck: Calls answered within 20 seconds: 82%
      Quarterdeck: Amber/Red is not on your organisation’s scale. Which of the two is it? You could write “Amber” or “Red”.
      Quarterdeck: What you wrote for “Why” is kept, and I ask you there.
      Quarterdeck: how is it going?
      Asha: between amber and red
      Quarterdeck: I read two ratings in “between amber and red”, and it takes one. Which of the two is it? You could write “Amber” or “Red”.
      Asha: red
      Quarterdeck: Why is it Red?
      Quarterdeck: You wrote: the contractor withdrew and the new one is not chosen until 26 march
      Asha: [ Right ]
      Quarterdeck: Why: the contractor withdrew and the new one is not chosen until 26 march.
    `);
  });

  it('counts what is said by how much it has changed, hears one risk by that word, and what is no new risk', async () => {
    const talk = interviewWith(
      customerCentre({}, { milestones: [], indicators: [], budget: { spent: 300_000, forecast: 1_150_000 } }),
    );
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green, spent 700k, forecast 1.4m. risk closed
      Quarterdeck: Not enough staff for two sites: closed.
      Quarterdeck: Money: spent £700,000, forecast £1.4m
      Quarterdeck: One front desk: delivered so far, forecast
      Asha: up 20k
      Quarterdeck: I read “up 20k” as forecast £420,000
      Asha: [ Right ]
      Quarterdeck: One front desk: forecast £420,000
      Quarterdeck: Any new risk or issue?
      Asha: closed
      Quarterdeck: “closed” says what became of a risk, and this asks for new ones. To say it of one that is there, write “Change risks”. If there is no new one, write “None”.
      Asha: two new issues: 1. the lease is not signed, 4x3 2. the supplier is ill
      Quarterdeck: New risks and issues: noted.
    `);
    expect(talk.state.answers['risks/new']).toMatchObject([
      { kind: 'issue', text: 'the lease is not signed', likelihood: 4, impact: 3 },
      { kind: 'issue', text: 'the supplier is ill' },
    ]);
  });
});
