import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#core/calendar/local-date';
import { findAmounts, readAmount, sayAmount } from '#core/interview/understand/amount';
import { type ApartContext, takeApart } from '#core/interview/understand/apart';
import { findDates, findDeadlines } from '#core/interview/understand/date';
import { askReader } from '#core/interview/understand/decision-asked';
import { moneyLabels, readLabelledAmounts, savingLabels } from '#core/interview/understand/labelled-amounts';
import { problemOfAmount, problemOfDay, problemOfScore } from '#core/interview/understand/problem';
import { readRating } from '#core/interview/understand/rating';
import { readDay } from '#core/interview/understand/read-day';
import { becauseIn, readItemState, readScore } from '#core/interview/understand/state-of-item';

const dates = { today: '2027-01-04' as LocalDate, financialYearStarts: '04-01' };
const several = [...Array(10).keys()];
/** More than any workstream has open at once. */
const context: ApartContext = {
  ...dates,
  scale: 'three',
  milestones: [
    { key: 'live', title: 'Customer Service Centre live' },
    { key: 'charter', title: 'Customer charter published' },
    ...several.map((i) => ({ key: `m${i}`, title: `Area ${i} moved into the new building` })),
  ],
  indicators: [
    { key: 'answered', name: 'Calls answered within 20 seconds', unit: '%' },
    { key: 'complaints', name: 'Complaints upheld', unit: 'number' },
    ...several.map((i) => ({ key: `i${i}`, name: `Visits to area ${i}`, unit: 'visits' })),
  ],
  savings: [{ key: 'integration', name: 'Two contact centres become one' }],
  risks: [
    { key: 'capacity', title: 'Not enough delivery capacity' },
    ...several.map((i) => ({ key: `r${i}`, title: `Supplier ${i} withdraws` })),
  ],
  groups: [
    { id: 'a', name: 'Customer First Board' },
    ...several.map((i) => ({ id: `g${i}`, name: `Area ${i} Forum` })),
  ],
  money: true,
};

/** What people write, what nobody writes, and both in a heap: up to 40,000 characters. */
const phrases = [
  ...[
    'amber, ',
    'Green. ',
    'still ',
    'it is ',
    'no change ',
    'contact centre ',
    'charter ',
    'slips to ',
    '31 July ',
    'by 1 feb ',
  ],
  ...[
    'because ',
    'as ',
    'since ',
    '- ',
    '– ',
    ', ',
    '. ',
    '\n',
    '; ',
    ' and ',
    '(',
    ')',
    'was 78%',
    '82%',
    '£1.2m',
    '34-58m',
    '1.200',
  ],
  ...[
    '12 34 567 ',
    '1,2,3,4',
    'between 2 and ',
    'half a million ',
    'twenty one ',
    'need the board to ',
    'agree ',
    'next ',
    'end of ',
  ],
  ...[
    'not yet ',
    'done ',
    'delivered ',
    'forecast ',
    'spent ',
    '4x5',
    'likelihood 4 ',
    'w/c ',
    'the 5th ',
    'Q3 ',
    '31 Janury ',
    '14 Juny ',
    'Setpember ',
    'Easter ',
    '2027-02-30',
  ],
  ...['👩‍👩‍👧', 'مرحبا ', '\u202e', '\ud83d', '\udc00', '\u0000', 'e\u0301', 'ﷺ', '\u00a0', '１２', 'ß', 'İ'],
];
const heap = fc.array(fc.constantFrom(...phrases), { maxLength: 60, size: 'max' }).map((parts) => parts.join(''));
const long = fc
  .tuple(
    fc.constantFrom(...phrases, ' ', '0', '-', ',', 'a', '1 ', 'it is ', 'the the ', '£'),
    fc.integer({ min: 1, max: 40_000 }),
  )
  .map(([phrase, length]) => phrase.repeat(Math.ceil(length / phrase.length)).slice(0, length));
const any = fc.oneof(
  { weight: 5, arbitrary: heap },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 2, arbitrary: long },
  { weight: 1, arbitrary: fc.tuple(heap, long).map(([a, b]) => (a + b).slice(0, 40_000)) },
);

const readings: Readonly<Record<string, (text: string) => unknown>> = {
  rating: (text) => readRating(text, 'five'),
  dates: (text) => [findDates(text, dates), findDeadlines(text, dates)],
  day: (text) => [problemOfDay(readDay(text, dates), text), problemOfDay(readDay(text, dates, { past: true }), text)],
  amount: (text) => problemOfAmount(readAmount(text, { money: true, dates }), text, { money: true }),
  amounts: (text) => findAmounts(text),
  saving: (text) => readLabelledAmounts(text, savingLabels, { money: true, dates }),
  money: (text) => readLabelledAmounts(text, moneyLabels),
  state: (text) => [readItemState(text), becauseIn(text)],
  score: (text) => problemOfScore(readScore(text, 5), text, 5),
  ask: (text) => askReader(['Customer First Board'])(text),
  apart: (text) => takeApart(text, context),
};

/** Milliseconds that a reading took: the shortest of some, so that what else the machine does is not counted. */
function time(read: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 10 && shortest >= 50; tries += 1) {
    const began = performance.now();
    read();
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('whatever is typed', () => {
  it.each(Object.entries(readings))('is read as %s without a fault, in less than 50 ms', (_, read) => {
    fc.assert(
      fc.property(any, (text) => {
        expect(time(() => read(text))).toBeLessThan(50);
      }),
      { numRuns: 100 },
    );
  });

  it('is not lost by being taken apart: every word is in a part or in the rest', () => {
    fc.assert(
      fc.property(any, (text) => {
        const { parts, rest = '' } = takeApart(text, context);
        const kept = [...parts.map(({ said }) => said), rest].map(words);
        // Each run of letters and figures stands in one of them, as often as it was written or more.
        for (const run of new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])) {
          const times = (where: string) => where.split(words(run)).length - 1;
          expect(kept.reduce((sum, one) => sum + times(one), 0)).toBeGreaterThanOrEqual(1);
        }
        expect(kept.join('').length).toBeGreaterThanOrEqual(words(text).length);
      }),
      { numRuns: 300 },
    );
  });

  it('is taken apart into slices of what was written, with each question answered once', () => {
    fc.assert(
      fc.property(any, (text) => {
        const { parts, rest } = takeApart(text, context);
        for (const part of parts) {
          for (const slice of `${part.text}\n${part.said}`.split('\n')) expect(text).toContain(slice);
        }
        for (const slice of (rest ?? '').split('\n')) expect(text).toContain(slice);
        expect(new Set(parts.map(({ question }) => question)).size).toBe(parts.length);
      }),
      { numRuns: 300 },
    );
  });

  it('as an amount that was said is read back as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
        fc.constantFrom('£', '%', 'number', 'days'),
        (value, unit) => {
          expect(readAmount(sayAmount(value, unit), { unit })).toMatchObject({ kind: 'one', value: value + 0 });
        },
      ),
    );
  });
});
