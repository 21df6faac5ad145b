import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { customerCentre } from './customer-centre.ts';
import { interviewWith, returningTo } from './customer-focus.ts';

describe('a hard quarter', () => {
  it('is typed on a phone in a few messages, and all of it is read back', async () => {
    const talk = returningTo(customerCentre());
    await talk.goes(`
      Quarterdeck: Customer Service Centre: has anything changed since 9 October? You said Green.
      Asha: amber, go live slips to 31 july, procurement had to restart. need the board to agree the extra 60k by 1 feb
      Quarterdeck: I have understood:
      Quarterdeck: • Rating: Amber (last time Green).
      Quarterdeck: • Why: procurement had to restart.
      Quarterdeck: • Customer Service Centre live: Saturday 31 July 2027, 31 days after the plan (30 June), because procurement had to restart.
      Quarterdeck: • Decisions needed: agree the extra 60k, by Monday 1 February 2027.
      Quarterdeck: Dev Sharma will be asked to approve Saturday 31 July. Until then readers see “proposed 31 July, approval awaited; approved date 30 June”.
      Quarterdeck: What would bring it back to Green, and by when?
      Quarterdeck: [ Change something ]
    `);
  });

  it('is taken apart where it is plain: “Amber, contact centre slips to 31 July because procurement restarted, 82%”', async () => {
    const talk = returningTo(customerCentre());
    await talk.goes(`
      Quarterdeck: has anything changed
      Asha: Amber, contact centre slips to 31 July because procurement restarted, 82%
      Quarterdeck: • Rating: Amber (last time Green).
      Quarterdeck: • Why: procurement restarted.
      Quarterdeck: • Customer Service Centre live: Saturday 31 July 2027, 31 days after the plan (30 June), because procurement restarted.
      Quarterdeck: • Calls answered within 20 seconds: 82% against a target of 85%, within tolerance.
      Quarterdeck: What would bring it back
    `);
    expect(talk.state.answers).toEqual({
      rating: 'amber',
      reason: 'procurement restarted',
      'milestone/live': { is: 'moved', to: '2027-07-31', said: 'slips to 31 July', why: 'procurement restarted' },
      'indicator/answered': { readings: { 'Q3 2026/27': 82 } },
    });
  });

  it('leaves the rest unchanged where that was said too, but takes no rating from it', async () => {
    const talk = returningTo(customerCentre());
    await talk.goes(`
      Quarterdeck: has anything changed
      Asha: 82%, otherwise no change
      Quarterdeck: I have understood:
      Quarterdeck: • Calls answered within 20 seconds: 82%
      Quarterdeck: • No change to Tender returned, One front desk, Not enough staff for two sites, What comes next and Decisions needed.
      Quarterdeck: how is it going? Last time Green, 9 October.
    `);
    expect(talk.state.answers.rating).toBeUndefined();
    expect(talk.state.kept).toEqual([]);
  });

  it('does not overwrite in passing what was answered before: it asks', async () => {
    const talk = interviewWith(customerCentre());
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Amber, contact centre slips to 31 July because procurement restarted, 82%
      Quarterdeck: What would bring it back
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: red, contact centre slips to 30 August because procurement restarted, 82%
      Quarterdeck: Rating changed from Amber to Red.
      Quarterdeck: Customer Service Centre live
      Quarterdeck: I read “slips to 30 August because procurement restarted” as Monday 30 August 2027
    `);
    expect(talk.state.answers).toMatchObject({ rating: 'red', 'milestone/live': { to: '2027-07-31' } });
    await talk.goes(`
      Asha: right
      Quarterdeck: Customer Service Centre live
    `);
    expect(talk.state.answers['milestone/live']).toMatchObject({ to: '2027-08-30' });
  });

  it('can be told wholly by typing, to the end', async () => {
    const talk = returningTo(customerCentre());
    await talk.goes(`
      Quarterdeck: has anything changed
      Asha: red
      Quarterdeck: Why is it Red?
      Asha: procurement had to restart
      Quarterdeck: What would bring it back to Amber or Green, and by when?
      Asha: a new tender, by 26 march
      Quarterdeck: Tender returned: planned for Friday 12 February 2027
      Asha: 5 march because two bidders withdrew
      Quarterdeck: Tender returned: Friday 5 March 2027
      Quarterdeck: Calls answered within 20 seconds?
      Asha: 78
      Quarterdeck: outside tolerance. What is being done about it?
      Asha: More staff at lunchtime from 1 February
      Quarterdeck: One front desk
      Asha: no change
      Quarterdeck: Not enough staff for two sites
      Asha: worse: 4x5, two resigned
      Quarterdeck: Not enough staff for two sites
      Quarterdeck: new
      Asha: no
      Quarterdeck: What was achieved
      Asha: The long list is agreed
      Quarterdeck: What comes next?
      Asha: The tender goes out again
      Quarterdeck: Do you need a decision
      Asha: the Customer First Board agrees the extra £60,000, by 1 February
      Quarterdeck: your update
      Quarterdeck: Why: procurement had to restart
      Asha: submit
      Quarterdeck: Submitted, thank you.
    `);
    expect(talk.state.answers).toMatchObject({
      rating: 'red',
      'milestone/tender': { is: 'moved', to: '2027-03-05', why: 'two bidders withdrew' },
      'indicator/answered': { readings: { 'Q3 2026/27': 78 } },
      decisions: [{ text: 'the Customer First Board agrees the extra £60,000', by: '2027-02-01' }],
    });
  });

  it('interrupted for nine days and two restarts, goes on where it stopped, with what is left of it', async () => {
    const first = returningTo(customerCentre());
    await first.goes(`
      Quarterdeck: has anything changed
      Asha: red, procurement had to restart
      Quarterdeck: What would bring it back
      Quarterdeck: Question 3 of 11, about three minutes left
    `);
    const monday = customerCentre({ today: '2027-01-13' as LocalDate });
    const second = returningTo(monday, JSON.parse(JSON.stringify(first.state)));
    await second.goes(`
      Quarterdeck: you were at “What would bring it back”; 2 of 11 answered.
      Quarterdeck: What would bring it back
      Asha: later
      Quarterdeck: your answers are kept (2 of 11)
    `);
    await returningTo(monday, JSON.parse(JSON.stringify(second.state))).goes(`
      Quarterdeck: you were at “What would bring it back”; 2 of 11 answered.
      Asha: a new tender, by 26 march
      Quarterdeck: Tender returned
    `);
  });
});
