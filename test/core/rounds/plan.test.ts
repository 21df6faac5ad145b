import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import { sayDay } from '#core/calendar/say';
import { workingCalendar } from '#core/calendar/working-days';
import { type Period, periodContaining, shiftPeriod } from '#core/programme/period';
import type { RoundSettings } from '#core/programme/round-settings';
import { planRound, type RoundPlan, roundId, roundsAround } from '#core/rounds/plan';

const day = (text: string) => text as LocalDate;
const closures = ['2026-12-29', '2026-12-30', '2026-12-31'].map(day);
const calendar = workingCalendar({ holidays: 'england-and-wales', closures });
const q3 = periodContaining(day('2026-12-18'), 'quarter', '04-01');
const settings: RoundSettings = {
  every: 'quarter',
  notice: -5,
  opens: 1,
  due: 10,
  closes: 15,
  firstNumber: 4,
  remind: [-3, -1, 0, 1],
  escalate: { deputy: 2, director: 3, sponsor: 5 },
};

describe('The round about Q3 2026/27, with the council closed from 29 to 31 December', () => {
  const plan = planRound(settings, q3, calendar);

  it('falls on the days of the contract', () => {
    expect({
      notice: sayDay(plan.noticeOn!),
      opens: sayDay(plan.opensOn),
      due: sayDay(plan.dueOn),
      reminders: plan.reminders.map((on) => sayDay(on)),
      deputy: sayDay(plan.escalations.deputy!),
      director: sayDay(plan.escalations.director!),
      sponsor: sayDay(plan.escalations.sponsor!),
      closes: sayDay(plan.closesOn!),
    }).toEqual({
      notice: 'Friday 18 December',
      opens: 'Monday 4 January',
      due: 'Friday 15 January',
      reminders: ['Tuesday 12 January', 'Thursday 14 January', 'Friday 15 January', 'Monday 18 January'],
      deputy: 'Tuesday 19 January',
      director: 'Wednesday 20 January',
      sponsor: 'Friday 22 January',
      closes: 'Friday 22 January',
    });
  });

  it('has an id of its months', () =>
    expect(roundId('business-strategy', q3)).toBe('business-strategy/2026-10_2026-12'));

  it('opens a day later in Scotland, where 4 January 2027 is a holiday too', () => {
    const scotland = workingCalendar({ holidays: 'scotland', closures });
    expect(planRound(settings, q3, scotland).opensOn).toBe('2027-01-05');
  });
});

describe('A round', () => {
  it('has its place in the series from the first round on, and none where the series is not known', () => {
    const number = (by: number, first?: Period) =>
      planRound(settings, shiftPeriod(q3, by, '04-01'), calendar, first).number;
    expect([number(0, q3), number(1, q3), number(5, q3)]).toEqual([4, 5, 9]);
    expect(number(-1, q3)).toBeUndefined();
    expect(number(0)).toBeUndefined();
    expect(planRound({ every: 'quarter', opens: 1, due: 10 }, q3, calendar, q3).number).toBeUndefined();
  });

  it('has only the steps that are set', () => {
    expect(planRound({ every: 'quarter', opens: 1, due: 10 }, q3, calendar)).toEqual({
      period: q3,
      opensOn: '2027-01-04',
      dueOn: '2027-01-15',
      reminders: [],
      escalations: {},
    });
    expect(planRound({ ...settings, escalate: { sponsor: 5 } }, q3, calendar).escalations).toEqual({
      sponsor: '2027-01-22',
    });
  });

  it('reminds once a day, after it has opened and before it has closed', () => {
    const reminders = (remind: number[]) => planRound({ ...settings, remind }, q3, calendar).reminders;
    expect(reminders([1, -1, 1])).toEqual(['2027-01-14', '2027-01-18']);
    expect(reminders([-9, -8])).toEqual(['2027-01-05']);
    expect(reminders([5, 6])).toEqual(['2027-01-22']);
  });

  it('may fall due on the last day of the period itself, worked or not', () => {
    const plan = planRound({ every: 'quarter', opens: -10, due: 0, remind: [-1, 0, 1] }, q3, calendar);
    expect([plan.opensOn, plan.dueOn]).toEqual(['2026-12-11', '2026-12-31']);
    expect(plan.reminders).toEqual(['2026-12-24', '2026-12-31', '2027-01-04']);
  });
});

describe('The rounds around some days', () => {
  const around = (from: string, to: string, more: Partial<RoundSettings> = {}) =>
    roundsAround({ ...settings, ...more }, calendar, '04-01', day(from), day(to)).map((plan) => plan.period.label);

  it('are those with a step on one of them, or before and after them', () => {
    expect(around('2026-12-18', '2026-12-18')).toEqual(['Q3 2026/27']);
    expect(around('2027-01-22', '2027-01-22')).toEqual(['Q3 2026/27']);
    expect(around('2027-01-23', '2027-03-21')).toEqual([]);
    expect(around('2026-10-01', '2027-03-31')).toEqual(['Q2 2026/27', 'Q3 2026/27', 'Q4 2026/27']);
  });

  it('are several where one is not over when the next begins', () => {
    expect(around('2027-01-15', '2027-01-15', { every: 'month', due: 10, closes: 40 })).toEqual(['2026-11', '2026-12']);
  });

  it('are found however far their steps lie from their period', () => {
    expect(around('2027-12-24', '2027-12-24', { due: 240, closes: 250 })).toEqual([
      'Q3 2026/27',
      'Q4 2026/27',
      'Q1 2027/28',
      'Q2 2027/28',
      'Q3 2027/28',
    ]);
    expect(around('2026-01-06', '2026-01-06', { notice: -250, opens: -240, due: -230, closes: -220 })).toEqual([
      'Q3 2026/27',
    ]);
  });

  it('are all whose days reach into the window, and no others', () => {
    const shapes = fc.record({
      every: fc.constantFrom<RoundSettings['every']>('month', 'quarter'),
      notice: fc.integer({ min: -60, max: 0 }),
      opens: fc.integer({ min: -30, max: 30 }),
      due: fc.integer({ min: -30, max: 90 }),
      remind: fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 4 }),
    });
    const dates = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays(day('2024-01-01'), days));
    const days = (plan: RoundPlan) => [plan.noticeOn!, plan.opensOn, plan.dueOn, ...plan.reminders].sort();
    fc.assert(
      fc.property(shapes, dates, fc.integer({ min: 0, max: 120 }), (shape, from, length) => {
        const to = addDays(from, length);
        const here = periodContaining(from, shape.every, '04-01');
        const every = Array.from({ length: 40 }, (_, n) =>
          planRound(shape, shiftPeriod(here, n - 20, '04-01'), calendar),
        );
        const expected = every.filter((plan) => days(plan).at(-1)! >= from && days(plan)[0]! <= to);
        expect(roundsAround(shape, calendar, '04-01', from, to)).toEqual(expected);
      }),
    );
  });
});
