import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { findAmounts, sayAmount, sayRange } from '#core/interview/understand/amount';
import { askReader } from '#core/interview/understand/decision-asked';
import { moneyLabels, readLabelledAmounts, savingLabels } from '#core/interview/understand/labelled-amounts';
import { becauseIn, splitReason } from '#core/interview/understand/state-of-item';

const dates = { today: '2027-01-04' as LocalDate, financialYearStarts: '04-01' };

describe('amounts in a longer text', () => {
  it('are found where they stand, with their unit, and dates, years and numbers of things are none', () => {
    const text =
      'Spent around £300k by 12 March 2027 on phase 2; 82% of 1,200 calls at 16:00, 31/3, the 3rd go, Q3 2026/27, one of 12-19 Feb, 2026-27, between £2m and £2.6m.';
    const found = findAmounts(text);
    expect(found.map(({ said, low, high, unit }) => [said, low, high, unit])).toEqual([
      ['around £300k', 300_000, 300_000, '£'],
      ['82%', 82, 82, '%'],
      ['1,200', 1200, 1200, undefined],
      ['between £2m and £2.6m', 2_000_000, 2_600_000, '£'],
    ]);
    for (const { at, said } of found) expect(text.slice(at, at + said.length)).toBe(said);
  });

  it('are said shortly and without losing a digit', () => {
    expect(
      [
        [1_200_000, '£'],
        [400_000, '£'],
        [1_234_567, '£'],
        [3_500_000_000, '£'],
        [12.5, '£'],
        [-3000, '£'],
        [85, '%'],
        [82.5, '%'],
        [1200, 'days'],
        [1, 'days'],
        [1200, 'number'],
      ].map(([value, unit]) => sayAmount(value as number, unit as string)),
    ).toEqual([
      '£1.2m',
      '£400,000',
      '£1,234,567',
      '£3.5bn',
      '£12.50',
      '−£3,000',
      '85%',
      '82.5%',
      '1,200 days',
      '1 day',
      '1,200',
    ]);
    expect(sayRange(2_000_000, 2_600_000, '£')).toBe('£2.0m to £2.6m');
    expect(sayRange(400_000, 1_200_000, '£')).toBe('£400,000 to £1.2m');
    expect(sayRange(80, 80, '%')).toBe('80%');
  });
});

describe('amounts with labels', () => {
  const saving = (text: string) => readLabelledAmounts(text, savingLabels, { money: true, dates });

  it('may be alone', () => {
    expect(saving('34-58m')).toEqual({
      amounts: {},
      unlabelled: [{ kind: 'range', low: 34_000_000, high: 58_000_000, said: '34-58m' }],
    });
  });

  it('may come later, all or one of them, or be as before', () => {
    expect(saving('not yet available, expected 5 February').later).toMatchObject({ on: '2027-02-05' });
    expect(saving('forecast tbc, delivered £50k').amounts).toMatchObject({
      forecast: { kind: 'later' },
      delivered: { value: 50_000 },
    });
    expect(saving('forecast unchanged, delivered £50k').amounts.forecast).toMatchObject({ kind: 'unchanged' });
  });

  it('leave what was said besides', () => {
    expect(saving('delivered £50k, the lease is signed')).toMatchObject({
      amounts: { delivered: { value: 50_000 } },
      rest: 'the lease is signed',
    });
    expect(saving('no change')).toEqual({ amounts: {}, unlabelled: [], rest: 'no change' });
  });

  it('are asked where a figure has two labels or none can be told', () => {
    const spent = readLabelledAmounts('spent £300k of £1.2m', moneyLabels);
    expect(spent.amounts).toEqual({});
    expect(spent.unclear).toContain('I could not tell which amount is which');
  });
});

describe('a decision that is asked for', () => {
  const read = askReader(['Customer First Board']);

  it.each([
    ['need the board to agree the extra 60k by 1 feb', 'the board', 'agree the extra 60k by 1 feb'],
    ['We need the Customer First Board to approve the lease', 'the Customer First Board', 'approve the lease'],
    ['The committee needs to agree the site', 'The committee', 'agree the site'],
    ['would like the director to sign off the plan', 'the director', 'sign off the plan'],
    ['Decision needed: agree the extra £60,000', undefined, 'agree the extra £60,000'],
    ['please approve the lease by Easter', undefined, 'approve the lease by Easter'],
    ['we need approval from the board for the lease', 'the board', 'approval from the board for the lease'],
  ])('is read from “%s”', (text, who, what) => {
    const ask = read(text);
    expect([ask?.who, ask?.what]).toEqual([who, what]);
    expect(text.slice(ask!.at)).toBe(what);
  });

  it.each([
    'procurement had to restart',
    'we need more staff',
    'the board agreed the lease in December',
    'the panel needs to meet',
    'needed',
    'please',
  ])('is not read from “%s”', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('a reason', () => {
  it.each([
    ['slips to 31 July because procurement restarted', 'procurement restarted'],
    ['late due to illness', 'illness'],
    ['amber as the panel has not met', 'the panel has not met'],
    ['worse since the supplier withdrew.', 'the supplier withdrew'],
    ['red - supplier went bust', 'supplier went bust'],
    ['delayed owing to the election', 'the election'],
  ])('is found in “%s”', (text, because) => {
    expect(becauseIn(text)).toBe(because);
  });

  it.each(['as planned', 'green since September', 'going well', 'slipped - end of March', 'as soon as possible'])(
    'is not made of “%s”',
    (text) => {
      expect(splitReason(text)).toEqual({ what: text });
    },
  );
});
