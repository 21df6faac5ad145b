import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { effectsOf } from '#core/interview/questions';
import { asText } from '#core/message';
import type { MilestoneChange } from '#core/ports';
import type { Milestone } from '#core/programme/nouns';
import { customerFocus, interviewWith } from './customer-focus.ts';

const day = (text: string) => text as LocalDate;
const of = 'business-strategy/customer-focus';
const live: Milestone = {
  id: `${of}/live`,
  title: 'Customer Service Centre live',
  baseline: day('2027-03-31'),
  critical: true,
};
const charter: Milestone = {
  id: `${of}/charter`,
  title: 'Customer charter published',
  baseline: day('2026-12-15'),
  critical: false,
};
const front: Milestone = { id: `${of}/desk`, title: 'Front desk open', baseline: day('2027-06-30'), critical: false };

/** Green already; Monday 18 January. */
const about = (milestones: readonly Milestone[], more: Partial<About> = {}): About => {
  const base = customerFocus();
  return customerFocus({ workstream: { ...base.workstream, milestones }, today: day('2027-01-18'), ...more });
};
const talkAbout = (milestones: readonly Milestone[], more: Partial<About> = {}) =>
  interviewWith(about(milestones, more), {
    answers: { rating: 'green' },
    skipped: ['evidence'],
    at: 'gone',
    kept: [],
    changes: 1,
  });

