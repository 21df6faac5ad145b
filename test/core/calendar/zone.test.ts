import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import { instantOf, type LocalTime, localDateOf, localTimeOf } from '#core/calendar/zone';

describe('A time of day in a zone', () => {
  it.each([
    ['in winter', '2027-01-04', '09:00', 'Europe/London', '2027-01-04T09:00:00Z'],
    ['in summer', '2027-07-05', '09:00', 'Europe/London', '2027-07-05T08:00:00Z'],
    ['14 hours ahead of UTC', '2027-01-04', '09:00', 'Pacific/Kiritimati', '2027-01-03T19:00:00Z'],
    ['11 hours behind UTC', '2027-01-04', '17:00', 'Pacific/Niue', '2027-01-05T04:00:00Z'],
    ['on the 29th of February', '2028-02-29', '09:00', 'America/New_York', '2028-02-29T14:00:00Z'],
    ['on the morning after the clocks change', '2027-03-28', '09:00', 'Europe/London', '2027-03-28T08:00:00Z'],
  ])('is an instant: %s', (_, date, time, zone, instant) => {
    expect(instantOf(date as LocalDate, time as LocalTime, zone)).toEqual(new Date(instant));
  });

  it.each([
    ['2027-03-28', '01:00', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['2027-03-28', '01:30', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:00:00Z'],
    ['2027-10-03', '02:15', 'Australia/Lord_Howe', '2027-10-02T15:30:00Z'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('that never comes (%s %s in %s) is the first instant after the gap', (date, time, zone, instant) => {
    expect(instantOf(date as LocalDate, time as LocalTime, zone)).toEqual(new Date(instant));
  });

  it.each([
    ['2027-10-31', '01:30', 'Europe/London', '2027-10-31T00:30:00Z'],
    ['2027-11-07', '01:30', 'America/New_York', '2027-11-07T05:30:00Z'],
    ['2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z'],
  ])('that comes twice (%s %s in %s) is the first of the two', (date, time, zone, instant) => {
    expect(instantOf(date as LocalDate, time as LocalTime, zone)).toEqual(new Date(instant));
  });

  it('is what the clocks first show, or the first later time that they show', () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Pacific/Chatham',
      'Pacific/Kiritimati',
      'Pacific/Niue',
    ];
    const two = (number: number) => String(number).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 5_113 }).map((days) => addDays('2024-01-01' as LocalDate, days)),
        fc.integer({ min: 0, max: 1_439 }),
        (zone, date, minute) => {
          const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}` as LocalTime;
          const shown = (at: number) => `${localDateOf(new Date(at), zone)} ${localTimeOf(new Date(at), zone)}`;
          const instant = instantOf(date, time, zone).getTime();
          expect(shown(instant) >= `${date} ${time}`).toBe(true);
          for (const before of [1, 60_000, 30 * 60_000, 60 * 60_000, 2 * 3_600_000]) {
            expect(shown(instant - before) < `${date} ${time}`).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('An instant', () => {
  it('lies on different days in different zones', () => {
    const instant = new Date('2027-01-04T10:30:00Z');
    expect(localDateOf(instant, 'Pacific/Kiritimati')).toBe('2027-01-05');
    expect(localDateOf(instant, 'Europe/London')).toBe('2027-01-04');
    expect(localDateOf(instant, 'Pacific/Niue')).toBe('2027-01-03');
    expect(localTimeOf(instant, 'Asia/Kathmandu')).toBe('16:15');
  });

  it('lies on no day in a zone that does not exist', () => {
    expect(() => localDateOf(new Date(0), 'Europe/Nowhere')).toThrow('Europe/Nowhere is no IANA time zone');
  });
});
