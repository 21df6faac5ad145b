import { describe, expect, it } from '@jest/globals';
import type { SavingsTarget } from '#core/programme/saving';
import { rollUp, type SavingNow } from '#core/savings/roll-up';
import { sayComparison, sayLine } from '#core/savings/say';

const saving = (more: Partial<SavingNow>): SavingNow => ({
  id: 'p/w/s',
  workstream: 'p/w',
  name: 'A saving',
  kind: 'saving',
  class: 'cashable',
  basis: 'full-year',
  ...more,
});
const target = (more: Partial<SavingsTarget>): SavingsTarget => ({
  target: 200_000_000,
  by: '2030-03-31' as SavingsTarget['by'],
  includes: ['saving', 'income'],
  basis: 'cumulative',
  was: [],
  ...more,
});
const said = (savings: readonly SavingNow[], targets: readonly SavingsTarget[] = []) => {
  const { lines, targets: compared } = rollUp(savings, targets, '04-01');
  return [...lines.map(sayLine), ...compared.map(sayComparison)];
};

const layers = saving({ low: 3_400_000, high: 5_800_000 });
const integration = saving({ low: 400_000, high: 400_000 });
const plans = saving({
  basis: 'annual',
  low: 34_000_000,
  high: 58_000_000,
  delivered: 3_100_000,
  profile: {
    '2026/27': [4_000_000, 8_000_000],
    '2027/28': [12_000_000, 20_000_000],
    '2028/29': [24_000_000, 40_000_000],
    '2029/30': [34_000_000, 58_000_000],
    '2030/31': [34_000_000, 58_000_000],
  },
});
const receipts = saving({ kind: 'capital-receipt', basis: 'one-off', low: 2_000_000, high: 2_600_000 });
const hours = saving({ kind: 'non-financial', class: 'non-cashable', basis: 'annual' });

describe('savings', () => {
  it('are added to their like only, the cashable ones first', () => {
    expect(said([hours, receipts, layers, integration, plans])).toEqual([
      'recurring £37.8m to £64.2m a year when complete (£3.1m delivered)',
      'capital receipts £2.0m to £2.6m once',
      'benefits that are not money: 1',
    ]);
    const unlike = [
      saving({ low: 100_000, high: 100_000 }),
      saving({ low: 100_000, high: 100_000, basis: 'one-off' }),
      saving({ low: 100_000, high: 100_000, basis: 'part-year' }),
      saving({ low: 100_000, high: 100_000, basis: 'cumulative' }),
      saving({ low: 100_000, high: 100_000, basis: 'not-stated' }),
      saving({ low: 100_000, high: 100_000, kind: 'income' }),
      saving({ low: 100_000, high: 100_000, class: 'non-cashable' }),
    ];
    expect(said(unlike)).toEqual([
      'recurring £100,000 a year when complete',
      'one-off savings £100,000 once',
      'part-year savings £100,000 in part of a year',
      'forecast £100,000 over all years together',
      'forecast £100,000, a year or once not stated',
      'income £100,000 a year when complete',
      'not cashable: recurring £100,000 a year when complete',
    ]);
  });

  it('say what is at risk, only proposed, without a figure, and what it costs', () => {
    const some = [
      saving({ low: 400_000, high: 500_000, atRisk: { low: 50_000, high: 100_000 }, costToAchieve: 80_000 }),
      saving({ low: 100_000, high: 100_000, state: 'proposed' }),
      saving({}),
    ];
    expect(said(some)).toEqual([
      'recurring £500,000 to £600,000 a year when complete (£50,000 to £100,000 at risk, £100,000 only proposed, costs £80,000 once, 1 without a figure)',
    ]);
    expect(said([saving({ basis: 'one-off', low: 400_000, high: 500_000, costToAchieve: 80_000 })])).toEqual([
      'one-off savings £400,000 to £500,000 once (£320,000 to £420,000 net of its cost)',
    ]);
    expect(
      said([
        saving({ low: 400_000, high: 400_000, state: 'proposed' }),
        saving({ kind: 'capital-receipt', basis: 'one-off', state: 'proposed' }),
        saving({ basis: 'one-off' }),
        saving({ class: 'non-cashable' }),
      ]),
    ).toEqual([
      'recurring £400,000 a year when complete (only proposed)',
      'one-off savings: no figure yet',
      'capital receipts: no figure yet',
      'not cashable: recurring savings: no figure yet',
    ]);
  });

  it('that come every year are a total only through a yearly profile', () => {
    expect(said([layers, integration, plans, receipts], [target({})]).at(-1)).toBe(
      'Cannot be compared with the £200m cumulative target: 1 of 3 has a yearly profile.',
    );
    expect(said([plans, receipts], [target({})]).at(-1)).toBe(
      'Against the £200m cumulative target: £74m to £126m, a gap of £74m to £126m.',
    );
  });

  it('are set against a total net of what they cost, with what comes once', () => {
    const once = saving({ basis: 'one-off', low: 10_000_000, high: 10_000_000, costToAchieve: 1_000_000 });
    expect(said([plans, once], [target({})]).at(-1)).toBe(
      'Against the £200m cumulative target: £83m to £135m, a gap of £65m to £117m.',
    );
    expect(said([layers, once], [target({})]).at(-1)).toBe(
      'Cannot be compared with the £200m cumulative target: 1 of 2 comes once or has a yearly profile.',
    );
  });

  it('that come every year are set against a yearly target', () => {
    const yearly = (amount: number) => [target({ target: amount, basis: 'annual' })];
    expect(said([layers], yearly(10_000_000)).at(-1)).toBe(
      'Against the £10m annual target: £3.4m to £5.8m, a gap of £4.2m to £6.6m.',
    );
    expect(said([layers], yearly(5_000_000)).at(-1)).toContain('from £1.6m short of it to £800,000 more');
    expect(said([layers], yearly(3_000_000)).at(-1)).toContain('£400,000 to £2.8m more than the target');
    expect(said([layers, receipts], yearly(10_000_000)).at(-1)).toContain('a gap of £4.2m to £6.6m');
    expect(said([layers, saving({ basis: 'one-off', low: 1, high: 1 })], yearly(10_000_000)).at(-1)).toBe(
      'Cannot be compared with the £10m annual target: 1 of 2 has a figure on that basis.',
    );
  });

  it('are not compared with a target that does not say what it is', () => {
    expect(said([layers], [target({ basis: 'not-stated' })]).at(-1)).toBe(
      'Cannot be compared with the £200m target: it does not say whether it is a year, once or in all.',
    );
    expect(said([], [target({})])).toEqual(['Nothing is allocated to the £200m cumulative target.']);
  });
});
