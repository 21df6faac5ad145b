import { describe, expect, it } from '@jest/globals';
import { fallsOn, parseCron } from '#core/calendar/cron';
import { addDays, type LocalDate } from '#core/calendar/local-date';

/** The days of January and February 2027 (1 January is a Friday) that a schedule names. */
function days(text: string): string {
  const cron = parseCron(text)!;
  const all = Array.from({ length: 59 }, (_, day) => addDays('2027-01-01' as LocalDate, day));
  return all
    .filter((day) => fallsOn(cron, day))
    .map((day) => day.slice(5))
    .join(' ');
}

describe('A digest’s schedule', () => {
  it.each([
    ['on Mondays', '0 9 * * 1', '01-04 01-11 01-18 01-25 02-01 02-08 02-15 02-22'],
    ['on Mondays by name', '0 9 * * Mon', '01-04 01-11 01-18 01-25 02-01 02-08 02-15 02-22'],
    [
      'on Sundays, which are 0 and 7',
      '0 9 1-14 1 0,7',
      '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 01-09 01-10 01-11 01-12 01-13 01-14 01-17 01-24 01-31',
    ],
    ['on the weekend', '0 9 * feb sat,sun', '02-06 02-07 02-13 02-14 02-20 02-21 02-27 02-28'],
    ['on the 1st', '0 9 1 * *', '01-01 02-01'],
    ['in one month', '0 9 1 2 *', '02-01'],
    ['on the 1st or a Wednesday, as cron has it', '0 9 1 2 wed', '02-01 02-03 02-10 02-17 02-24'],
    ['every other week of days', '0 9 1-31/14 1 *', '01-01 01-15 01-29'],
    ['from the 20th in tens', '0 9 20/10 1-2 *', '01-20 01-30 02-20'],
    ['on steps of any day', '0 9 */15 1 *', '01-01 01-16 01-31'],
  ])('names days %s: %s', (_, cron, expected) => expect(days(cron)).toBe(expected));

  it('has one time of day', () => {
    expect(parseCron('0 9 * * 1')?.time).toBe('09:00');
    expect(parseCron('5 17 * * 1')?.time).toBe('17:05');
    expect(parseCron('05 07 * * 1')?.time).toBe('07:05');
  });

  it.each([
    '* 9 * * 1',
    '0 */2 * * 1',
    '0,30 9 * * 1',
    '0 24 * * 1',
    '60 9 * * 1',
    '0 9 * * 8',
    '0 9 32 * *',
    '0 9 0 * *',
    '0 9 * 13 *',
    '0 9 * * fri-mon',
    '0 9 * * funday',
    '0 9 1- * *',
    '0 9 1-2-3 * *',
    '0 9 1/0 * *',
    '0 9 1/2/3 * *',
    '0 9 , * *',
    '0 9 * *',
    '0 9 * * * *',
    '',
  ])('is not "%s"', (text) => expect(parseCron(text)).toBeUndefined());
});
