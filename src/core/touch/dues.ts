import { dayBegins, habitKey } from '../calendar/habit.ts';
import { addDays } from '../calendar/local-date.ts';
import { type Council, isDue, type Window } from '../rounds/council.ts';
import type { ScheduledProgramme, TouchDue } from '../rounds/due.ts';
import { dayInWeek } from './rhythm.ts';

/**
 * The light checks of one programme: one a week for each habit of those who are asked, as their hours begin. Which
 * workstreams are asked about in this week, and whether there is anything to ask at all, is decided when it is sent.
 */
export function touchDues(programme: ScheduledProgramme, council: Council, window: Window): readonly TouchDue[] {
  if (!programme.touchDay) return [];
  const dues: TouchDue[] = [];
  for (const habit of programme.habits.asked) {
    const own = council.ownDays(habit);
    for (let on = window.firstDay; on <= window.lastDay; on = addDays(on, 1)) {
      if (dayInWeek(on, programme.touchDay, (day) => own.isWorkingDay(day)) !== on) continue;
      const at = dayBegins(habit, on);
      if (!isDue(at, window, programme.scheduledSince)) continue;
      const schedule = `touch/${programme.id}/${programme.rounds.every}@${habitKey(habit)}`;
      dues.push({ schedule, at, on, what: 'touch', programme: programme.id, habit });
    }
  }
  return dues;
}
