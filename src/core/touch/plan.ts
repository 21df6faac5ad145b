import { askedNow, awayNow } from '../absence/asked-now.ts';
import { habitKey, habitOf } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Tx } from '../ports.ts';
import type { TouchDue } from '../rounds/due.ts';

/** The light check of one day and programme, for one person. */
export const touchKey = (programme: string, on: LocalDate, person: string): string =>
  `touch/${programme}/${on}/${person}`;

/** Plans the light check of one day: one message for each lead, or for who answers in their place; whatever is asked in it. */
export async function planTouch(tx: Tx, { programme, habit, on, at }: TouchDue): Promise<void> {
  const organisation = await tx.organisation();
  if (!organisation) return;
  const workstreams = (await tx.programmes.workstreams(programme)).filter(({ status }) => status === 'active');
  const away = await awayNow(tx);
  const asked = workstreams.flatMap((each) => askedNow(each, undefined, away).map(({ person }) => person));
  const people = await tx.people.many([...new Set(asked)]);
  await tx.deliveries.add(
    people
      .filter((person) => habitKey(habitOf(person, organisation)) === habitKey(habit))
      .map((person) => ({
        key: touchKey(programme, on, person.key),
        kind: 'touch',
        about: { person: person.key, programme, on, due: at.toISOString() },
        reader: { person: person.key },
        urgent: false,
        dueAt: at,
      })),
  );
}
