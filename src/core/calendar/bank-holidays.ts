import Holidays from 'date-holidays';
import type { Organisation } from '../programme/organisation.ts';
import type { LocalDate } from './local-date.ts';

export type Nation = Organisation['holidays'];

/** Wales keeps England's bank holidays. */
const states = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' } as const;

/** Proclaimed for one year only, and not known to date-holidays 3.37; the test compares all with GOV.UK's list. */
const proclaimed: Readonly<Partial<Record<Nation, readonly string[]>>> = {
  // World Cup bank holiday, proclaimed on 3 February 2026 for Scotland alone.
  scotland: ['2026-06-15'],
};

const known = new Map<string, ReadonlySet<string>>();

/**
 * The days of a year that are bank holidays in a nation, substitute days among them. A holiday that falls on a weekend
 * is in it beside its substitute. Found once for each year and nation and then remembered: they do not change while we
 * run. Extra days of one council go into its closures.
 */
export function bankHolidays(nation: Nation, year: number): ReadonlySet<string> {
  const name = `${nation} ${year}`;
  const days = known.get(name) ?? find(nation, year);
  known.set(name, days);
  return days;
}

function find(nation: Nation, year: number): ReadonlySet<string> {
  if (nation === 'none') return new Set();
  // Type `public` alone: Easter Sunday and Mother's Day are `observance`, and people work on those who work Sundays.
  const days = new Holidays('GB', states[nation]).getHolidays(year).filter(({ type }) => type === 'public');
  return new Set([...days.map(({ date }) => date.slice(0, 10)), ...(proclaimed[nation] ?? [])]);
}

export const isBankHoliday = (nation: Nation, date: LocalDate): boolean =>
  bankHolidays(nation, Number(date.slice(0, 4))).has(date);
