import { dayBegins, habitKey, habitOf } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days.ts';
import { grouped } from '../grouped.ts';
import type { Action, Programme } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Person } from '../programme/person.ts';
import { type Council, isDue, type Window } from '../rounds/council.ts';
import type { ActionsDue, ScheduledActions } from '../rounds/due.ts';

/** In working days of the owner: time enough to finish it, or to say that it will be later. */
const BEFORE = 3;

/** The days on which the owner of an action is asked about it: before it is due, and once it was. */
export const askDays = (by: LocalDate, own: WorkingCalendar): readonly [before: LocalDate, after: LocalDate] => [
  addWorkingDays(own, by, -BEFORE),
  own.after(by),
];

/** When the owners of one habit are asked, as their hours begin. Who that is, and whether there is anything to ask, is seen when it is sent. */
export function actionDues(
  { programme, scheduledSince, habit, by }: ScheduledActions,
  council: Council,
  window: Window,
): readonly ActionsDue[] {
  const own = council.ownDays(habit);
  const days = new Set(by.flatMap((each) => askDays(each, own)));
  return [...days]
    .filter((on) => window.firstDay <= on && on <= window.lastDay)
    .map((on): ActionsDue => {
      const schedule = `actions/${programme}@${habitKey(habit)}`;
      return { schedule, at: dayBegins(habit, on), on, what: 'actions', programme, habit };
    })
    .filter(({ at }) => isDue(at, window, scheduledSince));
}

/** @param actions those that no answer asks about */
export function scheduledActions(
  programmes: readonly Pick<Programme, 'id' | 'scheduledSince'>[],
  actions: readonly (Action & { readonly owner: string })[],
  people: ReadonlyMap<string, Person>,
  organisation: Organisation,
): readonly ScheduledActions[] {
  const actionsOf = grouped(actions, ({ programme }) => programme);
  return programmes.flatMap(({ id, scheduledSince }) => {
    const dated = actionsOf(id).flatMap(({ owner, by }) => {
      const person = people.get(owner);
      return person && by !== undefined ? [{ by, habit: habitOf(person, organisation) }] : [];
    });
    const habits = new Map(dated.map(({ habit }) => [habitKey(habit), habit]));
    const datesOf = grouped(dated, ({ habit }) => habitKey(habit));
    return [...habits].map(([key, habit]) => ({
      programme: id,
      scheduledSince,
      habit,
      by: [...new Set(datesOf(key).map(({ by }) => by))],
    }));
  });
}
