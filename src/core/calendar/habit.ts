import type { Organisation } from '../programme/organisation.ts';
import type { Person } from '../programme/person.ts';
import { addDays, type LocalDate } from './local-date.ts';
import { type Weekday, weekdays } from './weekday.ts';
import { nextWorkingDay, type WorkingCalendar } from './working-days.ts';
import { instantOf, type LocalTime, localDateOf } from './zone.ts';

/** From the first minute to the last: at `to` they are over. */
export interface Hours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/**
 * When somebody may be written to. Few in number where people are many: ten thousand people in one zone who work the
 * usual week are one habit, so schedules are worked out by habit.
 */
export interface Habit {
  /** IANA. */
  readonly timeZone: string;
  readonly workingDays: readonly Weekday[];
  readonly hours: Hours;
}

/** Reads an organisation's hours, `09:00-17:00`. */
export function hoursOf(organisation: Pick<Organisation, 'hours'>): Hours {
  const [from, to] = organisation.hours.split('-') as [LocalTime, LocalTime];
  return { from, to };
}

/** A person's own zone and working days, and the organisation's hours. */
export const habitOf = (
  person: Pick<Person, 'timeZone' | 'workingDays'>,
  organisation: Pick<Organisation, 'timeZone' | 'hours'>,
): Habit => ({
  timeZone: person.timeZone ?? organisation.timeZone,
  workingDays: person.workingDays,
  hours: hoursOf(organisation),
});

/** The same text for the same habit: `Europe/London+mon-fri+09:00-17:00`, `Europe/London+mon,wed+09:00-17:00`. */
export function habitKey({ timeZone, workingDays, hours }: Habit): string {
  const week = weekdays.filter((day) => workingDays.includes(day)).join();
  return `${timeZone}+${week === 'mon,tue,wed,thu,fri' ? 'mon-fri' : week}+${hours.from}-${hours.to}`;
}

/** Each different habit once. */
export const distinctHabits = (habits: Iterable<Habit>): readonly Habit[] => [
  ...new Map([...habits].map((habit) => [habitKey(habit), habit])).values(),
];

/** The instant at which a day's hours begin. */
export const dayBegins = (habit: Habit, date: LocalDate): Date => instantOf(date, habit.hours.from, habit.timeZone);

/** The instant at which a day's hours are over. */
export const dayEnds = (habit: Habit, date: LocalDate): Date => instantOf(date, habit.hours.to, habit.timeZone);

/** Whether somebody may be written to now. `calendar` is the council's; the habit's own week is applied here. */
export function withinHours(instant: Date, habit: Habit, calendar: WorkingCalendar): boolean {
  const today = localDateOf(instant, habit.timeZone);
  const own = calendar.forWeek(habit.workingDays);
  return own.isWorkingDay(today) && instant >= dayBegins(habit, today) && instant < dayEnds(habit, today);
}

/** The first instant from now on at which somebody may be written to: now itself, or when their hours next begin. */
export function hoursBegin(instant: Date, habit: Habit, calendar: WorkingCalendar): Date {
  if (withinHours(instant, habit, calendar)) return instant;
  const own = calendar.forWeek(habit.workingDays);
  const today = nextWorkingDay(own, localDateOf(instant, habit.timeZone));
  const begins = dayBegins(habit, today);
  return begins > instant ? begins : dayBegins(habit, nextWorkingDay(own, addDays(today, 1)));
}
