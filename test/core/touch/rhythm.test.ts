import { describe, expect, it } from '@jest/globals';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import { dayInWeek, fallsInWeek, type Pace, quietFrom, rhythmOf } from '#core/touch/rhythm';

const day = (text: string) => text as LocalDate;
const year = Array.from({ length: 364 }, (_, i) => addDays(day('2024-01-01'), i));

describe('the rhythm of light checks', () => {
  it('falls into every week, every other, the first of a month, or none', () => {
    const thursdays = year.filter((_, i) => i % 7 === 3);
    const count = (touch: Parameters<typeof fallsInWeek>[0]) =>
      thursdays.filter((each) => fallsInWeek(touch, each, 'thu')).length;
    expect([count('weekly'), count('fortnightly'), count('monthly'), count('none')]).toEqual([52, 26, 12, 0]);
  });

  it('comes on the touch day, the next day that is worked in the same week, else the last before it, or not at all', () => {
    const worked =
      (...days: string[]) =>
      (each: LocalDate) =>
        days.includes(each);
    const on = (...days: string[]) => dayInWeek(day('2026-12-07'), 'thu', worked(...days));
    expect(on('2026-12-09', '2026-12-10', '2026-12-11')).toBe('2026-12-10');
    expect(on('2026-12-09', '2026-12-11')).toBe('2026-12-11');
    expect(on('2026-12-07', '2026-12-09', '2026-12-14')).toBe('2026-12-09');
    expect(on('2026-12-06', '2026-12-14')).toBeUndefined();
  });

  const pace = (more: Partial<Pace>): Pace => ({
    set: 'weekly',
    milestoneDue: false,
    monthly: false,
    unanswered: 0,
    ...more,
  });

  it.each([
    ['weekly', 'as it is set, where nobody has rated it', pace({})],
    ['fortnightly', 'as it is set, where it is green', pace({ set: 'fortnightly', rating: 'green' })],
    ['weekly', 'every week while it is amber', pace({ set: 'monthly', rating: 'amber' })],
    ['weekly', 'every week while it is between green and amber', pace({ set: 'monthly', rating: 'amber-green' })],
    ['weekly', 'every week while it is red, whatever was chosen', pace({ rating: 'red', monthly: true })],
    ['weekly', 'every week with a milestone near', pace({ set: 'monthly', rating: 'green', milestoneDue: true })],
    ['monthly', 'once a month where that was chosen and it is green', pace({ rating: 'green', monthly: true })],
    ['weekly', 'as it is set where it was chosen and nothing is rated', pace({ monthly: true })],
    ['weekly', 'every week while two stayed unanswered', pace({ rating: 'green', unanswered: 2 })],
    ['monthly', 'once a month while three stayed unanswered', pace({ rating: 'green', unanswered: 3 })],
    ['monthly', 'once a month while three stayed unanswered and nothing is rated', pace({ unanswered: 3 })],
    [
      'weekly',
      'every week while it is amber, however many stayed unanswered',
      pace({ rating: 'amber', unanswered: 9 }),
    ],
    ['fortnightly', 'as it is set, where that is no more than it', pace({ set: 'fortnightly', unanswered: 9 })],
    ['none', 'never where it is not asked between rounds', pace({ set: 'none', rating: 'red', milestoneDue: true })],
  ] as const)('is %s: %s', (touch, _, from) => expect(rhythmOf(from)).toBe(touch));

  it('passes nobody over who answered the last one late, and is silent after news', () => {
    const thursday = day('2027-02-04');
    expect(quietFrom('weekly', thursday, true)).toBe('2027-02-01');
    expect(quietFrom('weekly', thursday, false)).toBe('2027-01-29');
    expect(quietFrom('fortnightly', thursday, true)).toBe('2027-01-26');
    expect(quietFrom('monthly', thursday, false)).toBe('2027-01-15');
  });
});
