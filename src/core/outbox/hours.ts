import { habitOf, hoursBegin } from '../calendar/habit.ts';
import { workingCalendar } from '../calendar/working-days.ts';
import type { Tx } from '../ports.ts';
import type { Reader } from './delivery.ts';

/**
 * From when on a reader may be written to: at once, or when their hours next begin in their own zone. A channel has no
 * hours: it is read when people come to it.
 */
export async function hoursFor(tx: Tx, reader: Reader, from: Date = tx.now): Promise<Date> {
  if (!('person' in reader)) return from;
  const [person, organisation] = await Promise.all([tx.people.get(reader.person), tx.organisation()]);
  if (!person || !organisation) return from;
  return hoursBegin(from, habitOf(person, organisation), workingCalendar(organisation));
}
