import { habitOf, hoursBegin } from '../calendar/habit.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import { nextWorkingDay, workingCalendar } from '../calendar/working-days.ts';
import { instantOf } from '../calendar/zone.ts';
import type { Reader } from '../outbox/delivery.ts';
import type { Kind } from '../outbox/kinds.ts';
import type { Absence, Settled, Tx } from '../ports.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Person } from '../programme/person.ts';

/** Kept with what was put off, so that it can be brought forward when they come back earlier. */
export const PUT_OFF = 'its reader is away';

/**
 * What becomes of a message to somebody who is away: undefined, if they are not. Replies go to where something was said
 * and not to a person, so that whoever writes while they are away is answered.
 */
export async function whileAway(tx: Tx, { whenAway }: Kind, reader: Reader): Promise<Settled | undefined> {
  if (!('person' in reader) || whenAway === 'compose') return undefined;
  const [absence] = await tx.absences.now(reader.person);
  if (!absence) return undefined;
  if (whenAway === 'drop') return { status: 'cancelled', reason: `${PUT_OFF} until ${sayDay(absence.to)}` };
  return { status: 'pending', dueAt: await backAt(tx, absence), reason: PUT_OFF };
}

/** As their hours begin on the first day that they work again. */
export async function backAt(tx: Tx, { person: key, to }: Pick<Absence, 'person' | 'to'>): Promise<Date> {
  const [person, organisation] = [await tx.people.get(key), await tx.organisation()];
  if (!person || !organisation) return tx.now;
  const habit = habitOf(person, organisation);
  return hoursBegin(instantOf(addDays(to, 1), '00:00', habit.timeZone), habit, workingCalendar(organisation));
}

/** The first day that they work again. */
export const backOn = (person: Pick<Person, 'workingDays'>, to: LocalDate, organisation: Organisation): LocalDate =>
  nextWorkingDay(workingCalendar(organisation).forWeek(person.workingDays), addDays(to, 1));
