import { distinctHabits, habitOf } from '../calendar/habit.ts';
import type { Measures, Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Person } from '../programme/person.ts';
import type { AgendaInput, ScheduledProgramme } from '../rounds/due.ts';
import { touchDayOf, touchOf } from '../touch/rhythm.ts';

/** Reads what all schedules are worked out from; undefined until a programme file was imported. */
export async function readAgenda(tx: Tx): Promise<AgendaInput | undefined> {
  const organisation = await tx.organisation();
  if (!organisation) return undefined;
  const people = new Map((await tx.people.all()).map((person) => [person.key, person]));
  const programmes: ScheduledProgramme[] = [];
  const groups: AgendaInput['groups'][number][] = [];
  for (const programme of await tx.programmes.all()) {
    const workstreams = await tx.programmes.workstreams(programme.id);
    const owned = await tx.programmes.ownedIndicators(programme.id);
    programmes.push(...rhythmsOf(programme, workstreams, people, organisation, owned));
    for (const group of await tx.programmes.groups(programme.id)) {
      const { digest } = group;
      if (digest) groups.push({ ...group, digest });
    }
  }
  return { organisation, programmes, groups };
}

/** A programme's rounds, and those of workstreams with a rhythm of their own: each rhythm once. */
export function rhythmsOf(
  programme: Programme,
  workstreams: readonly Workstream[],
  people: ReadonlyMap<string, Person>,
  organisation: Organisation,
  owned: Measures['indicators'],
): readonly ScheduledProgramme[] {
  const habitsOf = (keys: readonly string[]) =>
    distinctHabits(keys.flatMap((key) => people.get(key) ?? []).map((person) => habitOf(person, organisation)));
  return (['quarter', 'month'] as const).flatMap((every) => {
    const asked = workstreams.filter(
      (each) => each.status === 'active' && (each.rounds?.every ?? programme.rounds.every) === every,
    );
    if (asked.length === 0 && programme.rounds.every !== every) return [];
    const owners = owned.flatMap(({ owner, workstream }) =>
      owner !== undefined && asked.some(({ id }) => id === workstream) ? [owner] : [],
    );
    return [
      {
        id: programme.id,
        rounds: { ...programme.rounds, every },
        scheduledSince: programme.scheduledSince,
        ...(asked.some((each) => touchOf(programme, each) !== 'none') ? { touchDay: touchDayOf(programme) } : {}),
        habits: {
          office: habitsOf(programme.office),
          asked: habitsOf([...asked.flatMap((each) => each.lead), ...owners]),
        },
      },
    ];
  });
}
