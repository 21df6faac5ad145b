import { addDays, daysBetween, type LocalDate, weekdayOf } from '../calendar/local-date.ts';
import { type Weekday, weekdays } from '../calendar/weekday.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { Rating } from '../programme/rag.ts';
import type { RoundSettings } from '../programme/round-settings.ts';

/** How often a workstream is asked between rounds whether anything has changed. */
export type Touch = NonNullable<RoundSettings['touch']>;

/** The workstream's own, else its programme's, else every week. */
export const touchOf = (programme: Pick<Programme, 'rounds'>, workstream: Pick<Workstream, 'rounds'>): Touch =>
  workstream.rounds?.touch ?? programme.rounds.touch ?? 'weekly';

export const touchDayOf = ({ rounds }: Pick<Programme, 'rounds'>): Weekday => rounds.touchDay ?? 'thu';

/** What decides how often a workstream is asked about now. */
export interface Pace {
  /** By the programme file ({@link touchOf}). */
  readonly set: Touch;
  /** Absent: nobody has rated it yet. */
  readonly rating?: Rating;
  /** A milestone is not done and due within {@link SOON_DAYS}, or overdue. */
  readonly milestoneDue: boolean;
  /** The lead chose to be asked monthly while it is green. */
  readonly monthly: boolean;
  /** So many light checks came since anything was said of it; 0 where the lead chose to be asked weekly all the same. */
  readonly unanswered: number;
}

/** After so many weekly ones without an answer, it is asked about monthly, until something is said of it. */
export const PATIENCE = 3;

/** A milestone due within so many days is asked about every week. */
export const SOON_DAYS = 28;

/** Whether it is asked about every week whatever else is set or chosen. */
export const isPressing = ({ rating, milestoneDue }: Pick<Pace, 'rating' | 'milestoneDue'>): boolean =>
  milestoneDue || (rating !== undefined && rating !== 'green');

/**
 * Every week while it is not green or a milestone comes near, else as it is set; monthly where the lead chose that, while
 * it is green, and where weekly ones stay unanswered. What is not asked at all stays so.
 */
export function rhythmOf(pace: Pace): Touch {
  if (pace.set === 'none') return 'none';
  if (isPressing(pace)) return 'weekly';
  if (isQuiet(pace)) return 'monthly';
  return pace.monthly && pace.rating === 'green' ? 'monthly' : pace.set;
}

/** Weekly ones stayed unanswered, and nothing presses. */
export const isQuiet = (pace: Pace): boolean =>
  pace.set === 'weekly' && !isPressing(pace) && pace.unanswered >= PATIENCE;

/**
 * The days of silence after an update: whoever said something within them is not asked again. Shorter than the rhythm
 * where that is long, or whoever answers a day late would be passed over the next time.
 */
const quietDays: Readonly<Record<Exclude<Touch, 'none'>, number>> = { weekly: 7, fortnightly: 10, monthly: 21 };

const mondayOf = (day: LocalDate): LocalDate => addDays(day, -weekdays.indexOf(weekdayOf(day)));

/**
 * The first day of the silence before the touch of `on`: who said something on it or later is not asked. “Nothing has
 * changed” answers the touch of its own week and no later one, so a week is asked about weekly however late it is said.
 */
export function quietFrom(touch: Exclude<Touch, 'none'>, on: LocalDate, saidNothingNew: boolean): LocalDate {
  if (saidNothingNew && touch === 'weekly') return mondayOf(on);
  return addDays(on, 1 - quietDays[touch]);
}

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
 * week that they work, else the last before it; undefined: they do not work in this week.
 */
export function dayInWeek(
  day: LocalDate,
  touchDay: Weekday,
  isWorkingDay: (day: LocalDate) => boolean,
): LocalDate | undefined {
  const week = weekdays.map((_, place) => addDays(mondayOf(day), place));
  const at = weekdays.indexOf(touchDay);
  return week.slice(at).find(isWorkingDay) ?? week.slice(0, at).findLast(isWorkingDay);
}
