import type { LocalDate } from '../calendar/local-date.ts';
import {
  firstDayOfMonth,
  lastDayOfMonth,
  type Month,
  monthFromNumber,
  monthNumber,
  monthOf,
} from '../calendar/month.ts';
import { monthNames } from '../calendar/say.ts';

export type { Month };

/** A range of whole months, first and last included; what it is called depends on the financial year. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
  /** `Q3 2026/27` for a quarter of the financial year, `2026-11` for a month. */
  readonly label: string;
}

/** How long a period is. */
export type Rhythm = 'month' | 'quarter';
const months = { month: 1, quarter: 3 } as const;

/** The month a financial year begins with, 0 to 11. `starts` is `MM-01`. */
const startMonth = (starts: string): number => Number(starts.slice(0, 2)) - 1;

/** A quarter is called by its financial year, which is called by the years it begins and ends in. */
function periodFrom(first: number, length: number, starts: string): Period {
  const from = monthFromNumber(first);
  const to = monthFromNumber(first + length - 1);
  if (length === 1) return { from, to, label: from };
  const intoYear = (first - startMonth(starts) + 12) % 12;
  const began = monthFromNumber(first - intoYear).slice(0, 4);
  const ends = monthFromNumber(first - intoYear + 11).slice(2, 4);
  return { from, to, label: `Q${intoYear / 3 + 1} ${began}/${ends}` };
}

/** The period that a day lies in. `financialYearStarts` is `MM-01` here and below. */
export function periodContaining(date: LocalDate, every: Rhythm, financialYearStarts: string): Period {
  const month = monthNumber(monthOf(date));
  const into = (month - startMonth(financialYearStarts) + 12) % months[every];
  return periodFrom(month - into, months[every], financialYearStarts);
}

const lengthOf = (period: Period): number => monthNumber(period.to) - monthNumber(period.from) + 1;

/** The period that many periods later, or earlier when negative: −4 of a quarter is the same quarter last year. */
export function shiftPeriod(period: Period, by: number, financialYearStarts: string): Period {
  const length = lengthOf(period);
  return periodFrom(monthNumber(period.from) + by * length, length, financialYearStarts);
}

export const nextPeriod = (period: Period, financialYearStarts: string): Period =>
  shiftPeriod(period, 1, financialYearStarts);

export const previousPeriod = (period: Period, financialYearStarts: string): Period =>
  shiftPeriod(period, -1, financialYearStarts);

/** How many periods `to` is after `from`; both of one length. */
export const periodsBetween = (from: Period, to: Period): number =>
  (monthNumber(to.from) - monthNumber(from.from)) / lengthOf(from);

export const firstDay = (period: Period): LocalDate => firstDayOfMonth(period.from);
export const lastDay = (period: Period): LocalDate => lastDayOfMonth(period.to);

/** `2026-10_2026-12`: a period in a round's id, whatever it is called. */
export const periodKey = (period: Period): string => `${period.from}_${period.to}`;

/** `October to December 2026 (Q3)`, `November 2026`. */
export function sayPeriod(period: Period): string {
  const name = (month: Month) => monthNames[monthNumber(month) % 12]!;
  const last = `${name(period.to)} ${period.to.slice(0, 4)}`;
  if (period.from === period.to) return last;
  const sameYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  const first = sameYear ? name(period.from) : `${name(period.from)} ${period.from.slice(0, 4)}`;
  return `${first} to ${last} (${period.label.slice(0, 2)})`;
}

/** As people call it in a line: `Q3 2026/27`, `November 2026`. Its `label` is how it is kept. */
export const nameOfPeriod = (period: Period): string => (period.from === period.to ? sayPeriod(period) : period.label);

export interface PeriodReading {
  readonly today: LocalDate;
  /** What `this` and `last` are counted in. */
  readonly every: Rhythm;
  readonly financialYearStarts: string;
}

/**
 * Reads a period as people type it: `Q3 2026/27`, `q3 26/27`, `Q3 2026-27`, `2026-11`, `November 2026`, `this`, `last`.
 * Without a year (`Q3`, `november`) it is the latest that has begun. `this` is the period that today lies in. Undefined:
 * no period, or a financial year that is none, as 2026/29.
 */
export function parsePeriod(text: string, { today, every, financialYearStarts }: PeriodReading): Period | undefined {
  const typed = text.trim().toLowerCase();
  const current = periodContaining(today, every, financialYearStarts);
  if (typed === 'this') return current;
  if (typed === 'last') return previousPeriod(current, financialYearStarts);

  const quarter = /^q([1-4])(?:[\s-]*(\d{4}|\d{2})(?:\s*[/–-]\s*(\d{4}|\d{2}))?)?$/.exec(typed);
  if (quarter) return readQuarter(Number(quarter[1]), quarter[2], quarter[3], today, financialYearStarts);

  const [, year, month] = /^(\d{4})-(0?[1-9]|1[0-2])$/.exec(typed) ?? [];
  if (year && month) return periodFrom(Number(year) * 12 + Number(month) - 1, 1, financialYearStarts);

  const [, name, ofYear] = /^([a-z]{3,9})(?:\s+(\d{4}))?$/.exec(typed) ?? [];
  const place = name ? monthNames.findIndex((known) => known.toLowerCase().startsWith(name)) : -1;
  if (place < 0) return undefined;
  return periodFrom(ofYear ? Number(ofYear) * 12 + place : latest(today, place), 1, financialYearStarts);
}

/** The latest month of this place in the year (0 to 11) that has begun. */
function latest(today: LocalDate, place: number): number {
  const now = monthNumber(monthOf(today));
  return now - ((now - place + 12) % 12);
}

function readQuarter(
  quarter: number,
  begins: string | undefined,
  ends: string | undefined,
  today: LocalDate,
  starts: string,
): Period | undefined {
  const intoYear = startMonth(starts) + (quarter - 1) * 3;
  if (begins === undefined) return periodFrom(latest(today, intoYear % 12), 3, starts);
  const year = begins.length === 2 ? 2000 + Number(begins) : Number(begins);
  const period = periodFrom(year * 12 + intoYear, 3, starts);
  return ends === undefined || period.label.endsWith(`/${ends.slice(-2)}`) ? period : undefined;
}
