import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { questionsOf } from '#core/interview/questions';
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

describe('what is said of a milestone', () => {
  it('keeps the reason of a critical date that is changed once more, unless another is said', async () => {
    const before = { is: 'moved', to: '2027-07-31', said: '31 July', why: 'it restarted' };
    const state = { answers: { rating: 'green', 'milestone/live': before }, skipped: [], kept: [], changes: 1 };
    const returned = { id: 7n, milestone: live.id, state: 'returned', to: day('2027-07-31'), why: 'it restarted' };
    const here = about([live], { proposed: [returned as unknown as MilestoneChange] });
    const talk = interviewWith(here, { ...state, at: 'milestone/live' });
    await talk.goes(`
      Quarterdeck: Dev Sharma returned 31 July
      Asha: 30 June
      Quarterdeck: changed from 31 July to 30 June.
      Quarterdeck: What was achieved
    `);
    expect(talk.state.answers['milestone/live']).toMatchObject({ to: '2027-06-30', why: 'it restarted' });
    // Also where the answer that was returned is not in this draft.
    const anew = interviewWith(here, { ...state, answers: { rating: 'green' }, at: 'milestone/live' });
    await anew.goes(`
      Quarterdeck: still so?
      Asha: 30 June
      Quarterdeck: because it restarted.
      Quarterdeck: What was achieved
      Asha: change customer service centre live
      Quarterdeck: still so?
      Asha: 30 June because the board has seen the tender
      Quarterdeck: What was achieved
    `);
    expect(anew.state.answers['milestone/live']).toMatchObject({ why: 'the board has seen the tender' });
  });

  it.each([
    ['the charter was published on 27 november', 'Friday 27 November 2026, 18 days before the plan'],
    ['the charter has been signed off on 27 November', 'Friday 27 November 2026'],
  ])('understands %s as done on that day', async (said, shown) => {
    const talk = talkAbout([charter]);
    await talk.goes(`
      Quarterdeck: Is it done, or what is the new date?
      Asha: ${said}
      Quarterdeck: Customer charter published: done on ${shown}
    `);
  });

  it.each([
    '27 November',
    'on 27 November',
    'it was due on 27 november',
    'it was not agreed on 27 November',
    'the draft was shared on 27 November but not agreed',
  ])('does not take %s for it without asking', async (said) => {
    const talk = talkAbout([charter]);
    await talk.goes(`
        Quarterdeck: Is it done, or what is the new date?
        Asha: ${said}
        Quarterdeck: Customer charter published
      `);
    expect(talk.state.answers['milestone/charter']).toBeUndefined();
    expect(asText(talk.newest())).not.toContain('on on');
  });

  it('says who takes out one that is not needed any more', async () => {
    await talkAbout([charter]).goes(`
      Quarterdeck: Is it done, or what is the new date?
      Asha: cancelled, no longer needed
      Quarterdeck: A milestone that is no longer needed is taken out by the programme office. Until then you could write “Done on 12 December”, a new date such as “31 March”, or “No date yet”. Your text is kept
    `);
  });

  it('does not say that no change cannot stand beside the button that lets an answer stand', async () => {
    const answers = {
      rating: 'green',
      'milestone/charter': { is: 'moved', to: '2027-03-31', said: '31 March', why: 'x' },
    };
    const talk = interviewWith(about([charter]), {
      ...{ answers, skipped: [], kept: [], changes: 1 },
      at: 'milestone/charter',
    });
    await talk.goes(`
      Quarterdeck: [ No change (31 March) ]
    `);
    expect(asText(talk.newest())).not.toContain('cannot stand');
  });

  it('reads a doubtful day that it has already as no change', () => {
    const far = { ...live, baseline: day('2028-03-31') };
    const question = questionsOf(about([far]), {}).find(({ key }) => key === 'milestone/live')!;
    const read = question.understand('it is now end of march 2028 or so', about([far]), {});
    expect('confirm' in read ? read.confirm : 'understood' in read ? read.understood : read).toMatchObject({
      is: 'unchanged',
    });
  });

  it('keeps the reason beside “no date yet”, also where a new date was asked for', async () => {
    const talk = talkAbout([charter]);
    await talk.goes(`
      Quarterdeck: Is it done, or what is the new date?
      Asha: [ New date … ]
      Quarterdeck: what is the new date?
      Asha: no date yet, procurement restarted
      Quarterdeck: no date yet, because procurement restarted.
      Quarterdeck: What was achieved
    `);
    expect(talk.state.answers['milestone/charter/on']).toMatchObject({ why: 'procurement restarted' });
  });
});
