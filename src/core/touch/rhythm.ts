import { addDays, daysBetween, type LocalDate, weekdayOf } from '../calendar/local-date.ts';
import { type Weekday, weekdays } from '../calendar/weekday.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { RoundSettings } from '../programme/round-settings.ts';

/** How often a workstream is asked between rounds whether anything has changed. */
export type Touch = NonNullable<RoundSettings['touch']>;

/** The workstream's own, else its programme's, else every week. */
export const touchOf = (programme: Pick<Programme, 'rounds'>, workstream: Pick<Workstream, 'rounds'>): Touch =>
  workstream.rounds?.touch ?? programme.rounds.touch ?? 'weekly';

export const touchDayOf = ({ rounds }: Pick<Programme, 'rounds'>): Weekday => rounds.touchDay ?? 'thu';

/** The days of silence after an update: whoever said something within them is not asked again. */
export const quietDays: Readonly<Record<Exclude<Touch, 'none'>, number>> = { weekly: 7, fortnightly: 14, monthly: 28 };

const mondayOf = (day: LocalDate): LocalDate => addDays(day, -weekdays.indexOf(weekdayOf(day)));

/** Weeks are counted from a Monday long ago, so that every fortnight is the same one for everybody. */
const weekNumber = (day: LocalDate): number => daysBetween('2024-01-01' as LocalDate, mondayOf(day)) / 7;

/** Whether the touch of this rhythm falls into the week of this day; a monthly one into the week of the first touch day of the month. */
export function fallsInWeek(touch: Touch, day: LocalDate, touchDay: Weekday): boolean {
  switch (touch) {
    case 'none':
      return false;
    case 'weekly':
      return true;
    case 'fortnightly':
      return weekNumber(day) % 2 === 0;
    case 'monthly':
      return Number(addDays(mondayOf(day), weekdays.indexOf(touchDay)).slice(8)) <= 7;
  }
}

/**
 * The day on which the touch of a week is sent to whoever works on these days: the touch day, else the next day of the same
 * week that they work; undefined: none is left.
 */
export function dayInWeek(
  day: LocalDate,
  touchDay: Weekday,
  isWorkingDay: (day: LocalDate) => boolean,
): LocalDate | undefined {
  const monday = mondayOf(day);
  for (let place = weekdays.indexOf(touchDay); place < 7; place += 1) {
    const candidate = addDays(monday, place);
    if (isWorkingDay(candidate)) return candidate;
  }
  return undefined;
}
