import type { LocalDate } from '../calendar/local-date.ts';
import { sayShort } from '../calendar/say.ts';
import { listed } from '../interview/about.ts';
import { sayAmount, sayRange } from '../interview/understand/amount.ts';
import type { SavingsTarget } from '../programme/saving.ts';
import type { Range, Recurrence, SavingsLine } from './roll-up.ts';
import type { Comparison } from './target.ts';

/** Savings in words, for digest, list and paper. */

const comes: Readonly<Record<Recurrence, string>> = {
  recurring: ' a year when complete',
  'one-off': ' once',
  'part-year': ' in part of a year',
  cumulative: ' over all years together',
  'not-stated': ', a year or once not stated',
};

/** Savings with a figure and, where it is otherwise, without one. */
const savingsNamed: Readonly<Record<Recurrence, readonly [named: string, without?: string]>> = {
  recurring: ['recurring', 'recurring savings'],
  'one-off': ['one-off savings'],
  'part-year': ['part-year savings'],
  cumulative: ['forecast', 'savings over all years together'],
  'not-stated': ['forecast', 'savings'],
};

function nameOf({ kind, recurrence, forecast }: SavingsLine): string {
  const [named, without = named] = savingsNamed[recurrence];
  switch (kind) {
    case 'saving':
      return forecast ? named : without;
    case 'income':
      return 'income';
    case 'capital-receipt':
      return 'capital receipts';
    case 'cost-avoidance':
      return 'cost avoided';
    case 'non-financial':
      return 'benefits that are not money';
  }
}

/** `recurring £37.8m to £64.2m a year when complete (£3.1m delivered, £1m at risk)`. */
export function sayLine(line: SavingsLine): string {
  const { kind, class: of, recurrence, forecast, savings, withoutFigure, delivered, atRisk, proposed, net } = line;
  const name = `${of === 'non-cashable' && kind !== 'non-financial' ? 'not cashable: ' : ''}${nameOf(line)}`;
  if (kind === 'non-financial') return `${name}: ${savings.length}`;
  const beside = [
    ...(delivered > 0 ? [`${sayAmount(delivered, '£')} delivered`] : []),
    ...(atRisk && atRisk.high > 0 ? [`${range(atRisk)} at risk`] : []),
    ...(proposed ? [`${proposed.high === forecast?.high ? '' : `${range(proposed)} `}only proposed`] : []),
    ...(net ? [`${range(net)} net of its cost`] : []),
    ...(!net && line.costToAchieve > 0 ? [`costs ${sayAmount(line.costToAchieve, '£')} once`] : []),
    ...(forecast && withoutFigure > 0 ? [`${withoutFigure} without a figure`] : []),
  ];
  const amount = forecast ? ` ${range(forecast)}${comes[recurrence]}` : ': no figure yet';
  return `${name}${amount}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
}

const range = ({ low, high }: Range): string => sayRange(low, high, '£');

/** `Against the £200m cumulative target: £74m to £126m, a gap of £74m to £126m.` A sentence. */
export function sayComparison({ target, counted, comparable, expected, gap }: Comparison): string {
  const basis = target.basis === 'not-stated' ? '' : `${target.basis} `;
  const named = `the ${sayAmount(target.target, '£')} ${basis}target${target.said === undefined ? '' : ` ${target.said}`}`;
  if (expected && gap) {
    if (counted.length === 0) return `Nothing is allocated to ${named}.`;
    return `Against ${named}: ${range(expected)}, ${sayGap(gap)}.`;
  }
  return `Cannot be compared with ${named}: ${whyNot({ target, counted, comparable })}.`;
}

/** ` Before: £155m (Council, 16 February 2010).` What the target was, as far as that is known. */
export function sayBefore({ was }: SavingsTarget, today: LocalDate): string {
  const earlier = was
    .filter(({ sensitive }) => !sensitive)
    .map(({ target, on, decidedBy }) => {
      const beside = [
        ...(decidedBy === undefined ? [] : [decidedBy]),
        ...(on === undefined ? [] : [sayShort(on, today)]),
      ];
      return `${sayAmount(target, '£')}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
    });
  return earlier.length > 0 ? ` Before: ${listed(earlier)}.` : '';
}

function whyNot({ target, counted, comparable }: Comparison): string {
  if (target.basis === 'not-stated') return 'it does not say whether it is a year, once or in all';
  const [number, one] = [`${comparable.length} of ${counted.length}`, comparable.length === 1];
  if (target.basis !== 'cumulative') return `${number} ${one ? 'has' : 'have'} a figure on that basis`;
  if (comparable.every(({ profile }) => profile)) return `${number} ${one ? 'has' : 'have'} a yearly profile`;
  return `${number} ${one ? 'comes once or has' : 'come once or have'} a yearly profile`;
}

/** A gap between a range and a target is a range. */
function sayGap({ low, high }: Range): string {
  if (low >= 0) return high === 0 ? 'as much as the target' : `a gap of ${range({ low, high })}`;
  if (high <= 0) return `${range({ low: -high, high: -low })} more than the target`;
  return `from ${sayAmount(high, '£')} short of it to ${sayAmount(-low, '£')} more`;
}