describe('an interview about milestones', () => {
  it('offers the first part of a long text only where that is an answer', async () => {
    const talk = talkAbout([charter]);
    await talk.goes('Quarterdeck: Customer charter published was due');
    await talk.says('The charter is long. '.repeat(300));
    expect(asText(talk.newest())).toContain('as what became of it. You could write “Done on 12 December”');
    expect(asText(talk.newest())).not.toContain('Use the first part');
    const other = talkAbout([charter]);
    await other.goes('Quarterdeck: Customer charter published was due');
    await other.says(`Done on 12 January. ${'The charter is long. '.repeat(300)}`);
    expect(asText(other.newest())).toContain('[ Use the first part ]');
  });

  it('asks of each that is due whether its day still stands, and of one that is past what became of it', async () => {
    const talk = talkAbout([live, charter, front]);
    await talk.goes(`
      Quarterdeck: Customer Service Centre live (critical): planned for Wednesday 31 March 2027 — still so?
      Quarterdeck: [ Done ] [ New date … ] [ No change (31 March) ]
      Asha: [ No change (31 March) ]
      Quarterdeck: Customer Service Centre live: Wednesday 31 March 2027, as planned.
      Quarterdeck: Customer charter published was due on 15 December, 34 days ago. Is it done, or what is the new date?
      Quarterdeck: [ Done ] [ New date … ] [ No date yet ]
      Asha: no change
      Quarterdeck: Customer charter published was due on 15 December, 34 days ago.
      Quarterdeck: Its day has passed, so “no change” cannot stand. You could also write “done on 12 December”
      Asha: done on 12 January
      Quarterdeck: Customer charter published: done on Tuesday 12 January 2027, 28 days after the plan (15 December).
      Quarterdeck: What was achieved
    `);
    expect(talk.state.answers).toEqual({
      rating: 'green',
      'milestone/live': { is: 'unchanged' },
      'milestone/charter': { is: 'done', on: '2027-01-12', said: 'done on 12 January' },
    });
  });

  it('takes a new date with its reason in one line, and says how far it is from the plan', async () => {
    const talk = talkAbout([live]);
    await talk.goes(`
      Quarterdeck: still so?
      Asha: slipped to 31 July because procurement had to restart
      Quarterdeck: Customer Service Centre live: Saturday 31 July 2027, 122 days after the plan (31 March), because procurement had to restart.
      Quarterdeck: What was achieved
    `);
    expect(effectsOf(about([live]), talk.state.answers)).toEqual([
      {
        what: 'moved',
        milestone: live.id,
        to: '2027-07-31',
        said: 'slipped to 31 July',
        why: 'procurement had to restart',
      },
    ]);
  });

  it('asks why where only the date was said, and shows both as one answer', async () => {
    const talk = talkAbout([live]);
    await talk.goes(`
      Quarterdeck: still so?
      Asha: 31 July
      Quarterdeck: Customer Service Centre live: Saturday 31 July 2027, 122 days after the plan (31 March).
      Quarterdeck: Customer Service Centre live (critical): why has it moved to 31 July?
      Quarterdeck: Dev Sharma, who approves the new date, reads it.
      Asha: because the supplier withdrew
      Quarterdeck: Customer Service Centre live, why: the supplier withdrew.
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: Customer Service Centre live: Saturday 31 July 2027, 122 days after the plan (31 March), because the supplier withdrew
      Quarterdeck: Customer Service Centre live is a critical milestone: Dev Sharma will be asked to approve Saturday 31 July. Until then readers see “proposed 31 July, approval awaited; approved date 31 March”.
    `);
  });

  it('asks for the day after Done or New date, each a press away', async () => {
    const talk = talkAbout([live, charter]);
    await talk.goes(`
      Quarterdeck: still so?
      Asha: [ New date … ]
      Quarterdeck: Customer Service Centre live: a new date, still to be said.
      Quarterdeck: Customer Service Centre live (critical): what is the new date?
      Asha: end of next
      Quarterdeck: I could not read “end of next” as a date. You could write “31 July”, “end of March”, or “No date yet”.
      Asha: end of july because of the tender
      Quarterdeck: Customer Service Centre live, new date: Saturday 31 July 2027, because of the tender.
      Quarterdeck: Customer charter published was due on 15 December
      Asha: [ Done ]
      Quarterdeck: Customer charter published: on what day was it done?
      Quarterdeck: [ Today ] [ Yesterday ] [ As planned, Tuesday 15 December ]
      Asha: submit
      Quarterdeck: It cannot be submitted without: Customer charter published, done on.
      Asha: [ Change day of Customer charter published ]
      Quarterdeck: on what day was it done?
      Asha: [ As planned, Tuesday 15 December ]
      Quarterdeck: Customer charter published: done on Tuesday 15 December 2026, on the day planned
      Quarterdeck: [ Submit ]
    `);
    expect(effectsOf(about([live, charter]), talk.state.answers)).toMatchObject([
      { what: 'moved', to: '2027-07-31', why: 'because of the tender' },
      { what: 'done', to: '2026-12-15' },
    ]);
  });

  it('takes that no date is known as an answer, and asks why', async () => {
    const talk = talkAbout([charter]);
    await talk.goes(`
      Quarterdeck: Customer charter published was due on 15 December
      Asha: [ No date yet ]
      Quarterdeck: Customer charter published: no date yet.
      Quarterdeck: Customer charter published: why is there no date yet?
      Asha: The panel has not met
      Quarterdeck: What was achieved
    `);
    expect(effectsOf(about([charter]), talk.state.answers)).toEqual([
      { what: 'moved', milestone: charter.id, said: 'No date yet', why: 'The panel has not met' },
    ]);
  });

  it('says back a date that could be read otherwise, and takes it only then', async () => {
    const talk = talkAbout([live]);
    await talk.goes(`
      Quarterdeck: still so?
      Asha: slips to 03/04 because of the panel
      Quarterdeck: I read “03/04” as Saturday 3 April 2027, 3 days after the plan (31 March), because of the panel.
      Quarterdeck: [ Right ] [ Another date ] [ Done ] [ No change (31 March) ]
      Asha: [ Right ]
      Quarterdeck: Customer Service Centre live: Saturday 3 April 2027
    `);
    expect(talk.state.answers['milestone/live']).toMatchObject({
      is: 'moved',
      to: '2027-04-03',
      why: 'because of the panel',
    });
  });

  it('is not asked about what is not due, but can be told of it by name', async () => {
    const talk = talkAbout([front]);
    await talk.goes(`
      Quarterdeck: What was achieved
      Asha: change front desk open
      Quarterdeck: Front desk open: planned for Wednesday 30 June 2027 — still so?
      Asha: brought forward to 1 June
      Quarterdeck: Front desk open: Tuesday 1 June 2027, 29 days before the plan (30 June).
      Quarterdeck: What was achieved
    `);
  });

  it('shows a date that waits for its approver as proposed, and lets it stand', async () => {
    const waits = { id: 7n, milestone: live.id, state: 'proposed', to: day('2027-07-31'), round: 'earlier' };
    const proposed = [waits as unknown as MilestoneChange];
    const talk = talkAbout([live], { proposed });
    await talk.goes(`
      Quarterdeck: Customer Service Centre live (critical): proposed 31 July, approval awaited; approved date 31 March — still so?
      Quarterdeck: [ Done ] [ New date … ] [ No change (proposed 31 July) ]
      Asha: yes
      Quarterdeck: Customer Service Centre live: proposed 31 July, approval awaited; approved date 31 March.
    `);
    expect(effectsOf(about([live], { proposed }), talk.state.answers)).toEqual([]);
  });

  it('shows a date of this round’s own answer that waits as that answer, and keeps it where nothing changed', async () => {
    const waits = {
      id: 7n,
      milestone: live.id,
      state: 'proposed',
      to: day('2027-07-31'),
      round: customerFocus().round.id,
    };
    const answers = {
      rating: 'green',
      'milestone/live': { is: 'moved', to: '2027-07-31', said: '31 July', why: 'it restarted' },
    };
    const talk = talkAbout([live], {
      proposed: [waits as unknown as MilestoneChange],
      submitted: { on: day('2027-01-11'), answers },
    });
    await talk.goes(`
      Quarterdeck: still so?
      Asha: 31 July because it restarted
      Quarterdeck: What was achieved
      Asha: change customer service centre live
      Quarterdeck: Customer Service Centre live (critical): planned for Wednesday 31 March 2027 — still so?
      Quarterdeck: > Saturday 31 July 2027, 122 days after the plan (31 March), because it restarted; approval awaited, approved date 31 March
      Asha: [ No change (31 July) ]
      Quarterdeck: Customer Service Centre live: as before.
      Quarterdeck: What was achieved
      Asha: submit
      Quarterdeck: Dev Sharma has been asked to approve Saturday 31 July.
    `);
  });

  it('says of a date that was returned why, and what would be put to the approver again', async () => {
    const returned = {
      id: 7n,
      milestone: live.id,
      state: 'returned',
      to: day('2027-07-31'),
      why: 'it restarted',
      round: customerFocus().round.id,
      approver: 'dev',
      reason: 'the board first',
    };
    const answers = {
      rating: 'green',
      'milestone/live': { is: 'moved', to: '2027-07-31', said: '31 July', why: 'it restarted' },
    };
    const talk = interviewWith(
      about([live], {
        proposed: [returned as unknown as MilestoneChange],
        submitted: { on: day('2027-01-11'), answers },
      }),
      { answers, skipped: ['evidence', 'achieved', 'next', 'decisions'], at: 'milestone/live', kept: [], changes: 1 },
    );
    await talk.goes(`
      Quarterdeck: Customer Service Centre live (critical): planned for Wednesday 31 March 2027 — still so?
      Quarterdeck: Dev Sharma returned 31 July: “the board first”.
      Asha: [ No change (31 July) ]
      Quarterdeck: Dev Sharma has returned Saturday 31 July (“the board first”), so the date stays 31 March. Another date, or another reason for this one, goes to them again.
      Asha: change customer service centre live
      Quarterdeck: still so?
      Asha: 31 July because the board has seen the tender
      Quarterdeck: Dev Sharma will be asked to approve Saturday 31 July.
    `);
  });

  it('takes an answer back to no change without a trace', async () => {
    const talk = talkAbout([live]);
    await talk.goes(`
      Quarterdeck: still so?
      Asha: 31 July because procurement restarted
      Quarterdeck: What was achieved
      Asha: change customer service centre live
      Quarterdeck: Your answer so far: Saturday 31 July 2027, 122 days after the plan (31 March), because procurement restarted
      Asha: as planned
      Quarterdeck: Customer Service Centre live changed from 31 July to 31 March.
    `);
    expect(effectsOf(about([live]), talk.state.answers)).toEqual([]);
  });

  it('does not take “unchanged” for an answer once the day has passed', async () => {
    const answers = { rating: 'green', 'milestone/charter': { is: 'unchanged' } };
    const talk = interviewWith(about([charter]), { answers, skipped: ['evidence'], at: 'gone', kept: [], changes: 1 });
    await talk.goes(`
      Quarterdeck: Customer charter published was due on 15 December, 34 days ago.
    `);
  });
});
