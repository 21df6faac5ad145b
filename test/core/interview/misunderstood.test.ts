import { describe, expect, it } from '@jest/globals';
import { asText } from '#core/message';
import { customerCentre } from './customer-centre.ts';
import { interviewWith } from './customer-focus.ts';

describe('an interview that hears what it did not ask', () => {
  it('asks again, and keeps the words, when it understands nothing', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: not too bad, considering
      Quarterdeck: I could not read “not too bad, considering” as a rating. You could write “Green”, “Amber” or “Red”. Your text is kept with your draft.
      Asha: no longer red
      Quarterdeck: I read “no longer red”, but not which rating it is now.
      Asha: complete
      Quarterdeck: “complete” is a state of the workstream, which the programme office records, and not a rating.
      Asha: yes
      Quarterdeck: I could not read “yes” as a rating.
      Asha: green
      Quarterdeck: What was achieved
      Asha: amber
      Quarterdeck: “amber” is a rating, and this question asks for words. To change the rating, write “Change rating”.
      Asha: ...
      Quarterdeck: I found no words in that.
      Asha: submit
      Quarterdeck: You also wrote, and it is kept with your draft but not part of the update (and 3 more):
      Quarterdeck: > yes
      Quarterdeck: > amber
      Quarterdeck: > ...
      Asha: I want to add a picture
      Quarterdeck: This is the review, so I have not taken that as an answer. You could write “Submit”, or “Change something”.
    `);
    expect(talk.state.answers).toEqual({ rating: 'green' });
    expect(talk.state.kept.map(({ text }) => text)).toContain('not too bad, considering');
  });

  it('puts a rating that is written in the review as a change of the rating, and changes nothing by itself', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: your update
      Asha: amber, the panel resigned
      Quarterdeck: Your answer to “Rating” is Green. Change it to Amber?
      Asha: no
      Quarterdeck: “Rating” stays: Green
      Asha: amber, the panel has resigned
      Quarterdeck: Your answer to “Rating” is Green. Change it to Amber?
      Asha: [ Yes, change it to Amber ]
      Quarterdeck: Why is it Amber?
      Quarterdeck: You wrote: the panel has resigned
      Quarterdeck: Is that the answer?
    `);
    expect(talk.state.answers.rating).toBe('amber');
    expect(talk.state.kept.map(({ text }) => text)).toEqual(expect.arrayContaining(['amber, the panel resigned']));
  });

  it('keeps words no longer beside the update once they are an answer in it', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: your update
      Asha: the supplier day was held
      Quarterdeck: You also wrote, and it is kept with your draft but not part of the update:
      Asha: change achievements
      Quarterdeck: What was achieved
      Asha: the supplier day was held
      Quarterdeck: Achieved: the supplier day was held
    `);
    expect(asText(talk.newest())).not.toContain('You also wrote');
    expect(talk.state.kept).toEqual([]);
  });

  it('offers what was said after “green” when its question comes up, and records it only if it was meant so', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green, charter published 27 November
      Quarterdeck: Rating: Green
      Quarterdeck: What was achieved
      Quarterdeck: You wrote: charter published 27 November
      Quarterdeck: Is that the answer?
      Asha: [ Right ]
      Quarterdeck: Achieved: charter published 27 November.
    `);
    expect(talk.state.answers.achieved).toBe('charter published 27 November');
    expect(talk.state.kept).toEqual([]);
  });

  it('does not overwrite a reason by what is said in passing', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber, the panel has not met
      Quarterdeck: What would bring it back
      Asha: change rating
      Quarterdeck: Your answer so far: Amber, as last time
      Asha: red, the panel resigned
      Quarterdeck: Rating changed from Amber to Red.
      Quarterdeck: Why is it Red?
      Quarterdeck: Your answer so far: the panel has not met
      Quarterdeck: You wrote: the panel resigned
      Asha: [ Right ]
      Quarterdeck: Why changed: the panel resigned.
    `);
    expect(talk.state.answers.reason).toBe('the panel resigned');
  });

  it('answers 40,000 characters with the limit, keeps all of them, and offers the first part', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
    `);
    const long = 'Charter published. '.repeat(2106).slice(0, 40_000).replace(/ $/, '.');
    await talk.says(long);
    await talk.goes(`
      Quarterdeck: That is 40,000 characters; an answer holds 4,000, about a page. You could send a shorter text, or “Use the first part”. Your text is kept with your draft.
      Quarterdeck: > Charter published.
      Quarterdeck: What was achieved
      Asha: [ Use the first part ]
      Quarterdeck: Achieved: noted.
      Quarterdeck: What comes next?
    `);
    expect(talk.state.kept).toEqual([{ question: 'achieved', text: long }]);
    const answer = String(talk.state.answers.achieved);
    expect(long.startsWith(answer)).toBe(true);
    expect(answer.length).toBeGreaterThan(3_900);
    expect(answer.length).toBeLessThanOrEqual(4_000);
  });

  it('keeps the words of a decision whose date is not what was read', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: What was achieved
      Asha: skip
      Quarterdeck: What comes next?
      Asha: skip
      Quarterdeck: Do you need a decision
      Asha: Agree the extra £60,000 by 03/04
      Quarterdeck: I read “by 03/04” as Agree the extra £60,000, by Saturday 3 April 2027.
      Asha: [ Another date ]
      Quarterdeck: Then please write it as you mean it.
      Asha: by 4 March
      Quarterdeck: Which decision is needed by then?
      Asha: Agree the extra £60,000 by 4 March
      Quarterdeck: You also wrote, and it is kept with your draft but not part of the update:
      Quarterdeck: > Agree the extra £60,000 by 03/04
    `);
    expect(talk.state.answers.decisions).toEqual([
      { text: 'Agree the extra £60,000', by: '2027-03-04', said: 'by 4 March' },
    ]);
  });

  it('says where a piece of a long message is asked about that could be meant otherwise', async () => {
    await interviewWith(customerCentre()).goes(`
      Quarterdeck: how is it going?
      Asha: green, need cabinet to approve £600k for the lease by 12/02
      Quarterdeck: Rating: Green, as last time.
      Quarterdeck: What you wrote for “Decisions needed” is kept, and I ask you there.
      Asha: nothing else has changed
      Quarterdeck: Calls answered within 20 seconds?
      Asha: 86
      Quarterdeck: Do you need a decision
      Quarterdeck: I read “approve £600k for the lease by 12/02” as approve £600k for the lease, by Friday 12 February 2027
    `);
  });
});
