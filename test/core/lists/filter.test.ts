import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { readFilter } from '#core/lists/filter';

const vocabulary = {
  states: { overdue: 'overdue', critical: 'critical', 'at risk': 'at-risk', done: 'done' },
  named: [
    { id: 'strategy/ict', name: 'ICT' },
    { id: 'strategy/focus', name: 'Customer focus' },
    { id: 'strategy/centre', name: 'Customer Service Centre' },
    { id: 'strategy/friends', name: 'Critical friends' },
    { id: 'strategy', name: 'Business Strategy' },
  ],
  period: { today: '2027-01-18' as LocalDate, every: 'quarter', financialYearStarts: '04-01' },
} as const;

/** What is read of it, without what is empty. */
const read = (typed: string) => {
  const { periods, ...found } = readFilter(typed, vocabulary);
  const all = { ...found, periods: periods.map(({ label }) => label) };
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
};

describe('what is asked of a list', () => {
  it.each([
    ['', {}],
    ['red q3', { ratings: ['red'], periods: ['Q3 2026/27'] }],
    ['Q3 2025/26 critical', { periods: ['Q3 2025/26'], states: ['critical'] }],
    ['overdue, ICT', { states: ['overdue'], of: ['strategy/ict'] }],
    ['of customer focus that are at risk', { of: ['strategy/focus'], states: ['at-risk'] }],
    ['amber/red and red', { ratings: ['amber-red', 'red'] }],
    ['customer', { of: ['strategy/focus', 'strategy/centre'] }],
    ['critical friends', { of: ['strategy/friends'] }],
    ['critical', { states: ['critical'] }],
    ['this quarter', { periods: ['Q4 2026/27'] }],
    ['last quarter done', { periods: ['Q3 2026/27'], states: ['done'] }],
    ['november 2026', { periods: ['2026-11'] }],
    ['business strategy green', { of: ['strategy'], ratings: ['green'] }],
    ['strategy/ict', { of: ['strategy/ict'] }],
    ['purple overdue', { unknown: ['purple'], states: ['overdue'] }],
    ['a b constructor', { unknown: ['a', 'b', 'constructor'] }],
  ])('“%s”', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it('reads a long text in no time, and gives back what it did not read', () => {
    const { unknown } = readFilter('mud '.repeat(5_000), vocabulary);
    expect(unknown).toHaveLength(5_000);
  });
});
