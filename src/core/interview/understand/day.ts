import { addDays, type LocalDate, weekdayOf } from '../../calendar/local-date.ts';
import { type Weekday, weekdays } from '../../calendar/weekday.ts';

/** Month from 1; a month or day beyond its range runs over into the next. Undefined outside the years 1000 to 9999. */
export function dayOf(year: number, month: number, day: number): LocalDate | undefined {
  const instant = Date.UTC(year, month - 1, day);
  const inRange = instant >= Date.UTC(1000, 0, 1) && instant < Date.UTC(10_000, 0, 1);
  return inRange ? (new Date(instant).toISOString().slice(0, 10) as LocalDate) : undefined;
}

export const endOfMonth = (year: number, month: number): LocalDate | undefined => dayOf(year, month + 1, 0);
export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
export const monthOf = (day: LocalDate): number => Number(day.slice(5, 7));

/** The day, if the month has it. */
export function dayIn(year: number, month: number, day: number): LocalDate | undefined {
  const on = dayOf(year, month, day);
  return on && day > 0 && monthOf(on) === month ? on : undefined;
}

/** The `n`th such weekday of the month, from 1; undefined where there are fewer. */
export function nthOfMonth(year: number, month: number, weekday: Weekday, n: number): LocalDate | undefined {
  const first = dayOf(year, month, 1);
  if (!first) return undefined;
  const days = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(first)) + 7) % 7;
  return dayIn(year, month, 1 + days + 7 * (n - 1));
}

export function lastOfMonth(year: number, month: number, weekday: Weekday): LocalDate | undefined {
  const last = endOfMonth(year, month);
  return last && addDays(last, -((weekdays.indexOf(weekdayOf(last)) - weekdays.indexOf(weekday) + 7) % 7));
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): LocalDate | undefined {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}
