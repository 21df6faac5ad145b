import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { customerFocus, interviewWith } from './customer-focus.ts';

describe('an answered interview', () => {
  it('lets answers be changed in the review and returns to it, keeping what another rating leaves behind', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber, the panel has not met
      Quarterdeck: What would bring it back
      Asha: submit
      Quarterdeck: Please check it before it goes. Not answered: What would bring it back, Achieved, What comes next, Decisions needed.
      Quarterdeck: What would bring it back: skipped
      Asha: [ Change something ]
      Quarterdeck: What would you like to change?
      Quarterdeck: [ Change rating ] [ Change reason ] [ Change way back ]
      Asha: [ Change reason ]
      Quarterdeck: Why is it Amber?
      Quarterdeck: Your answer so far: the panel has not met
      Asha: [ Back ]
      Quarterdeck: your update
      Asha: edit next steps
      Quarterdeck: What comes next?
      Asha: The panel meets
      Quarterdeck: What comes next: The panel meets.
      Quarterdeck: your update
      Asha: change the rating
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: • Rating changed from Amber to Green.
      Quarterdeck: • “Why” is no longer part of the update, and kept in your draft.
      Quarterdeck: Rating: Green (last time Amber)
      Quarterdeck: What comes next: The panel meets
      Asha: [ Submit ]
      Quarterdeck: Submitted
    `);
    expect(talk.state.answers).toEqual({ rating: 'green', next: 'The panel meets' });
    expect(talk.state.kept).toContainEqual({ question: 'reason', text: 'Why: the panel has not met' });
  });

  it('asks no more why an answer is exempt that is no longer part of the update', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber, the panel has not met
      Quarterdeck: What would bring it back
      Asha: exempt the reason
      Quarterdeck: Why is “Why” exempt?
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: [ Submit ]
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: amber
      Quarterdeck: What would bring it back
      Asha: submit
      Quarterdeck: It cannot be submitted without: Why, kept back.
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: [ Submit ]
      Asha: submit
      Quarterdeck: Submitted
    `);
    expect(talk.submissions).toBe(1);
    expect(talk.state.answers).toEqual({ rating: 'green' });
  });

  it.each([
    ['amber/red', 'Amber/Red is not on your organisation’s scale. Which of the two is it?'],
    [
      'between amber and red',
      'I read two ratings in “between amber and red”, and it takes one. Which of the two is it?',
    ],
  ])('asks back %s in the review as it does at the question', async (said, problem) => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: [ Submit ]
      Asha: ${said}
      Quarterdeck: ${problem} You could write “Amber” or “Red”.
      Quarterdeck: your update
      Asha: Red
      Quarterdeck: Your answer to “Rating” is Green. Change it to Red?
    `);
    expect(talk.state.answers).toEqual({ rating: 'green' });
  });

  it('offers a change when an old button is pressed, and overwrites nothing by itself', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: [ Green ]
      Quarterdeck: What was achieved
      Asha: [ Red ] above
      Quarterdeck: Your answer to “Rating” is Green. Change it to Red?
      Quarterdeck: [ Yes, change it to Red ] [ No, keep Green ]
      Asha: [ No, keep Green ]
      Quarterdeck: “Rating” stays: Green
      Quarterdeck: What was achieved
      Asha: [ Green ] above
      Quarterdeck: Rating: your answer is Green already.
      Quarterdeck: What was achieved
      Asha: [ Amber ] above
      Quarterdeck: Change it to Amber?
      Asha: Yes
      Quarterdeck: Rating changed from Green to Amber.
      Quarterdeck: What was achieved
      Asha: [ Yes, change it to Amber ] above
      Quarterdeck: Nothing was changed: you have gone on since that message.
      Asha: Charter published
      Quarterdeck: Why is it Amber?
    `);
    expect(talk.state.answers).toEqual({ rating: 'amber', achieved: 'Charter published' });
  });

  it('submits once, however often Submit is pressed', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: [ Submit ]
      Asha: [ Submit ]
      Quarterdeck: Submitted, thank you.
      Asha: [ Submit ] above
      Quarterdeck: Nothing was sent again.
      Quarterdeck: Customer focus was submitted.
      Asha: submit
      Quarterdeck: Nothing was sent again.
    `);
    expect(talk.submissions).toBe(1);
  });

  it('submits only what was seen: the Submit of an older review shows the present one', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: Rating: Green
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: [ Submit ] above
      Quarterdeck: Not submitted: you have gone on since that message.
      Quarterdeck: how is it going?
      Asha: red, panel cancelled
      Quarterdeck: What would bring it back
      Asha: submit
      Quarterdeck: Rating: Red
      Asha: change why
      Quarterdeck: Why is it Red?
      Asha: panel postponed
      Quarterdeck: Why: panel postponed
      Asha: [ Submit ] above
      Quarterdeck: Not submitted: the answer has changed since that review. This is how it stands.
      Quarterdeck: Why: panel postponed
      Asha: [ Submit ]
      Quarterdeck: Submitted
    `);
    expect(talk.submissions).toBe(1);
  });

  it('lets a submitted answer be changed, and sends nothing when nothing was', async () => {
    const answers = { rating: 'green', achieved: 'Charter published', next: 'Training', decisions: [] };
    const about = customerFocus({ submitted: { on: '2027-01-12' as LocalDate, answers } });
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: Customer focus was submitted on Tuesday 12 January.
      Quarterdeck: Rating: Green
      Asha: It is all fine
      Quarterdeck: This update is submitted, so I have not taken that as an answer.
      Asha: [ Change something ]
      Quarterdeck: What would you like to change?
      Asha: [ Change achievements ]
      Quarterdeck: Your answer so far: Charter published
      Asha: no change
      Quarterdeck: Achieved: as before.
      Quarterdeck: your update
      Asha: submit
      Quarterdeck: Nothing has changed since you submitted, so nothing was sent again.
    `);
    expect(talk.submissions).toBe(0);
    await talk.goes(`
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: amber - two complaints
      Quarterdeck: What would bring it back
      Asha: skip
      Quarterdeck: your update
      Quarterdeck: Changed since you submitted on Tuesday 12 January:
      Quarterdeck: • Rating: from Green to Amber
      Quarterdeck: • Why: new
      Asha: submit
      Quarterdeck: Why the change? Readers see that it was corrected, and why.
      Quarterdeck: [ Correction ] [ New information ] [ Back ] [ Later ]
      Asha: two complaints came in on Monday
      Quarterdeck: Submitted as a correction, thank you.
    `);
    expect(talk.submissions).toBe(1);
    expect(talk.done).toEqual({ what: 'submitted', reason: 'two complaints came in on Monday' });
    expect(talk.state.answers).toEqual({ ...answers, rating: 'amber', reason: 'two complaints' });
  });
});
