import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { SavingsTarget } from '../programme/saving.ts';
import { added, forecastOf, less, type Range, recurrenceOf, type SavingNow } from './amounts.ts';

/** A programme's target beside what its savings come to. */
export interface Comparison {
  readonly target: SavingsTarget;
  /** Cashable, and of a kind that the target includes. */
  readonly counted: readonly SavingNow[];
  /** Of those, the ones that can be set against it. */
  readonly comparable: readonly SavingNow[];
  /** What they come to on the target's own basis, net of what they cost; absent: it cannot be compared. */
  readonly expected?: Range;
  /** What is not allocated to any saving: a range where the savings are one. Less than nothing is more than the target. */
  readonly gap?: Range;
}

/**
 * Compares only like with like: what comes every year becomes a total only through its yearly profile. If one of those
 * that count cannot be set against the target, none are: a gap that leaves one out would be too large.
 */
export function againstTarget(
  savings: readonly SavingNow[],
  target: SavingsTarget,
  financialYearStarts: string,
): Comparison {
  const counted = savings.filter((each) => each.class === 'cashable' && target.includes.includes(each.kind));
  const parts = counted.map((saving) => ({ saving, part: partOf(saving, target, financialYearStarts) }));
  const comparable = parts.flatMap(({ saving, part }) => (part ? [saving] : []));
  const whole = { target, counted, comparable };
  if (target.basis === 'not-stated' || comparable.length < counted.length) return whole;
  const expected = added(parts.flatMap(({ part }) => part ?? [])) ?? { low: 0, high: 0 };
  const gap = { low: target.target - expected.high, high: target.target - expected.low };
  return { ...whole, expected, gap };
}

/** What one saving brings on the target's basis; undefined: that cannot be told. */
function partOf(saving: SavingNow, target: SavingsTarget, starts: string): Range | undefined {
  const forecast = forecastOf(saving);
  const recurrence = recurrenceOf(saving);
  if (target.basis !== 'cumulative') return recurrence === recurrenceOf(target) ? forecast : undefined;
  const profile = profiled(saving, target.by, starts);
  const total = profile ?? (recurrence === 'one-off' || recurrence === 'cumulative' ? forecast : undefined);
  return total && less(total, saving.costToAchieve ?? 0);
}

/** What it brings in all financial years that end by the day. */
function profiled({ profile }: SavingNow, by: LocalDate | undefined, starts: string): Range | undefined {
  if (!profile || Object.keys(profile).length === 0) return undefined;
  const years = Object.entries(profile).filter(([year]) => by === undefined || lastDayOf(year, starts) <= by);
  return added(years.map(([, [low, high]]) => ({ low, high }))) ?? { low: 0, high: 0 };
}

/** Of `2026/27`. */
const lastDayOf = (year: string, starts: string): LocalDate =>
  addDays(`${Number(year.slice(0, 4)) + 1}-${starts}` as LocalDate, -1);
