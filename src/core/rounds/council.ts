import { type Habit, habitKey, hoursOf } from '../calendar/habit.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { mondayToFriday, type WorkingCalendar, workingCalendar } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { CouncilSettings } from './due.ts';

/** What all schedules of one organisation are worked out with. */
export interface Council {
  readonly settings: CouncilSettings;
  readonly calendar: WorkingCalendar;
  /** The council's own zone, week and hours. */
  readonly habit: Habit;
  /** The days worked by somebody of this habit. */
  ownDays(habit: Habit): WorkingCalendar;
}

export function councilOf(settings: CouncilSettings): Council {
  const calendar = workingCalendar(settings);
  const own = new Map<string, WorkingCalendar>();
  return {
    settings,
    calendar,
    habit: {
      timeZone: settings.timeZone,
      workingDays: mondayToFriday,
      hours: hoursOf(settings),
    },
    ownDays(habit) {
      const key = habitKey(habit);
      const days = own.get(key) ?? calendar.forWeek(habit.workingDays);
      own.set(key, days);
      return days;
    },
  };
}

/** The instants after `after` up to and including `until`. */
export interface Window {
  readonly after: Date;
  readonly until: Date;
  /** The first and the last day that any of these instants can be in any zone. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** No zone is a whole day from UTC. */
export const windowOf = (after: Date, until: Date): Window => ({
  after,
  until,
  firstDay: addDays(localDateOf(after, 'UTC'), -1),
  lastDay: addDays(localDateOf(until, 'UTC'), 1),
});

/** Whether an instant lies in the window and a schedule that began at `since` has it: a schedule has no past. */
export const isDue = (at: Date, window: Window, since: Date): boolean =>
  at > window.after && at <= window.until && at >= since;
