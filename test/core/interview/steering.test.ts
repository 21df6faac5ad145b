import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { customerCentre } from './customer-centre.ts';
import { customerFocus, interviewWith } from './customer-focus.ts';

describe('somebody in an interview', () => {
  it('goes back, skips, says what skipping means, and changes an answer on the way', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: back
      Quarterdeck: Customer focus: has anything changed since 9 October? You said Amber.
      Asha: [ Change something ]
      Quarterdeck: how is it going?
      Asha: skip
      Quarterdeck: Skipped. The update cannot be submitted without a rating; you are asked again before it goes.
      Quarterdeck: What was achieved
      Asha: [ Back ]
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: [ Skip ]
      Quarterdeck: Skipped. Readers will not see what was achieved.
      Quarterdeck: What comes next?
      Asha: Training
      Quarterdeck: Do you need a decision
      Asha: back
      Quarterdeck: What comes next?
      Quarterdeck: Your answer so far: Training
      Asha: Training in February
      Quarterdeck: What comes next changed: Training in February.
      Quarterdeck: Do you need a decision
      Asha: no
      Quarterdeck: Achieved: skipped
      Asha: back
      Quarterdeck: Do you need a decision
      Asha: skip
      Quarterdeck: Your answer to “Decisions needed” stays as it is.
      Quarterdeck: Decisions needed: none
      Asha: change achievements
      Quarterdeck: What was achieved
      Asha: Front desk trained
      Quarterdeck: Achieved: Front desk trained
    `);
    expect(talk.state.skipped).toEqual([]);
  });

  it('comes back after weeks and goes on where it stopped', async () => {
    const before = interviewWith();
    await before.goes(`
      Quarterdeck: how is it going?
      Asha: at risk
      Quarterdeck: Why is it Amber?
      Asha: [ Later ]
      Quarterdeck: Customer focus: your answers are kept (1 of 6). To go on, type “update customer-focus” or press Go on. It is due on Friday 15 January.
    `);
    expect(before.done).toEqual({ what: 'later' });
    const about = customerFocus({ today: '2027-01-18' as LocalDate });
    await interviewWith(about, before.state).goes(`
      (two weeks and a restart later)
      Quarterdeck: you were at “Why”; 1 of 6 answered.
      Quarterdeck: Why is it Amber?
      Quarterdeck: Question 2 of 6, about two minutes left · appears in the digest and the paper · was due Friday 15 January
      Asha: Go on
      Quarterdeck: Why is it Amber?
      Asha: The panel has not met
      Quarterdeck: What would bring it back to Green
    `);
  });

  it('may write fixed words in any case, and answers that begin with one', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: START CUSTOMER FOCUS
      Quarterdeck: how is it going?
      Asha: delegate
      Quarterdeck: Who should answer for Customer focus?
      Quarterdeck: [ Ask Ben Carter, the deputy ] [ Go on myself ]
      Asha: fill in as a form
      Quarterdeck: [ Go to the review ]
      Asha: GREEN!
      Quarterdeck: What was achieved
      Asha: Submit the charter to Cabinet
      Quarterdeck: What comes next?
      Asha: Change the contract with the supplier
      Quarterdeck: Do you need a decision
      Asha: BACK
      Quarterdeck: Your answer so far: Change the contract with the supplier
    `);
    expect(talk.state.answers.achieved).toBe('Submit the charter to Cabinet');
  });

  it('asks for another part in their own words, misspelt too, and is asked which where there are several', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber
      Quarterdeck: Why is it Amber?
      Asha: Can I change the milestons?
      Quarterdeck: What would you like to change?
      Quarterdeck: [ Change Tender returned ] [ Change Customer Service Centre live ] [ Go on without a change ] [ Fill in as a form ]
      Asha: go on
      Quarterdeck: Why is it Amber?
      Asha: We need to change the supplier
      Quarterdeck: Why: We need to change the supplier.
      Quarterdeck: What would bring it back
      Asha: sorry, chnage raeson
      Quarterdeck: Your answer so far: We need to change the supplier
      Asha: back
      Quarterdeck: What would bring it back
    `);
  });

  it('changes in the review what is named there alone, as its list of buttons suggests', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: Tender returned
      Asha: submit
      Quarterdeck: your update
      Asha: change something
      Quarterdeck: What would you like to change?
      Asha: tender returned
      Quarterdeck: Tender returned: planned for Friday 12 February 2027 — still so?
      Asha: no change
      Quarterdeck: your update
      Asha: the rating
      Quarterdeck: how is it going?
      Asha: red
      Quarterdeck: Rating changed from Green to Red.
    `);
    expect(talk.state.kept).toEqual([]);
  });

  it('stops, begins again or does not understand, in a word that is no answer', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber
      Quarterdeck: Why is it Amber?
      Asha: what?
      Quarterdeck: This asks for “Why”, in your own words.
      Asha: start over
      Quarterdeck: What would you like to change?
      Asha: cancel
      Quarterdeck: your answers are kept (1 of 11)
    `);
    expect(talk.state.answers).toEqual({ rating: 'amber' });
  });

  it('is asked back where a change of another part may be the answer itself', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber
      Quarterdeck: Why is it Amber?
      Asha: We had to change the milestones
      Quarterdeck: I am not sure how that is meant.
      Asha: right
      Quarterdeck: Why: We had to change the milestones.
      Quarterdeck: What would bring it back
      Asha: we need to change the milestones
      Quarterdeck: I am not sure how that is meant.
      Quarterdeck: You wrote: we need to change the milestones
      Quarterdeck: Is that the answer?
      Asha: [ Change milestones ]
      Quarterdeck: What would you like to change?
      Asha: go on
      Quarterdeck: What would bring it back
      Asha: we need to change the milestones
      Quarterdeck: Is that the answer?
      Asha: right
      Quarterdeck: What would bring it back: we need to change the milestones.
    `);
  });
});
