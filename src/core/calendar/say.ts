import { daysBetween, type LocalDate, weekdayOf } from './local-date.ts';
import { localTimeOf } from './zone.ts';

/** How days and times are said to people. */

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdayNames = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

const dayAndMonth = (date: LocalDate) => `${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1]}`;
const year = (date: LocalDate) => String(Number(date.slice(0, 4)));

/** Half a year: in January "9 October" is last October's, and needs no year. */
const NEAR_DAYS = 183;

const needsYear = (date: LocalDate, today: LocalDate | undefined) =>
  today !== undefined && year(date) !== year(today) && Math.abs(daysBetween(today, date)) > NEAR_DAYS;

/**
 * `9 October`. Where `today` is given, the year is said when it is another than today's and the day more than half a
 * year away: `9 October 2025`.
 */
export const sayShort = (date: LocalDate, today?: LocalDate): string =>
  needsYear(date, today) ? `${dayAndMonth(date)} ${year(date)}` : dayAndMonth(date);

/** `Friday 15 January`; the year as in {@link sayShort}. */
export const sayDay = (date: LocalDate, today?: LocalDate): string =>
  `${weekdayNames[weekdayOf(date)]} ${sayShort(date, today)}`;

/** `Saturday 31 July 2027`: what somebody typed, repeated back so that nothing is left to guess. */
export const sayDayInFull = (date: LocalDate): string =>
  `${weekdayNames[weekdayOf(date)]} ${dayAndMonth(date)} ${year(date)}`;

/** `09:00`, in the reader's zone. */
export const sayTime = (instant: Date, zone: string): string => localTimeOf(instant, zone);

/** `1 day`, `34 days`. */
export const sayCount = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${Math.abs(number) === 1 ? one : many}`;

/** `34 days ago`, `yesterday`, `today`, `tomorrow`, `in 3 days`. */
export function sayFromToday(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${sayCount(days, 'day')}` : `${sayCount(-days, 'day')} ago`;
}
