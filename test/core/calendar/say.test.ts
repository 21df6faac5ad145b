import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { sayCount, sayDay, sayDayInFull, sayFromToday, sayShort, sayTime } from '#core/calendar/say';

const day = (text: string) => text as LocalDate;

describe('A day is said', () => {
  it('with its weekday, or short', () => {
    expect(sayDay(day('2027-01-15'))).toBe('Friday 15 January');
    expect(sayShort(day('2026-10-09'))).toBe('9 October');
  });

  it('in full when repeated back to who typed it', () => {
    expect(sayDayInFull(day('2027-07-31'))).toBe('Saturday 31 July 2027');
    expect(sayDayInFull(day('2027-04-03'))).toBe('Saturday 3 April 2027');
  });

  it.each([
    ['this year', '2027-07-31', '2027-01-18', '31 July'],
    ['last autumn', '2026-10-09', '2027-01-18', '9 October'],
    ['next spring', '2027-03-31', '2026-12-18', '31 March'],
    ['more than half a year back in another year', '2026-07-18', '2027-01-18', '18 July 2026'],
    ['more than half a year ahead in another year', '2027-07-31', '2026-12-18', '31 July 2027'],
    ['long ago', '2020-03-12', '2027-01-18', '12 March 2020'],
  ])('without its year only where that is plain: %s', (_, date, today, said) => {
    expect(sayShort(day(date), day(today))).toBe(said);
    expect(sayDay(day(date), day(today)).endsWith(said)).toBe(true);
  });

  it.each([
    ['2026-12-15', '34 days ago'],
    ['2027-01-17', 'yesterday'],
    ['2027-01-18', 'today'],
    ['2027-01-19', 'tomorrow'],
    ['2027-01-21', 'in 3 days'],
  ])('%s, seen from 18 January, as "%s"', (date, said) => {
    expect(sayFromToday(day(date), day('2027-01-18'))).toBe(said);
  });
});

describe('A time is said', () => {
  it('in the reader’s zone', () => {
    expect(sayTime(new Date('2027-07-05T08:00:00Z'), 'Europe/London')).toBe('09:00');
    expect(sayTime(new Date('2027-07-05T08:00:00Z'), 'Europe/Athens')).toBe('11:00');
  });
});

describe('A count is said', () => {
  it('with one thing or several', () => {
    expect(sayCount(1, 'day')).toBe('1 day');
    expect(sayCount(34, 'day')).toBe('34 days');
    expect(sayCount(0, 'reply', 'replies')).toBe('0 replies');
  });
});
