import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { fingerprint, slug } from '#core/programme/naming';
import { day, financialYear, key, money, periodLabel, text, timeZone, weekday } from '#core/programme/values';

const takes = (value: z.ZodType, given: unknown) => value.safeParse(given).success;

describe('money', () => {
  it.each([
    [400000, 400_000],
    ['400000', 400_000],
    ['400k', 400_000],
    ['1.2m', 1_200_000],
    ['0.35M', 350_000],
    ['1bn', 1_000_000_000],
    ['-5k', -5_000],
    [0, 0],
  ])('reads %j as whole pounds', (given, pounds) => {
    expect(money.parse(given)).toBe(pounds);
  });

  it.each([
    10.5,
    '10.5',
    '1.2345k',
    '£5',
    '1,000',
    '5 m',
    'm',
    '',
    '1e6',
    2 ** 53,
    Number.POSITIVE_INFINITY,
    null,
    [1],
  ])('does not read %j', (given) => {
    expect(takes(money, given)).toBe(false);
  });

  it('reads every amount in thousands as it is meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (pounds) => {
        expect(money.parse(`${pounds / 1000}k`)).toBe(pounds);
      }),
    );
  });
});

describe('a day', () => {
  it('is one of the calendar', () => {
    for (const given of ['2027-01-31', '2028-02-29', '1999-12-31']) expect(day.parse(given)).toBe(given);
    for (const given of [
      '2027-02-29',
      '2027-13-01',
      '2027-00-10',
      '2027-01-00',
      '0027-01-01',
      '2027-1-1',
      '31/1/2027',
      '',
    ])
      expect(takes(day, given)).toBe(false);
  });
});

describe('the other values', () => {
  it('are a period by its two names, of one financial year', () => {
    for (const given of ['Q3 2026/27', 'Q1 1999/00', '2026-11']) expect(takes(periodLabel, given)).toBe(true);
    for (const given of ['Q5 2026/27', 'Q3 2026/28', 'Q3 2026', '2026-13', 'q3 2026/27'])
      expect(takes(periodLabel, given)).toBe(false);
    expect(takes(financialYear, '2026/27')).toBe(true);
    expect(takes(financialYear, '2026/25')).toBe(false);
  });

  it('are a time zone with daylight saving, not an offset', () => {
    for (const given of ['Europe/London', 'Pacific/Kiritimati', 'UTC']) expect(takes(timeZone, given)).toBe(true);
    for (const given of ['+01:00', 'London', '']) expect(takes(timeZone, given)).toBe(false);
  });

  it('are a day of the week, short or long', () => {
    expect(['thu', 'thursday', 'mon'].map((given) => weekday.parse(given))).toEqual(['thu', 'thu', 'mon']);
    expect(takes(weekday, 'thurs')).toBe(false);
  });

  it('are text, also where YAML saw a number', () => {
    expect(text.parse(8)).toBe('8');
    expect(text.parse('  words  ')).toBe('words');
    for (const given of ['', '   ', 'x'.repeat(10_001), true, ['x']]) expect(takes(text, given)).toBe(false);
  });
});

describe('a key that is made of words', () => {
  it('keeps their letters', () => {
    expect(slug('Bring a costed proposal!')).toBe('bring-a-costed-proposal');
    expect(slug('Tomás Ó Briain')).toBe('tomas-o-briain');
  });

  it('is always a key, and the same for the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (said) => {
        expect(takes(key, slug(said))).toBe(true);
        expect(slug(said)).toBe(slug(said));
      }),
    );
  });

  it('tells different words apart where no letter is left', () => {
    expect(slug('議会')).not.toBe(slug('予算'));
    expect(fingerprint('a')).toBe('af63dc4c8601ec8c');
  });
});
