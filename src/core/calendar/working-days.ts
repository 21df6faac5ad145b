import type { Organisation } from '../programme/organisation.ts';
import { isBankHoliday } from './bank-holidays.ts';
import { addDays, type LocalDate, weekdayOf } from './local-date.ts';
import type { Weekday } from './weekday.ts';

/** Which days are worked. Remembers what it found, so that one calendar serves many schedules. */
export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean;
  /** The first working day after the date. */
  after(date: LocalDate): LocalDate;
  /** The last working day before the date. */
  before(date: LocalDate): LocalDate;
  /** The same council's days for somebody who works on these weekdays; closures and bank holidays hold for everyone. */
  forWeek(week: readonly Weekday[]): WorkingCalendar;
}

/** The council's own working week. */
export const mondayToFriday: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** The council's calendar: Monday to Friday without bank holidays and closure days, unless another week is given. */
export function workingCalendar(
  council: Pick<Organisation, 'holidays' | 'closures'>,
  week: readonly Weekday[] = mondayToFriday,
): WorkingCalendar {
  if (week.length === 0) throw new RangeError('a working week needs at least one day');
  const worked = new Set(week);
  const closed = new Set(council.closures);
  const isWorkingDay = (date: LocalDate) =>
    worked.has(weekdayOf(date)) && !closed.has(date) && !isBankHoliday(council.holidays, date);
  return {
    isWorkingDay,
    after: remembered((date) => walk(date, 1, isWorkingDay)),
    before: remembered((date) => walk(date, -1, isWorkingDay)),
    forWeek: (other) => workingCalendar(council, other),
  };
}

function walk(from: LocalDate, by: 1 | -1, isWorkingDay: (date: LocalDate) => boolean): LocalDate {
  let day = addDays(from, by);
  while (!isWorkingDay(day)) day = addDays(day, by);
  return day;
}

function remembered(find: (date: LocalDate) => LocalDate): (date: LocalDate) => LocalDate {
  const found = new Map<LocalDate, LocalDate>();
  return (date) => {
    const day = found.get(date) ?? find(date);
    found.set(date, day);
    return day;
  };
}

/** The date itself if it is a working day, else the first after it. */
export const nextWorkingDay = (calendar: WorkingCalendar, date: LocalDate): LocalDate =>
  calendar.isWorkingDay(date) ? date : calendar.after(date);

/** The date itself if it is a working day, else the last before it. */
export const previousWorkingDay = (calendar: WorkingCalendar, date: LocalDate): LocalDate =>
  calendar.isWorkingDay(date) ? date : calendar.before(date);

/**
 * Day 0 is the date itself, working or not; +n and −n are the n-th working day after and before it. `days` is a whole
 * number.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, days: number): LocalDate {
  const step = days > 0 ? calendar.after : calendar.before;
  let day = date;
  for (let left = Math.abs(days); left > 0; left--) day = step(day);
  return day;
}

/** How many working days `to` is after `from`, counted as {@link addWorkingDays} counts; negative when before. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let day = calendar.after(from); day <= to; day = calendar.after(day)) count++;
  for (let day = calendar.before(from); day >= to; day = calendar.before(day)) count--;
  return count;
}
