import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distinctHabits, type Habit, habitKey, habitOf, hoursBegin, withinHours } from '#core/calendar/habit';
import type { LocalDate } from '#core/calendar/local-date';
import { workingCalendar } from '#core/calendar/working-days';

const organisation = { timeZone: 'Europe/London', hours: '09:00-17:00' };
const calendar = workingCalendar({ holidays: 'england-and-wales', closures: ['2026-12-29' as LocalDate] });
const usual = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const london = habitOf({ workingDays: [...usual] }, organisation);
const athens = habitOf({ workingDays: [...usual], timeZone: 'Europe/Athens' }, organisation);
const partTime = habitOf({ workingDays: ['wed', 'mon', 'tue'] }, organisation);

describe('The hours in which somebody may be written to', () => {
  it.each([
    ['as they begin', '2027-01-04T09:00:00Z', london, true],
    ['a second before', '2027-01-04T08:59:59Z', london, false],
    ['just before they end', '2027-01-04T16:59:59Z', london, true],
    ['as they end', '2027-01-04T17:00:00Z', london, false],
    ['in summer time', '2027-07-05T08:00:00Z', london, true],
    ['in the reader’s zone', '2027-01-04T07:00:00Z', athens, true],
    ['when the reader’s day is over', '2027-01-04T15:30:00Z', athens, false],
    ['on a Saturday', '2027-01-09T12:00:00Z', london, false],
    ['on a bank holiday', '2027-01-01T12:00:00Z', london, false],
    ['on a closure day', '2026-12-29T12:00:00Z', london, false],
    ['on a day one does not work', '2027-01-07T12:00:00Z', partTime, false],
  ])('%s (%s)', (_, instant, habit, within) => {
    expect(withinHours(new Date(instant), habit, calendar)).toBe(within);
  });

  it.each([
    ['now, within them', '2027-01-04T11:23:00Z', london, '2027-01-04T11:23:00Z'],
    ['this morning', '2027-01-04T03:00:00Z', london, '2027-01-04T09:00:00Z'],
    ['tomorrow morning', '2027-01-04T17:00:00Z', london, '2027-01-05T09:00:00Z'],
    ['after the weekend', '2027-01-08T18:00:00Z', london, '2027-01-11T09:00:00Z'],
    ['after Christmas and a closure', '2026-12-24T20:00:00Z', london, '2026-12-30T09:00:00Z'],
    ['on the next day one works', '2027-01-06T18:00:00Z', partTime, '2027-01-11T09:00:00Z'],
    ['in the reader’s zone', '2027-01-04T22:30:00Z', athens, '2027-01-05T07:00:00Z'],
    ['after the clocks have changed', '2027-03-26T18:00:00Z', london, '2027-03-30T08:00:00Z'],
  ])('begin %s', (_, instant, habit, begins) => {
    expect(hoursBegin(new Date(instant), habit, calendar)).toEqual(new Date(begins));
  });

  it('have begun whenever they are said to begin, and not a moment before', () => {
    const habits: Habit[] = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati'].flatMap(
      (timeZone) => [
        { timeZone, workingDays: usual, hours: { from: '09:00', to: '17:00' } },
        { timeZone, workingDays: ['sun'], hours: { from: '01:30', to: '02:30' } },
      ],
    );
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...habits), instants, (habit, instant) => {
        const begins = hoursBegin(instant, habit, calendar);
        expect(begins >= instant).toBe(true);
        expect(withinHours(begins, habit, calendar)).toBe(true);
        if (begins > instant) expect(withinHours(new Date(begins.getTime() - 1), habit, calendar)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('A habit', () => {
  it('has one name, in whatever order its days are written', () => {
    expect(habitKey(london)).toBe('Europe/London+mon-fri+09:00-17:00');
    expect(habitKey(partTime)).toBe('Europe/London+mon,tue,wed+09:00-17:00');
  });

  it('is counted once for all who share it', () => {
    const reordered = habitOf({ workingDays: ['mon', 'tue', 'wed'] }, organisation);
    expect(distinctHabits([london, partTime, london, reordered, athens]).map(habitKey)).toEqual([
      habitKey(london),
      habitKey(partTime),
      habitKey(athens),
    ]);
  });
});
