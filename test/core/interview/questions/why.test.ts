import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { saysNone } from '#core/interview/questions/why';
import { customerFocus, interviewWith } from '../customer-focus.ts';

const at = (place: string, answers: About['told'][number]['answers'], changed: Partial<About> = {}) =>
  interviewWith(customerFocus(changed), { answers, skipped: [], at: place, kept: [], changes: 1 });

describe('a reason', () => {
  it.each([
    'none',
    'None.',
    'nothing',
    'n/a',
    'N/A',
    'na',
    'no reason',
    'no particular reason',
    'no comment',
    '-',
    '.',
    '…',
  ])('“%s” is none', (text) => {
    expect(saysNone(text)).toBe(true);
  });

  it.each([
    'none of the bids were valid',
    'nothing was delivered',
    'no reason was given by the supplier',
    'NA Ltd',
    '👍',
  ])('“%s” is one', (text) => {
    expect(saysNone(text)).toBe(false);
  });

  it('is asked for once more where none was given, and what was written is kept', async () => {
    const talk = at('reason', { rating: 'amber' });
    await talk.goes(`
      Quarterdeck: Why is it Amber?
      Asha: n/a
      Quarterdeck: Readers need the reason. You could write “the panel has not met”. Your text is kept with your draft.
      Quarterdeck: Why is it Amber?
      Asha: because none
      Quarterdeck: Readers need the reason.
      Asha: none of the bids were valid
      Quarterdeck: Why: none of the bids were valid.
    `);
    expect(talk.state.kept).toEqual([
      { question: 'reason', text: 'n/a' },
      { question: 'reason', text: 'because none' },
    ]);
  });

  it('is wanted of Green after Red, of a moved date and of what is kept back too', async () => {
    const red = { rating: 'red' as const, on: '2026-10-09' as LocalDate, answers: { rating: 'red' } };
    await at('evidence', { rating: 'green' }, { last: red }).goes(`
      Quarterdeck: What shows that it is back on course?
      Asha: none
      Quarterdeck: Readers need something that shows it. You could write “both bids arrived on 3 March”.
    `);
    const live = { id: 'x/y/live', title: 'Service Centre live', baseline: '2027-02-12' as LocalDate, critical: false };
    const workstream = { ...customerFocus().workstream, milestones: [live] };
    const talk = at('milestone/live', { rating: 'green' }, { workstream });
    await talk.goes(`
      Quarterdeck: Service Centre live: planned for Friday 12 February 2027
      Asha: 31 July because no reason
      Quarterdeck: why has it moved to
      Asha: nothing
      Quarterdeck: Readers need the reason. You could write “procurement had to restart”.
      Asha: procurement restarted
      Quarterdeck: Service Centre live, why: procurement restarted.
    `);
    await at('review', { rating: 'green', achieved: 'Talks', next: 'Training', decisions: [] }).goes(`
      Quarterdeck: your update
      Asha: exempt achievements: n/a
      Quarterdeck: Why is “Achieved” exempt?
      Asha: none
      Quarterdeck: It needs a reason. You could write “commercially confidential until March”.
      Quarterdeck: Why is “Achieved” exempt?
      Asha: commercial
      Quarterdeck: Achieved, kept back: exempt, because commercial.
    `);
  });

  it('is wanted of a correction: nothing is sent without one', async () => {
    const submitted = { on: '2027-01-04' as LocalDate, version: 1, answers: { rating: 'green', next: 'Training' } };
    const talk = at('review', { rating: 'green', next: 'Open day' }, { submitted });
    await talk.goes(`
      Quarterdeck: Changed since you submitted
      Asha: submit
      Quarterdeck: Why the change? Readers see that it was corrected, and why.
      Asha: n/a
      Quarterdeck: Readers need the reason. You could write “the supplier gave a later date”.
    `);
    expect(talk.submissions).toBe(0);
    await talk.goes(`
      Quarterdeck: Why the change?
      Asha: new day
      Quarterdeck: Submitted as a correction, thank you.
    `);
  });

  it('is none of what was achieved, what comes next and which decisions are needed', async () => {
    await at('achieved', { rating: 'green' }).goes(`
      Quarterdeck: What was achieved
      Asha: nothing
      Quarterdeck: Achieved: nothing.
      Asha: none
      Quarterdeck: What comes next: none.
      Asha: none
      Quarterdeck: Decisions needed: none.
    `);
  });
});
