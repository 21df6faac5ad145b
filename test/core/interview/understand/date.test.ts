import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { findDates, findDeadlines } from '#core/interview/understand/date';
import { easterSunday } from '#core/interview/understand/day';

const context = { today: '2027-01-04' as LocalDate, financialYearStarts: '04-01' };

describe('a date', () => {
  it.each([
    ['31/3', '2027-03-31'],
    ['31.3.2027', '2027-03-31'],
    ['2027-03-31', '2027-03-31'],
    ['31 March', '2027-03-31'],
    ['12th Feb', '2027-02-12'],
    ['from 1 feb', '2027-02-01'],
    ['the 31st of July', '2027-07-31'],
    ['end of March', '2027-03-31'],
    ['the end of March', '2027-03-31'],
    ['end feb', '2027-02-28'],
    ['end of Feb 2028', '2028-02-29'],
    ['tomorrow', '2027-01-05'],
    ['friday', '2027-01-08'],
    ['in two weeks', '2027-01-18'],
    ['in a fortnight', '2027-01-18'],
    ['end of the month', '2027-01-31'],
    ['month end', '2027-01-31'],
    ['end of next week', '2027-01-15'],
    ['end of the financial year', '2027-03-31'],
    ['Easter', '2027-03-28'],
    ['Easter 2028', '2028-04-16'],
    ['Good Friday', '2027-03-26'],
    ['Easter Monday', '2027-03-29'],
    ['Christmas', '2027-12-25'],
    ['29 February 2028', '2028-02-29'],
  ])('is read from “%s”', (text, on) => {
    expect(findDates(text, context)).toMatchObject([{ on, sure: true }]);
  });

  it.each([
    ['03/04', '2027-04-03'],
    ['1.5.2027', '2027-05-01'],
    ['March', '2027-03-31'],
    ['March 2028', '2028-03-31'],
    ['mid March', '2027-03-15'],
    ['early April', '2027-04-10'],
    ['late March', '2027-03-31'],
    ['Q4', '2027-03-31'],
    ['end of Q1', '2027-06-30'],
    ['Q1 2027/28', '2027-06-30'],
    ['year end', '2027-03-31'],
    ['next month', '2027-02-28'],
    ['next week', '2027-01-11'],
    ['Feb 12', '2027-02-12'],
    ['two weeks later', '2027-01-18'],
    ['12-19 Feb', '2027-02-19'],
  ])('is read from “%s”, day first, but said back before it is used', (text, on) => {
    expect(findDates(text, context)).toMatchObject([{ on, sure: false }]);
  });

  it.each([
    'end of next',
    '31 June',
    '30/2',
    '13/13',
    '29 February',
    'soon',
    'asap',
    '5pm',
    'we may be late',
    '2027',
    'spring',
    '',
  ])('is not read from “%s”', (text) => {
    expect(findDates(text, context)).toEqual([]);
  });

  it('that passed this year is the next year’s, unless the year is said', () => {
    const december = { ...context, today: '2026-12-31' as LocalDate };
    expect(findDates('end of March', december)).toMatchObject([{ on: '2027-03-31' }]);
    expect(findDates('12 February', december)).toMatchObject([{ on: '2027-02-12' }]);
    expect(findDates('end of March 2020', december)).toMatchObject([{ on: '2020-03-31' }]);
  });

  it('as a deadline is found in its sentence, with the words that say it', () => {
    expect(findDeadlines('The panel meets on 5 February, back to Green by the end of March.', context)).toEqual([
      { on: '2027-03-31', said: 'by the end of March', at: 45, sure: true },
    ]);
    expect(findDeadlines('Agreed by Ben on 5 February', context)).toEqual([]);
    expect(findDeadlines('by 1 March or before Easter', context).map(({ on }) => on)).toEqual([
      '2027-03-01',
      '2027-03-28',
    ]);
  });

  it('of Easter is right in every year for which it is easily looked up', () => {
    const known = [
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2029-04-01',
      '2030-04-21',
      '2038-04-25',
    ];
    expect(known.map((day) => easterSunday(Number(day.slice(0, 4))))).toEqual(known);
  });
});
