import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#core/calendar/local-date';
import {
  firstDay,
  lastDay,
  nameOfPeriod,
  nextPeriod,
  parsePeriod,
  periodContaining,
  periodKey,
  periodsBetween,
  previousPeriod,
  type Rhythm,
  sayPeriod,
  shiftPeriod,
} from '#core/programme/period';

const day = (text: string) => text as LocalDate;
const q3 = periodContaining(day('2026-12-18'), 'quarter', '04-01');
const november = periodContaining(day('2026-11-30'), 'month', '04-01');

describe('A period', () => {
  it.each([
    ['quarter', '2019-12-31', '04-01', 'Q3 2019/20', '2019-10_2019-12'],
    ['quarter', '2026-12-18', '04-01', 'Q3 2026/27', '2026-10_2026-12'],
    ['quarter', '2027-03-31', '04-01', 'Q4 2026/27', '2027-01_2027-03'],
    ['quarter', '2027-04-01', '04-01', 'Q1 2027/28', '2027-04_2027-06'],
    ['quarter', '2099-12-31', '04-01', 'Q3 2099/00', '2099-10_2099-12'],
    ['quarter', '2027-01-31', '12-01', 'Q1 2026/27', '2026-12_2027-02'],
    ['quarter', '2027-05-10', '09-01', 'Q3 2026/27', '2027-03_2027-05'],
    ['quarter', '2027-02-10', '01-01', 'Q1 2027/27', '2027-01_2027-03'],
    ['month', '2026-11-30', '04-01', '2026-11', '2026-11_2026-11'],
  ])('%s of %s, where the year starts %s, is %s', (every, date, starts, label, key) => {
    const period = periodContaining(day(date), every as Rhythm, starts);
    expect([period.label, periodKey(period)]).toEqual([label, key]);
  });

  it('goes from the first day of its first month to the last of its last', () => {
    expect([firstDay(q3), lastDay(q3)]).toEqual(['2026-10-01', '2026-12-31']);
    expect(lastDay(periodContaining(day('2028-02-01'), 'month', '04-01'))).toBe('2028-02-29');
  });

  it('is followed and preceded by others, across the turn of the financial year', () => {
    const q4 = nextPeriod(q3, '04-01');
    expect([q4.label, nextPeriod(q4, '04-01').label]).toEqual(['Q4 2026/27', 'Q1 2027/28']);
    expect(previousPeriod(november, '04-01').label).toBe('2026-10');
    expect(shiftPeriod(q3, -4, '04-01').label).toBe('Q3 2025/26');
    expect(periodsBetween(q3, shiftPeriod(q3, 5, '04-01'))).toBe(5);
  });

  it('is the same, whichever of its days it is found by, and the next begins the day after', () => {
    const starts = fc.integer({ min: 1, max: 12 }).map((month) => `${String(month).padStart(2, '0')}-01`);
    const dates = fc.date({ min: new Date('2024-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, starts, fc.constantFrom<Rhythm>('month', 'quarter'), (date, start, every) => {
        const today = day(date.toISOString().slice(0, 10));
        const period = periodContaining(today, every, start);
        expect(firstDay(period) <= today && today <= lastDay(period)).toBe(true);
        expect(periodContaining(firstDay(period), every, start)).toEqual(period);
        expect(periodContaining(lastDay(period), every, start)).toEqual(period);
        expect(previousPeriod(nextPeriod(period, start), start)).toEqual(period);
        expect(parsePeriod(period.label, { today, every, financialYearStarts: start })).toEqual(period);
      }),
    );
  });

  it('is said in months', () => {
    expect(sayPeriod(q3)).toBe('October to December 2026 (Q3)');
    expect(sayPeriod(november)).toBe('November 2026');
    expect([nameOfPeriod(q3), nameOfPeriod(november)]).toEqual(['Q3 2026/27', 'November 2026']);
    expect(sayPeriod(periodContaining(day('2027-01-31'), 'quarter', '12-01'))).toBe(
      'December 2026 to February 2027 (Q1)',
    );
  });
});

describe('A period as people type it', () => {
  const read = (text: string, every: Rhythm = 'quarter') =>
    parsePeriod(text, { today: day('2027-01-04'), every, financialYearStarts: '04-01' })?.label;

  it.each([
    ['Q3 2026/27', 'Q3 2026/27'],
    ['q3 26/27', 'Q3 2026/27'],
    ['Q3 2026-27', 'Q3 2026/27'],
    ['Q3 2026–27', 'Q3 2026/27'],
    [' q3 2026/2027 ', 'Q3 2026/27'],
    ['Q3 2026', 'Q3 2026/27'],
    ['q32026/27', 'Q3 2026/27'],
    ['2026-11', '2026-11'],
    ['2026-9', '2026-09'],
    ['November 2026', '2026-11'],
    ['nov 2026', '2026-11'],
    ['this', 'Q4 2026/27'],
    ['Last', 'Q3 2026/27'],
  ])('"%s" is %s', (text, label) => expect(read(text)).toBe(label));

  it('is counted in months where rounds are monthly', () => {
    expect([read('this', 'month'), read('last', 'month')]).toEqual(['2027-01', '2026-12']);
  });

  it('is the latest that has begun where no year is given', () => {
    expect(['q1', 'q2', 'Q3', 'q4'].map((text) => read(text))).toEqual([
      'Q1 2026/27',
      'Q2 2026/27',
      'Q3 2026/27',
      'Q4 2026/27',
    ]);
    expect([read('january'), read('february')]).toEqual(['2027-01', '2026-02']);
  });

  it.each(['Q5 2026/27', 'Q3 2026/28', 'q3 2026/26', '2026-13', 'octember 2026', 'ma 2026', 'next', '', '3 2026/27'])(
    'is not "%s"',
    (text) => expect(read(text)).toBeUndefined(),
  );
});
