import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { itemsOf, lineOf } from '#core/interview/questions/milestones-item';
import { understandMilestone } from '#core/interview/questions/milestones-understand';
import { milestoneOf } from '#core/interview/shown/milestones';
import type { MilestoneChange } from '#core/ports';
import type { Milestone } from '#core/programme/nouns';
import { customerFocus } from '../customer-focus.ts';

const day = (text: string) => text as LocalDate;
const of = 'business-strategy/customer-focus';
const milestone = (fields: Partial<Milestone>): Milestone => ({
  id: `${of}/live`,
  title: 'Customer Service Centre live',
  critical: false,
  ...fields,
});

/** Read on Monday 18 January 2027, in the round for October to December. */
function about(fields: Partial<Milestone>, proposed?: string) {
  const base = customerFocus();
  const change = { id: 7n, milestone: `${of}/live`, state: 'proposed', to: proposed } as unknown as MilestoneChange;
  return customerFocus({
    today: day('2027-01-18'),
    workstream: { ...base.workstream, milestones: [milestone(fields)] },
    proposed: proposed ? [change] : [],
  });
}
const itemOf = (fields: Partial<Milestone>, proposed?: string) => itemsOf(about(fields, proposed))[0]!;
const line = (fields: Partial<Milestone>, proposed?: string) =>
  lineOf(itemOf(fields, proposed), about(fields, proposed));

describe('what is asked about a milestone', () => {
  it.each([
    [{ baseline: day('2027-06-30') }, 'Customer Service Centre live: planned for Wednesday 30 June 2027 — still so?'],
    [
      { baseline: day('2027-06-30'), critical: true },
      'Customer Service Centre live (critical): planned for Wednesday 30 June 2027 — still so?',
    ],
    [
      { baseline: day('2027-06-30'), forecast: day('2027-07-31') },
      'Customer Service Centre live: forecast for Saturday 31 July 2027, 31 days after the plan (30 June) — still so?',
    ],
    [
      { baseline: day('2026-12-15') },
      'Customer Service Centre live was due on 15 December, 34 days ago. Is it done, or what is the new date?',
    ],
    [
      { baseline: day('2026-12-15'), forecast: day('2027-01-17') },
      'Customer Service Centre live was due on 17 January, 1 day ago, 33 days after the plan (15 December). Is it done, or what is the new date?',
    ],
    [
      { when: 'concept proved' },
      'Customer Service Centre live: no date yet, it waits for “concept proved” — still so?',
    ],
    [{}, 'Customer Service Centre live: no date yet — still so?'],
    [{ baseline: day('2027-01-18') }, 'Customer Service Centre live: planned for Monday 18 January 2027 — still so?'],
  ])('says its days beside each other: %j', (fields, asked) => expect(line(fields)).toBe(asked));

  it('names a day that waits for its approver as what it is', () => {
    expect(line({ baseline: day('2027-06-30'), critical: true }, '2027-07-31')).toBe(
      'Customer Service Centre live (critical): proposed 31 July, approval awaited; approved date 30 June — still so?',
    );
  });

  it('is due when its day comes by the end of the period after the one reported, and not after it was done', () => {
    const due = (fields: Partial<Milestone>) => itemsOf(about(fields)).map((item) => item.due);
    expect(due({ baseline: day('2027-03-31') })).toEqual([true]);
    expect(due({ baseline: day('2027-04-01') })).toEqual([false]);
    expect(due({ baseline: day('2026-02-01') })).toEqual([true]);
    expect(due({ when: 'concept proved' })).toEqual([false]);
    expect(due({ baseline: day('2026-02-01'), actual: day('2026-02-01') })).toEqual([]);
  });
});

