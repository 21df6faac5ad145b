import type { LocalDate } from '../../calendar/local-date.ts';

/** Month from 1; a month or day beyond its range runs over into the next. Undefined outside the years 1000 to 9999. */
export function dayOf(year: number, month: number, day: number): LocalDate | undefined {
  const instant = Date.UTC(year, month - 1, day);
  const inRange = instant >= Date.UTC(1000, 0, 1) && instant < Date.UTC(10_000, 0, 1);
  return inRange ? (new Date(instant).toISOString().slice(0, 10) as LocalDate) : undefined;
}

export const endOfMonth = (year: number, month: number): LocalDate | undefined => dayOf(year, month + 1, 0);
export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
export const monthOf = (day: LocalDate): number => Number(day.slice(5, 7));

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
