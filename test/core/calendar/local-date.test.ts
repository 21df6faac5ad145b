import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, compareDates, daysBetween, type LocalDate, localDate, weekdayOf } from '#core/calendar/local-date';
import { addMonths, endOfMonth, firstDayOfMonth, lastDayOfMonth, type Month, monthOf } from '#core/calendar/month';

const day = (text: string) => text as LocalDate;
const anyDay = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays(day('2000-01-01'), days));

describe('A calendar day', () => {
  it('is read from YYYY-MM-DD when there is such a day', () => {
    expect(localDate('2027-01-31')).toBe('2027-01-31');
    expect(localDate('2028-02-29')).toBe('2028-02-29');
  });

  it.each(['2027-02-29', '2027-02-30', '2027-13-01', '2027-00-10', '2027-1-31', '31/01/2027', '2027-01-31T00:00', ''])(
    'is not read from "%s"',
    (text) => expect(localDate(text)).toBeUndefined(),
  );

  it('is counted across months, leap years and the days when clocks change', () => {
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2028-02-28'), 2)).toBe('2028-03-01');
    expect(addDays(day('2027-03-27'), 2)).toBe('2027-03-29');
    expect(addDays(day('2027-01-01'), -1)).toBe('2026-12-31');
    expect(daysBetween(day('2026-12-15'), day('2027-01-18'))).toBe(34);
    expect(daysBetween(day('2027-01-18'), day('2026-12-15'))).toBe(-34);
  });

  it('is counted back as it was counted forth', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(compareDates(date, addDays(date, days))).toBe(Math.sign(-days) + 0);
      }),
    );
  });

  it('cannot leave the years that its text has room for', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  });

  it.each([
    ['2026-12-18', 'fri'],
    ['2027-01-04', 'mon'],
    ['2027-01-03', 'sun'],
    ['2028-02-29', 'tue'],
  ])('%s is a %s', (date, weekday) => expect(weekdayOf(day(date))).toBe(weekday));
});

describe('A month', () => {
  it('ends on its last day, in leap years too', () => {
    expect(endOfMonth(day('2027-02-03'))).toBe('2027-02-28');
    expect(endOfMonth(day('2028-02-03'))).toBe('2028-02-29');
    expect(lastDayOfMonth('2026-12' as Month)).toBe('2026-12-31');
    expect(firstDayOfMonth(monthOf(day('2026-12-18')))).toBe('2026-12-01');
  });

  it('is counted across years', () => {
    expect(addMonths('2026-12' as Month, 1)).toBe('2027-01');
    expect(addMonths('2027-01' as Month, -13)).toBe('2025-12');
  });
});
