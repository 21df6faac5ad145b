import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate, weekdayOf } from '#core/calendar/local-date';
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  workingCalendar,
  workingDaysBetween,
} from '#core/calendar/working-days';

const day = (text: string) => text as LocalDate;
const closures = ['2026-12-29', '2026-12-30', '2026-12-31'].map(day);
const england = workingCalendar({ holidays: 'england-and-wales', closures });
const anyDay = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays(day('2024-01-01'), days));

describe('A working day', () => {
  it.each([
    ['a Friday', '2026-12-18', true],
    ['a Saturday', '2026-12-19', false],
    ['Christmas Day', '2026-12-25', false],
    ['the substitute for Boxing Day', '2026-12-28', false],
    ['a closure day of the council', '2026-12-30', false],
    ['Easter Monday', '2027-03-29', false],
    ['2 January where it is no holiday', '2025-01-02', true],
  ])('%s (%s): %s', (_, date, is) => expect(england.isWorkingDay(day(date))).toBe(is));

  it('is another one in each nation', () => {
    const scotland = workingCalendar({ holidays: 'scotland', closures: [] });
    const ulster = workingCalendar({ holidays: 'northern-ireland', closures: [] });
    const nowhere = workingCalendar({ holidays: 'none', closures: [] });
    const worked = (date: string) => [england, scotland, ulster, nowhere].map((each) => each.isWorkingDay(day(date)));
    expect(worked('2025-01-02')).toEqual([true, false, true, true]);
    expect(worked('2027-03-17')).toEqual([true, true, false, true]);
    expect(worked('2027-03-29')).toEqual([false, true, false, true]);
    expect(worked('2027-11-30')).toEqual([true, false, true, true]);
    expect(worked('2026-12-25')).toEqual([false, false, false, true]);
  });

  it('is one’s own where one works part of the week, and bank holidays and closures hold all the same', () => {
    const mondays = england.forWeek(['mon']);
    const saturdays = england.forWeek(['sat', 'sun']);
    expect(mondays.isWorkingDay(day('2026-12-21'))).toBe(true);
    expect(mondays.isWorkingDay(day('2026-12-22'))).toBe(false);
    expect(mondays.isWorkingDay(day('2026-12-28'))).toBe(false);
    expect(nextWorkingDay(mondays, day('2026-12-22'))).toBe('2027-01-04');
    expect(nextWorkingDay(saturdays, day('2027-01-04'))).toBe('2027-01-09');
  });

  it('needs a week with at least one day', () => expect(() => england.forWeek([])).toThrow(RangeError));
});

describe('Working days are counted', () => {
  it.each([
    ['2026-12-31', 0, '2026-12-31'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-12-31', -1, '2026-12-24'],
    ['2026-12-31', -5, '2026-12-18'],
    ['2026-12-31', 10, '2027-01-15'],
    ['2026-12-31', 15, '2027-01-22'],
    ['2027-01-15', -3, '2027-01-12'],
    ['2027-01-16', 1, '2027-01-18'],
    ['2027-01-16', -1, '2027-01-15'],
  ])('from %s, day 0 whether worked or not, by %i to %s', (from, days, to) => {
    expect(addWorkingDays(england, day(from), days)).toBe(to);
    expect(workingDaysBetween(england, day(from), day(to))).toBe(days);
  });

  it('one by one, never skipping one and never landing on a day off', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (date, days) => {
        const to = addWorkingDays(england, date, days);
        expect(workingDaysBetween(england, date, to)).toBe(days);
        if (days !== 0) {
          expect(england.isWorkingDay(to)).toBe(true);
          expect(['sat', 'sun']).not.toContain(weekdayOf(to));
          expect(addWorkingDays(england, date, days - Math.sign(days)) < to).toBe(days > 0);
        }
      }),
    );
  });

  it('from the date itself when the next or the previous is asked for', () => {
    expect(nextWorkingDay(england, day('2026-12-18'))).toBe('2026-12-18');
    expect(nextWorkingDay(england, day('2026-12-25'))).toBe('2027-01-04');
    expect(previousWorkingDay(england, day('2027-01-03'))).toBe('2026-12-24');
    expect(previousWorkingDay(england, day('2027-01-04'))).toBe('2027-01-04');
  });
});
