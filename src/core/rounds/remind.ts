import { habitOf, hoursBegin } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, workingCalendar } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import { grouped } from '../grouped.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import type { RoundPlan } from './plan.ts';
import type { Round } from './round.ts';

/** A reminder for one person, or why there is none. */
export interface Reminder {
  readonly person: string;
  readonly delivery?: NewDelivery;
  readonly not?: 'asked today' | 'no reminder left';
  /** How many may still follow this one before the budget is used up. */
  readonly left: number;
}

interface Occasion {
  readonly at: Date;
  /** The planned day; absent: the day on which it reaches them, since it was asked for now. */
  readonly on?: LocalDate;
  readonly plan: RoundPlan;
}

/**
 * One reminder each, within the budget that was stated: as many as the plan has for the due day, whoever asks for them.
 * Never two for one day, and none on the day of the prompt itself. One query for all.
 */
export async function remindersFor(
  tx: Tx,
  round: Round,
  people: readonly string[],
  { at, on, plan }: Occasion,
): Promise<readonly Reminder[]> {
  const organisation = await tx.organisation();
  if (!organisation || people.length === 0) return [];
  const calendar = workingCalendar(organisation);
  const of = plan.reminders.length;
  const had = grouped(await tx.escalations.prompted(round.id, people), ({ person }) => person);
  return (await tx.people.many(people)).map((person): Reminder => {
    const habit = habitOf(person, organisation);
    const comes = on === undefined ? hoursBegin(at, habit, calendar) : at;
    const day = on ?? localDateOf(comes, habit.timeZone);
    const theirs = had(person.key);
    const number = theirs.filter(({ kind, dueOn }) => kind === 'remind' && dueOn === plan.dueOn).length + 1;
    const left = Math.max(0, of - number);
    if (theirs.some((each) => localDateOf(each.at, habit.timeZone) === day))
      return { person: person.key, not: 'asked today', left: left + 1 };
    if (number > of) return { person: person.key, not: 'no reminder left', left: 0 };
    const delivery: NewDelivery = {
      key: `remind/${round.id}/${day}/${person.key}`,
      kind: 'remind',
      about: {
        person: person.key,
        round: round.id,
        programme: round.programme,
        due: comes.toISOString(),
        dueOn: plan.dueOn,
        number,
        of,
      },
      reader: { person: person.key },
      urgent: false,
      dueAt: comes,
    };
    return { person: person.key, delivery, left };
  });
}

/**
 * Plans the reminders of a scheduled occasion. Whoever came back within the last working day has read what waits: their
 * reminder counts as said with that.
 */
export async function planReminders(
  tx: Tx,
  round: Round,
  people: readonly string[],
  occasion: Occasion & { readonly on: LocalDate },
): Promise<void> {
  const planned = (await remindersFor(tx, round, people, occasion)).flatMap(({ person, delivery }) =>
    delivery ? [{ person, delivery }] : [],
  );
  await tx.deliveries.add(planned.map(({ delivery }) => delivery));
  const organisation = await tx.organisation();
  if (!organisation || planned.length === 0) return;
  const welcomed = await tx.deliveries.had(
    planned.map(({ person }) => person),
    ['back'],
    new Date(occasion.at.getTime() - REACH),
  );
  for (const person of await tx.people.many([...new Set(welcomed.map((each) => each.person))])) {
    const habit = habitOf(person, organisation);
    const own = workingCalendar(organisation).forWeek(habit.workingDays);
    const since = addWorkingDays(own, occasion.on, -1);
    const [last] = welcomed.filter((each) => each.person === person.key && each.at <= occasion.at);
    if (!last || localDateOf(last.at, habit.timeZone) < since) continue;
    const reminder = await tx.deliveries.get(planned.find((each) => each.person === person.key)!.delivery.key);
    if (reminder) await tx.deliveries.sayWith(last, [reminder]);
  }
}

/** Longer than a working day ever is before the next. */
const REACH = 20 * 86_400_000;
