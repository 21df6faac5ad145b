import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { effectsOf } from '#core/interview/questions';
import { actionOf } from '#core/interview/shown/measures';
import { interviewWith } from '../customer-focus.ts';
import { workstreamWith } from './workstream-with.ts';

const costed: About['actions'][number] = {
  id: 'business-strategy/costed',
  programme: 'business-strategy',
  text: 'Bring a costed proposal',
  owner: 'asha',
  by: '2027-01-29' as LocalDate,
  from: 'structure',
};

async function asked(said: string, action: Partial<typeof costed> = {}) {
  const about = workstreamWith({}, { actions: [{ ...costed, ...action }] });
  const talk = interviewWith(about);
  await talk.goes(`
    Quarterdeck: how is it going?
    Asha: Green
    Quarterdeck: Action: Bring a costed proposal (from “structure”)
    Asha: ${said}
    Quarterdeck: Question
  `);
  const fields = effectsOf(about, talk.state.answers).flatMap((each) => (each.what === 'set' ? [each.fields] : []));
  return { talk, answer: actionOf(talk.state.answers, 'costed'), fields };
}

describe('an action that the lead owes', () => {
  it('is asked until it is done', async () => {
    const about = workstreamWith({}, { actions: [costed] });
    await interviewWith(about).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Action: Bring a costed proposal (from “structure”), due Friday 29 January. Is it done?
      Quarterdeck: [ Done ] [ No change (still to do) ]
      Asha: done on 18 December
      Quarterdeck: Bring a costed proposal: done on Friday 18 December 2026.
    `);
  });

  it.each([
    ['done on 18 December', { is: 'done', on: '2026-12-18' }, [{ done: '2026-12-18' }]],
    ['Done', { is: 'done', on: '2027-01-04' }, [{ done: '2027-01-04' }]],
    [
      '12 February because the panel has not met',
      { is: 'moved', on: '2027-02-12', why: 'the panel has not met' },
      [{ by: '2027-02-12', said: '12 February' }],
    ],
    ['slips to end of March', { is: 'moved', on: '2027-03-31' }, [{ by: '2027-03-31', said: 'end of March' }]],
    ['no change', { is: 'unchanged' }, []],
    ['waiting for finance', { is: 'words', said: 'waiting for finance' }, []],
  ])('takes “%s”', async (said, answer, fields) => {
    const read = await asked(said);
    expect(read.answer).toMatchObject(answer);
    expect(read.fields).toEqual(fields);
  });

  it('that is overdue cannot stand as it is', async () => {
    const about = workstreamWith({}, { actions: [{ ...costed, by: '2026-12-15' as LocalDate }] });
    await interviewWith(about).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: It was due on Tuesday 15 December. Is it done, or what is the new date?
      Asha: no change
      Quarterdeck: There is no answer from last time that could stand here.
      Asha: 1 December 2026
      Quarterdeck: which is past.
      Asha: 31 February
      Quarterdeck: “31 February” is not a day in the calendar.
      Asha: 03/04
      Quarterdeck: I read “03/04” as Saturday 3 April 2027
      Asha: Right
      Quarterdeck: Bring a costed proposal: Saturday 3 April 2027.
    `);
  });

  it('puts a day that stands among other words first, and keeps the words', async () => {
    const talk = interviewWith(workstreamWith({}, { actions: [costed] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Action: Bring a costed proposal
      Asha: the drivers strike on 1 February and talks with the union begin
      Quarterdeck: I read “on 1 February” as Monday 1 February 2027.
      Asha: no
      Quarterdeck: Bring a costed proposal
    `);
    expect(actionOf(talk.state.answers, 'costed')).toBeUndefined();
    expect(talk.state.kept.map(({ text }) => text)).toEqual([
      'the drivers strike on 1 February and talks with the union begin',
    ]);
  });

  it('that comes back every quarter is due again a quarter later', async () => {
    expect((await asked('done on 18 December', { every: 'quarter' })).fields).toEqual([
      { by: '2027-04-29', said: undefined },
    ]);
  });
});
