import { describe, expect, it } from '@jest/globals';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import { dayInWeek, fallsInWeek } from '#core/touch/rhythm';

const day = (text: string) => text as LocalDate;
const year = Array.from({ length: 364 }, (_, i) => addDays(day('2024-01-01'), i));

describe('the rhythm of light checks', () => {
  it('falls into every week, every other, the first of a month, or none', () => {
    const thursdays = year.filter((_, i) => i % 7 === 3);
    const count = (touch: Parameters<typeof fallsInWeek>[0]) =>
      thursdays.filter((each) => fallsInWeek(touch, each, 'thu')).length;
    expect([count('weekly'), count('fortnightly'), count('monthly'), count('none')]).toEqual([52, 26, 12, 0]);
  });

  it('comes on the touch day, or the next day that is worked in the same week, or not at all', () => {
    const worked =
      (...days: string[]) =>
      (each: LocalDate) =>
        days.includes(each);
    expect(dayInWeek(day('2026-12-07'), 'thu', worked('2026-12-10', '2026-12-11'))).toBe('2026-12-10');
    expect(dayInWeek(day('2026-12-07'), 'thu', worked('2026-12-09', '2026-12-11'))).toBe('2026-12-11');
    expect(dayInWeek(day('2026-12-07'), 'thu', worked('2026-12-09', '2026-12-14'))).toBeUndefined();
  });
});
