import { habitKey, habitOf } from '../../calendar/habit.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { Tx } from '../../ports.ts';
import type { Person } from '../../programme/person.ts';
import { type Asked, askedIn } from '../asked.ts';
import type { RoundDue } from '../due.ts';
import type { Round } from '../round.ts';

/** Workstreams of an open round that were due on a day and have no answer; a constant number of queries. */
export const waitingFor = async (
  tx: Tx,
  { id, programme }: Pick<Round, 'id' | 'programme'>,
  dueOn: LocalDate,
): Promise<readonly Asked[]> =>
  (await askedIn(tx, [programme], () => true)).filter(
    (asked) => asked.round.id === id && asked.dueOn === dueOn && !asked.given,
  );

/** Those of these people who keep the hours of a due. */
export async function ofHabit(
  tx: Tx,
  { habit }: Pick<RoundDue, 'habit'>,
  keys: readonly string[],
): Promise<readonly Person[]> {
  const organisation = await tx.organisation();
  if (!organisation || !habit) return [];
  const people = await tx.people.many([...new Set(keys)]);
  return people.filter((person) => habitKey(habitOf(person, organisation)) === habitKey(habit));
}
