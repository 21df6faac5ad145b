import type { LocalDate } from '../../../calendar/local-date.ts';
import { type Month, monthNumber } from '../../../calendar/month.ts';
import { monthNames } from '../../../calendar/say.ts';
import type { Indicator } from '../../../programme/nouns.ts';
import { parsePeriod } from '../../../programme/period.ts';
import type { About } from '../../about.ts';
import { sayAmount } from '../../understand/amount.ts';
import { endingWith, lengthOf, type Reported } from './due.ts';

/** What is known of an indicator from before, beside one of its periods. */
export interface Before {
  readonly last?: { readonly value: number | string; readonly period: Reported };
  readonly yearAgo?: { readonly value: number | string };
}

/**
 * What is known of an indicator, oldest first.
 *
 * @param read periods that were read before, where many indicators are looked at: their labels are the same few
 */
export function readingsOf(
  indicator: Pick<Indicator, 'readings' | 'every'>,
  financialYearStarts: string,
  today: LocalDate,
  read = new Map<string, Reported | undefined>(),
): readonly { readonly value: number | string; readonly period: Reported }[] {
  return Object.entries(indicator.readings)
    .flatMap(([label, value]) => {
      const named = `${indicator.every} ${label}`;
      if (!read.has(named)) {
        const found = parsePeriod(label, { today, every: 'quarter', financialYearStarts });
        read.set(named, found && endingWith(indicator, found.to, financialYearStarts));
      }
      const period = read.get(named);
      return period ? [{ value, period }] : [];
    })
    .sort((a, b) => (a.period.to < b.period.to ? -1 : 1));
}

/** The newest reading before a period, and that of the same period a year before, where it is another. */
export function knownBefore(indicator: Indicator, { to }: Reported, about: About): Before {
  const read = readingsOf(indicator, about.organisation.financialYearStarts, about.today);
  const last = read.findLast(({ period }) => period.to < to);
  const year = read.find(({ period }) => monthNumber(period.to) === monthNumber(to) - 12);
  return { ...(last ? { last } : {}), ...(year && year !== last ? { yearAgo: year } : {}) };
}

/** `82%`; words as they are. */
export const sayReading = (indicator: Pick<Indicator, 'unit'>, value: number | string): string =>
  typeof value === 'number' ? sayAmount(value, indicator.unit) : value;

const spans = { month: 'month', quarter: 'quarter', 'half-year': 'half-year', year: 'year' } as const;

/** How the period before another is called: `last quarter`, or its name where others lie between. */
export function sayBefore(indicator: Indicator, period: Reported, beside: Reported, about: About): string {
  const follows = monthNumber(beside.to) - monthNumber(period.to) === lengthOf(indicator);
  const isTheRounds = beside.to === about.round.period.to && about.round.period.from >= beside.from;
  return follows && isTheRounds ? `last ${spans[indicator.every]}` : sayReported(period);
}

/** `October 2026`; of a quarter its label; of more its months. */
export function sayReported({ from, to, label }: Reported): string {
  if (from === to) return sayMonth(to);
  if (monthNumber(to) - monthNumber(from) === 2) return label;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${sameYear ? nameOf(from) : sayMonth(from)} to ${sayMonth(to)}`;
}

export const nameOf = (month: Month): string => monthNames[monthNumber(month) % 12]!;
const sayMonth = (month: Month): string => `${nameOf(month)} ${month.slice(0, 4)}`;

/** How a figure stands against the target: at it or better, within tolerance of it, beyond. */
export type Standing = 'on target' | 'within tolerance' | 'outside tolerance';

/** Undefined where nobody set a target or said which way is better. Without a tolerance every miss is beyond it. */
export function standingOf(
  { target, better, tolerance = 0 }: Pick<Indicator, 'target' | 'better' | 'tolerance'>,
  value: number | string | undefined,
): Standing | undefined {
  if (typeof value !== 'number' || target === undefined || better === undefined) return undefined;
  const short = better === 'higher' ? target - value : value - target;
  if (short <= DUST) return 'on target';
  return short <= tolerance + DUST ? 'within tolerance' : 'outside tolerance';
}

/** What calculating in doubles leaves over: 85 − 84.9 is a little more than 0.1. */
const DUST = 1e-9;

/** `target 85%`, `target 12 or less`. */
export function sayTarget({ target, better, unit }: Indicator): string | undefined {
  if (target === undefined) return undefined;
  return `target ${sayAmount(target, unit)}${better === 'lower' ? ' or less' : ''}`;
}

/** The direction of travel, in words. */
export function direction({ better }: Indicator, before: number | string, now: number | string): string | undefined {
  if (typeof before !== 'number' || typeof now !== 'number') return undefined;
  if (before === now) return 'the same';
  if (better === undefined) return now > before ? 'higher' : 'lower';
  return now > before === (better === 'higher') ? 'better' : 'worse';
}
