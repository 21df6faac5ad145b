import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { effectsOf, questionsOf } from '#core/interview/questions';
import { figuresAskedOfOthers } from '#core/interview/questions/indicators';
import { asText, plain } from '#core/message';
import type { Month } from '#core/programme/period';
import { interviewWith } from '../customer-focus.ts';
import { answered, id, workstreamWith } from './workstream-with.ts';

const day = (text: string) => text as LocalDate;
const labelsSet = (about: Parameters<typeof effectsOf>[0], answers: Parameters<typeof effectsOf>[1]) =>
  effectsOf(about, answers).flatMap((effect) => (effect.what === 'set' ? [effect.fields.readings] : []));

describe('an indicator', () => {
  it('is asked with its last figure, that of a year ago and its target; red demands what is being done about it', async () => {
    const about = workstreamWith({ indicators: [answered] });
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered within 20 seconds? Last quarter 82%, a year ago 84%, target 85%.
      Quarterdeck: You could write “82%”; “not yet available, expected 5 February” is an answer too.
      Quarterdeck: [ Not yet available ]
      Asha: 78%, two people left
      Quarterdeck: Calls answered within 20 seconds: 78% against a target of 85%, outside tolerance (two people left).
      Quarterdeck: Calls answered within 20 seconds: outside tolerance. What is being done about it?
      Asha: skip
      Quarterdeck: Skipped. The update cannot be submitted without it; you are asked again before it goes.
      Quarterdeck: What was achieved
      Asha: Submit
      Quarterdeck: It cannot be submitted without: Action on Calls answered within 20 seconds.
      Asha: Change action on answered
      Quarterdeck: What is being done about it?
      Asha: More staff at lunchtime from 1 February
      Quarterdeck: 78% against a target of 85%, outside tolerance (two people left) (82% last quarter, 84% a year ago; worse)
      Quarterdeck: Action on Calls answered within 20 seconds: More staff at lunchtime from 1 February
      Asha: Submit
      Quarterdeck: Submitted, thank you.
    `);
    expect(labelsSet(about, talk.state.answers)).toEqual([{ ...answered.readings, 'Q3 2026/27': 78 }]);
  });

  it.each(['not yet', 'Not available yet.', 'to follow'])(
    'repeats nothing of “%s”, which says no more',
    async (said) => {
      await interviewWith(workstreamWith({ indicators: [answered] })).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: Calls answered within 20 seconds: not yet available.
    `);
    },
  );

  it('takes no figure for what is being done about it', async () => {
    const talk = interviewWith(workstreamWith({ indicators: [answered] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: 70
      Quarterdeck: Calls answered within 20 seconds: outside tolerance. What is being done about it?
      Asha: 78%
      Quarterdeck: This asks what is being done, in words.
      Quarterdeck: to change the figure, write “Change Calls answered within 20 seconds”.
      Asha: more staff
      Quarterdeck: Action on Calls answered within 20 seconds: more staff.
    `);
    expect(talk.state.answers['indicator/answered/action']).toBe('more staff');
  });

  it('in words speaks of no figure', async () => {
    const { unit: _, better: __, target: ___, tolerance: ____, ...words } = answered;
    await interviewWith(workstreamWith({ indicators: [{ ...words, readings: {}, qualitative: true }] })).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered within 20 seconds? There is no answer from before.
    `);
  });

  it('not yet available is no measure off target beside a Green, whatever it was before', async () => {
    const low = { ...answered, readings: { 'Q2 2026/27': 60 } };
    const inReview = (given: object) =>
      interviewWith(workstreamWith({ indicators: [low] }), {
        ...{ answers: { rating: 'green', ...given }, skipped: [], kept: [], changes: 1, at: 'review' },
      }).newest();
    const skipped = inReview({});
    expect(asText(skipped)).toContain('with one measure off target');
    const later = inReview({ 'indicator/answered': { readings: {}, later: true, said: 'not yet available' } });
    expect(asText(later)).toContain('not yet available');
    expect(asText(later)).not.toContain('off target');
  });

  it('within tolerance may leave open what is being done; on target it is not asked', async () => {
    const talk = interviewWith(workstreamWith({ indicators: [answered] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: 81
      Quarterdeck: 81% against a target of 85%, within tolerance.
      Quarterdeck: Calls answered within 20 seconds: within tolerance. Is anything being done about it?
      Asha: Skip
      Quarterdeck: Skipped. Readers will see that it is within tolerance.
      Asha: Change action on answered
      Quarterdeck: [ Nothing for now ]
      Asha: no
      Quarterdeck: Action on Calls answered within 20 seconds: Nothing for now.
      Asha: Change answered
      Quarterdeck: Calls answered
      Asha: 86
      Quarterdeck: changed from 81% to 86%.
      Quarterdeck: What was achieved
    `);
  });

  it.each([
    ['820', '820%'],
    ['102%', '102%'],
    ['8', '8%'],
    ['-3', '−3%'],
  ])('asks back a figure in which a digit seems wrong: %s', async (said, shown) => {
    const talk = interviewWith(workstreamWith({ indicators: [answered] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: I read “${said}” as ${shown}
      Quarterdeck: [ Right ] [ No ]
    `);
    expect(talk.state.answers).not.toHaveProperty('indicator/answered');
  });

  it.each([
    ['78 days', '“78 days” is a number of days, and this asks for a percentage.'],
    ['between 80 and 82', '“between 80 and 82” is a range, and one figure is kept.'],
    ['no idea', 'I could not read “no idea” as a figure. You could write “82%”'],
    ['the same', 'A figure is asked each time, also where it is the same.'],
    ['?!', 'I found no figure in that.'],
  ])('says what would work instead of %s', async (said, problem) => {
    const talk = interviewWith(workstreamWith({ indicators: [answered] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: ${problem}
    `);
  });

  it('takes “not yet available, expected 5 February” as an answer, and asks again next time', async () => {
    const about = workstreamWith({ indicators: [answered] });
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: not yet available, expected 5 February
      Quarterdeck: Calls answered within 20 seconds: not yet available, expected Friday 5 February 2027.
      Quarterdeck: What was achieved
    `);
    expect(labelsSet(about, talk.state.answers)).toEqual([]);
    const next = workstreamWith(
      { indicators: [answered] },
      {
        round: {
          ...about.round,
          id: 'business-strategy/2027-01_2027-03',
          period: { from: '2027-01' as Month, to: '2027-03' as Month, label: 'Q4 2026/27' },
          dueOn: day('2027-04-15'),
        },
        today: day('2027-04-01'),
        last: { rating: 'green', answers: talk.state.answers },
      },
    );
    await interviewWith(next).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered within 20 seconds in Q3 2026/27 and Q4 2026/27? Q2 2026/27 82%, a year before 84%, target 85%.
      Asha: Q3 83, Q4 86
      Quarterdeck: Q3 2026/27 83%, Q4 2026/27 86% against a target of 85%.
    `);
  });

  it('of every month is asked in a quarter for its three months on one line', async () => {
    const monthly = { ...answered, every: 'month' as const, readings: { '2025-10': 77, '2026-09': 80 } };
    const about = workstreamWith({ indicators: [monthly] });
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered within 20 seconds in October, November and December? September 2026 80%, a year before 77%, target 85%.
      Asha: 81
      Quarterdeck: Three figures are asked here, and I could not tell them in “81”. You could write “Oct 80%, Nov 80%, Dec 80%”
      Asha: Oct 81, Nov 82
      Quarterdeck: I found no figure of December 2026.
      Asha: Oct 81, Nov 82, Dec 86
      Quarterdeck: October 81%, November 82%, December 86% against a target of 85%.
    `);
    expect(labelsSet(about, talk.state.answers)).toEqual([
      { ...monthly.readings, '2026-10': 81, '2026-11': 82, '2026-12': 86 },
    ]);
  });

  it.each([
    '81, 82, 86',
    '81 82 86',
    '81% in October, 82% in November and 86% in December',
    'October: 81\nNovember: 82\nDecember: 86',
    'oct 81 nov 82 dec 86, storms in November',
  ])('reads three months in “%s”', (text) => {
    const about = workstreamWith({ indicators: [{ ...answered, every: 'month', readings: {} }] });
    const question = questionsOf(about, {}).find(({ key }) => key === 'indicator/answered');
    expect(question?.understand(text, about, {})).toMatchObject({
      understood: { readings: { '2026-10': 81, '2026-11': 82, '2026-12': 86 } },
    });
  });

  it.each(['12 in Oct, 14 in Nov, 16 in Dec', '12 Oct, 14 Nov, 16 Dec', 'calls answered: Oct 12, Nov 14, Dec 16'])(
    'reads figures that could be days as three months in “%s”',
    (text) => {
      const about = workstreamWith({ indicators: [{ ...answered, every: 'month', readings: {} }] });
      const question = questionsOf(about, {}).find(({ key }) => key === 'indicator/answered');
      expect(question?.understand(text, about, {})).toMatchObject({
        understood: { readings: { '2026-10': 12, '2026-11': 14, '2026-12': 16 } },
      });
    },
  );

  it.each([
    ['82% in oct, 83 nov, 84 dec', '84 dec'],
    ['Oct 82, Nov 83, Dec 84', 'Dec 84'],
    ['82% in October and 84% in December, new rota', '84% in December'],
    ['84% in Dec, 82 in Oct', '84% in Dec'],
    ['82% in October and 84% in December, 3 new staff', '84% in December'],
    ['84% in November 2026, was 80% in July', '84% in November 2026'],
  ])('of a quarter offers the newest of its months, and says which: “%s”', async (said, newest) => {
    const talk = interviewWith(workstreamWith({ indicators: [answered] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: I read “${newest}” as 84% against a target of 85%, within tolerance (${said}).
      Asha: [ Right ]
      Quarterdeck: Calls answered within 20 seconds: 84%
    `);
  });

  it.each([
    ['83% (Oct 82, Nov 83, Dec 84)', '83% against a target of 85%, within tolerance (Oct 82, Nov 83, Dec 84)'],
    ['82%: 80 Oct, 81 Nov, 84 Dec', '82% against a target of 85%, within tolerance (80 Oct, 81 Nov, 84 Dec)'],
  ])('of a quarter is the figure that stands before those of its months: “%s”', async (said, shown) => {
    await interviewWith(workstreamWith({ indicators: [answered] })).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: Calls answered within 20 seconds: ${shown}
    `);
  });

  it.each([
    ['average 83% (82% Oct, 83 Nov, 84 Dec)', '83%'],
    ['Oct 82, Nov 83, Dec 84, average 83', '83'],
    ['83% of 1,200 (Oct 82, Nov 83, Dec 84)', '83%'],
    ['83% Oct 82, Nov 83, Dec 84', '83%'],
    ['83% overall, new rota: Oct 82, Nov 83, Dec 84', '83%'],
  ])('of a quarter is asked back as the figure of no month, where one is given of all: “%s”', async (said, whole) => {
    await interviewWith(workstreamWith({ indicators: [answered] })).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: I read “${whole}” as 83% against a target of 85%, within tolerance (${said}).
    `);
  });

  it('shows no bracket that was opened for all the months with the newest of them', async () => {
    await interviewWith(workstreamWith({ indicators: [answered] })).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: by month (Oct 82, Nov 83, Dec 84)
      Quarterdeck: I read “Dec 84” as 84%
    `);
  });

  it.each([
    ['82 in July', '“82 in July” is for another time, and this asks for Q3 2026/27.'],
    ['between 82 and 84 (Oct 82, Nov 83, Dec 84)', '“between 82 and 84” is a range, and one figure is kept.'],
    ['82, 83, 84', 'I read several numbers: “82”, “83” and “84”.'],
    ['up 2%', '“2%” could be the figure, or how much it has changed.'],
  ])('asks back “%s”', async (said, problem) => {
    const talk = interviewWith(workstreamWith({ indicators: [answered] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Calls answered
      Asha: ${said}
      Quarterdeck: ${problem}
    `);
    expect(talk.state.answers).not.toHaveProperty('indicator/answered');
  });

  it('of a month is the figure of that month among several', () => {
    const round = {
      ...workstreamWith({}).round,
      period: { from: '2026-12' as Month, to: '2026-12' as Month, label: 'December 2026' },
    };
    const about = workstreamWith(
      { indicators: [{ ...answered, every: 'month', readings: { '2026-11': 83 } }] },
      { round },
    );
    const question = questionsOf(about, {}).find(({ key }) => key === 'indicator/answered');
    expect(question?.understand('82% in Oct, 83 Nov, 84 Dec', about, {})).toMatchObject({
      understood: { readings: { '2026-12': 84 }, note: '82% in Oct, 83 Nov, 84 Dec' },
    });
  });

  it('in words can stand as it was', async () => {
    const involvement = {
      id: id('involvement'),
      name: 'Quality of involvement',
      qualitative: true,
      every: 'quarter' as const,
      readings: { 'Q2 2026/27': 'The panel meets monthly' },
    };
    const talk = interviewWith(workstreamWith({ indicators: [involvement] }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Quality of involvement? Last quarter “The panel meets monthly”.
      Asha: no change
      Quarterdeck: Quality of involvement: The panel meets monthly.
    `);
    expect(talk.state.answers['indicator/involvement']).toEqual({
      readings: { 'Q3 2026/27': 'The panel meets monthly' },
    });
  });
});

describe('when an indicator is asked', () => {
  const asked = (indicator: Partial<typeof answered> & { available?: number }, changed = {}) => {
    const about = workstreamWith({ indicators: [{ ...answered, ...indicator }] }, changed);
    return questionsOf(about, {}).some(
      (question) => question.key === 'indicator/answered' && question.asked({}, about),
    );
  };

  it('is at the end of its own interval', () => {
    expect(asked({ every: 'quarter' })).toBe(true);
    expect(asked({ every: 'half-year' })).toBe(false);
    expect(asked({ every: 'year' })).toBe(false);
    const round = workstreamWith({}).round;
    const q4 = { ...round, period: { from: '2027-01' as Month, to: '2027-03' as Month, label: 'Q4 2026/27' } };
    expect(asked({ every: 'year' }, { round: q4, today: day('2027-04-06') })).toBe(true);
    const november = { ...round, period: { from: '2026-11' as Month, to: '2026-11' as Month, label: '2026-11' } };
    expect(asked({ every: 'quarter' }, { round: november })).toBe(false);
    expect(asked({ every: 'month' }, { round: november })).toBe(true);
  });

  it('is when its figure is there: so many working days after the period, as the council counts them', () => {
    expect(asked({ available: 8 })).toBe(false);
    expect(asked({ available: 8 }, { today: day('2027-01-12') })).toBe(false);
    expect(asked({ available: 8 }, { today: day('2027-01-13') })).toBe(true);
  });

  it('is in the next round where it is there only after its own was over', () => {
    expect(asked({ available: 20 })).toBe(false);
    expect(asked({ available: 20, readings: { 'Q1 2026/27': 80 } } as never)).toBe(true);
  });

  it('is not where the record has it already', () => {
    expect(asked({ readings: { 'Q3 2026/27': 83 } } as never)).toBe(false);
  });
});

describe('an indicator with an owner who does not lead', () => {
  const owned = { ...answered, owner: 'ben' };

  it('is asked of that person directly, and only that of them', async () => {
    const asOwner = workstreamWith({ indicators: [owned, { ...answered, id: id('other') }] }, { part: 'ben' });
    const talk = interviewWith(asOwner);
    await talk.goes(`
      Quarterdeck: Calls answered within 20 seconds? Last quarter 82%
      Quarterdeck: Question 1 of 1
      Ben: 86
      Quarterdeck: Calls answered within 20 seconds: 86%
      Ben: Submit
      Quarterdeck: Submitted, thank you.
    `);
    expect(Object.keys(talk.state.answers)).toEqual(['indicator/answered']);
    const ofLead = workstreamWith({ indicators: [owned] });
    expect(
      questionsOf(ofLead, {})
        .filter((each) => each.asked({}, ofLead))
        .map(({ key }) => key),
    ).not.toContain('indicator/answered');
  });

  it('is asked of the lead where the lead owns it', () => {
    const about = workstreamWith({ indicators: [{ ...answered, owner: 'asha' }] });
    expect(
      questionsOf(about, {})
        .find(({ key }) => key === 'indicator/answered')
        ?.asked({}, about),
    ).toBe(true);
  });

  it('shows the lead who was asked, and what they gave', () => {
    const about = workstreamWith({ indicators: [owned, { ...owned, id: id('later'), available: 8 }] });
    expect(figuresAskedOfOthers(about)).toEqual([
      { name: owned.name, who: 'Ben Carter' },
      { name: owned.name, who: 'Ben Carter', on: 'Wednesday 13 January' },
    ]);
    const figures = [
      { by: 'ben', on: day('2027-01-08'), answers: { 'indicator/answered': { readings: { 'Q3 2026/27': 78 } } } },
    ];
    const [given] = figuresAskedOfOthers({ ...about, figures });
    expect(given).toMatchObject({ who: 'Ben Carter', on: 'Friday 8 January' });
    expect(plain(given?.value ?? [])).toBe('78% against a target of 85%, outside tolerance');
  });
});
