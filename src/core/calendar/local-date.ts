import { type Weekday, weekdays } from './weekday.ts';

/**
 * A calendar day, `YYYY-MM-DD`, with no time and no zone. Text sorts and compares as days do, and cannot be shifted by
 * a zone on its way to the database and back; a `Date` is an instant and is never used for a day.
 */
export type LocalDate = string & { readonly localDate: unique symbol };

const DAY = 86_400_000;

/** Midnight UTC of the day, in ms: only a number to count with, never an instant of anybody's. */
const count = (date: LocalDate): number => Date.parse(date);

function fromCount(ms: number): LocalDate {
  const text = new Date(ms).toISOString();
  if (text.length !== 24) throw new RangeError(`${text} lies outside the years 0000 to 9999`);
  return text.slice(0, 10) as LocalDate;
}

/** Reads `YYYY-MM-DD`; undefined when it is no such text or no day that exists. */
export function localDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  // `2027-02-30` counts on into March, and is then no longer itself.
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text) ? (text as LocalDate) : undefined;
}

/** Throws RangeError outside the years 0000 to 9999. */
export const addDays = (date: LocalDate, days: number): LocalDate => fromCount(count(date) + days * DAY);

/** How many days `to` is after `from`; negative when it is before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (count(to) - count(from)) / DAY;

export const weekdayOf = (date: LocalDate): Weekday => weekdays[(new Date(count(date)).getUTCDay() + 6) % 7]!;

/** For `sort`: earlier first. */
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);