describe('what somebody writes about a milestone that is planned for 30 June', () => {
  const fields = { baseline: day('2027-06-30') };
  const read = (text: string) => understandMilestone(itemOf(fields), text, about(fields));

  it.each([
    ['yes', { is: 'unchanged' }],
    ['as planned', { is: 'unchanged' }],
    ['on track', { is: 'unchanged' }],
    ['still 30 June', { is: 'unchanged' }],
    ['30 June', { is: 'unchanged' }],
    ['31 July', { is: 'moved', to: '2027-07-31', said: '31 July' }],
    ['31/7', { is: 'moved', to: '2027-07-31', said: '31/7' }],
    ['moved to the end of July', { is: 'moved', to: '2027-07-31', said: 'moved to the end of July' }],
    [
      'slipped to 31 July because procurement restarted',
      { is: 'moved', to: '2027-07-31', said: 'slipped to 31 July', why: 'procurement restarted' },
    ],
    ['brought forward to 1 June 2027', { is: 'moved', to: '2027-06-01', said: 'brought forward to 1 June 2027' }],
    ['moved to 31 July 2027, a month later than planned', { is: 'moved', to: '2027-07-31' }],
    ['now 31 July, 1 month later than planned', { is: 'moved', to: '2027-07-31' }],
    ['New date', { is: 'moved', said: 'New date' }],
    ['no', { is: 'moved', said: 'no' }],
    ['slipped', { is: 'moved', said: 'slipped' }],
    ['no date yet', { is: 'no-date', said: 'no date yet' }],
    [
      'slipped, no date yet because the supplier has gone',
      { is: 'no-date', said: 'slipped, no date yet', why: 'the supplier has gone' },
    ],
    ['done', { is: 'done', said: 'done' }],
    ['Done on 15 January', { is: 'done', on: '2027-01-15', said: 'Done on 15 January' }],
    ['went live yesterday', { is: 'done', on: '2027-01-17', said: 'went live yesterday' }],
    ['done today', { is: 'done', on: '2027-01-18', said: 'done today' }],
    ['completed 12 December', { is: 'done', on: '2026-12-12', said: 'completed 12 December' }],
    ['done, live 12 July 2026', { is: 'done', on: '2026-07-12', said: 'done, live 12 July 2026' }],
  ])('%s', (text, understood) => {
    expect(read(text)).toMatchObject({ understood });
  });

  it('takes the day that it has now for no reason', () => {
    expect(read('was due 30 June, now 31 July')).toEqual({
      understood: { is: 'moved', to: '2027-07-31', said: 'was due 30 June, now 31 July' },
    });
  });

  it.each([
    ['03/04', { is: 'moved', to: '2027-04-03' }, '03/04'],
    ['The panel meets on 5 February', { is: 'moved', to: '2027-02-05' }, 'on 5 February'],
    ['mid-July', { is: 'moved', to: '2027-07-15' }, 'mid-July'],
    ['12 December', { is: 'done', on: '2026-12-12' }, '12 December'],
    ['3 weeks later than planned', { is: 'moved', to: '2027-07-21' }, '3 weeks later'],
    ['two weeks later, bids late', { is: 'moved', to: '2027-07-14', why: 'bids late' }, 'two weeks later'],
    ['2 weeks later than planned because bids were late', { to: '2027-07-14', why: 'bids were late' }, '2 weeks later'],
    ['done, live 12 July', { is: 'done', on: '2026-07-12' }, '12 July'],
    ['31 July, 1 month later than planned', { is: 'moved', to: '2027-07-31' }, '31 July'],
    ['done 12 July', { is: 'done', on: '2026-07-12' }, '12 July'],
    ['moved to 31 July 2039', { is: 'moved', to: '2039-07-31' }, '31 July 2039'],
    ['moved to 12 January', { is: 'moved', to: '2028-01-12' }, '12 January'],
    ['done on 2 May 2019', { is: 'done', on: '2019-05-02' }, '2 May 2019'],
  ])('%s is said back before it is taken', (text, confirm, said) => {
    const understanding = read(text);
    expect(understanding).toMatchObject({ confirm });
    expect('said' in understanding && understanding.said).toContain(said.replace(/^on /, ''));
  });

  it.each([
    ['done on 31 July 2027', 'still to come'],
    ['moved to 15 December 2026', 'which is past'],
    ['31 February', 'There is no day “31 February”'],
    ['between 3 May and 9 June', 'more than one date'],
    ['end of next', 'could not read “end of next”'],
    ['cancelled', '“No change”, a new date such as “31 July”, or “Done on 12 December”'],
    ['...', 'no words'],
  ])('%s is asked about', (text, problem) => {
    expect(read(text)).toMatchObject({ problem: expect.stringContaining(problem) });
  });
});

describe('what somebody writes about a milestone that was due on 15 December', () => {
  const fields = { baseline: day('2026-12-15') };
  const read = (text: string) => understandMilestone(itemOf(fields), text, about(fields));

  it('cannot be that nothing has changed', () => {
    for (const text of ['no change', 'as planned', 'still on track']) {
      expect(read(text)).toEqual({
        problem:
          'It was due on Tuesday 15 December, which has passed, so “no change” cannot stand. You could write “Done on 12 December”, a new date such as “31 March”, or “No date yet”.',
      });
    }
  });

  it.each([
    ['yes', { is: 'done', said: 'yes' }],
    ['No', { is: 'moved', said: 'No' }],
    ['No date yet', { is: 'no-date', said: 'No date yet' }],
    ['12 February', { is: 'moved', to: '2027-02-12', said: '12 February' }],
    ['agreed on 14 January', { is: 'done', on: '2027-01-14', said: 'agreed on 14 January' }],
  ])('%s', (text, understood) => {
    expect(read(text)).toMatchObject({ understood });
  });
});

describe('what an answer says of a milestone', () => {
  it('is the same whether it was said in one message or in three', () => {
    const asked = { 'milestone/live': { is: 'moved', said: 'New date' } };
    const withDay = { ...asked, 'milestone/live/on': { on: '2027-07-31', said: '31 July' } };
    expect(milestoneOf(withDay, 'live')).toEqual({ is: 'moved', to: '2027-07-31', said: '31 July' });
    expect(milestoneOf({ ...withDay, 'milestone/live/why': 'it restarted' }, 'live')).toEqual({
      is: 'moved',
      to: '2027-07-31',
      said: '31 July',
      why: 'it restarted',
    });
    const unknown = { ...asked, 'milestone/live/on': { said: 'tbc' }, 'milestone/live/why': 'it restarted' };
    expect(milestoneOf(unknown, 'live')).toEqual({ is: 'no-date', said: 'tbc', why: 'it restarted' });
    expect(milestoneOf({ 'milestone/live': { is: 'unchanged' }, 'milestone/live/why': 'old' }, 'live')).toEqual({
      is: 'unchanged',
    });
    expect(milestoneOf({ 'milestone/live': 'nonsense' }, 'live')).toBeUndefined();
  });
});
