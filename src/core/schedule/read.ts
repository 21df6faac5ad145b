import { scheduledActions } from '../actions/dues.ts';
import { distinctHabits, habitOf } from '../calendar/habit.ts';
import { addDays } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Extension, Measures, Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Person } from '../programme/person.ts';
import type { AgendaInput, OpenRound, ScheduledProgramme } from '../rounds/due.ts';
import type { Round } from '../rounds/round.ts';
import { touchDayOf, touchOf } from '../touch/rhythm.ts';

/** Reads what all schedules are worked out from; undefined until a programme file was imported. */
export async function readAgenda(tx: Tx): Promise<AgendaInput | undefined> {
  const organisation = await tx.organisation();
  if (!organisation) return undefined;
  const people = new Map((await tx.people.all()).map((person) => [person.key, person]));
  const programmes: ScheduledProgramme[] = [];
  const groups: AgendaInput['groups'][number][] = [];
  const all = await tx.programmes.all();
  const open = await tx.rounds.open(all.map(({ id }) => id));
  const extensions = await tx.extensions.ofRounds(open.map(({ id }) => id));
  const instead = await askedInstead(tx, open);
  for (const programme of all) {
    const workstreams = await tx.programmes.workstreams(programme.id);
    const owned = await tx.programmes.ownedIndicators(programme.id);
    programmes.push(
      ...rhythmsOf(programme, workstreams, people, organisation, owned, instead).map((rhythm) => ({
        ...rhythm,
        open: openRounds(rhythm, open, extensions),
      })),
    );
    for (const group of await tx.programmes.groups(programme.id)) {
      const { digest } = group;
      if (digest) groups.push({ ...group, digest });
    }
  }
  const actions = scheduledActions(all, await tx.actions.askedApart(all.map(({ id }) => id)), people, organisation);
  return { organisation, programmes, groups, actions };
}

/** Keys of those who are asked in the place of leads, now or in leave to come: they keep hours of their own. */
async function askedInstead(tx: Tx, open: readonly Round[]): Promise<readonly string[]> {
  const today = localDateOf(tx.now, 'UTC');
  const covers = (await tx.absences.between(addDays(today, -1), addDays(today, 400))).flatMap(
    ({ cover }) => cover ?? [],
  );
  const delegates: string[] = [];
  for (const { id } of open) delegates.push(...(await tx.delegations.ofRound(id)).map(({ to }) => to));
  return [...new Set([...covers, ...delegates])];
}

/** The open rounds of one rhythm, with the days that the office gave to single workstreams. */
function openRounds(
  { id, rounds }: ScheduledProgramme,
  open: readonly Round[],
  extensions: readonly Extension[],
): readonly OpenRound[] {
  const isMonthly = ({ period }: Round) => period.from === period.to;
  return open
    .filter((round) => round.programme === id && isMonthly(round) === (rounds.every === 'month'))
    .map((round) => {
      const later = extensions.filter((each) => each.round === round.id && each.dueOn > round.dueOn);
      const { period, dueOn, closesOn } = round;
      return {
        period,
        dueOn,
        ...(closesOn ? { closesOn } : {}),
        apart: [...new Set(later.map((each) => each.dueOn))].sort(),
      };
    });
}

/**
 * A programme's rounds, and those of workstreams with a rhythm of their own: each rhythm once.
 *
 * @param instead keys of those who may be asked in the place of leads
 */
export function rhythmsOf(
  programme: Programme,
  workstreams: readonly Workstream[],
  people: ReadonlyMap<string, Person>,
  organisation: Organisation,
  owned: Measures['indicators'],
  instead: readonly string[] = [],
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
          asked: habitsOf([
            ...asked.flatMap((each) => [...each.lead, each.deputy ?? []].flat()),
            ...owners,
            ...instead,
          ]),
          deputy: habitsOf(asked.flatMap((each) => each.deputy ?? [])),
          director: habitsOf(asked.map((each) => each.director)),
          sponsor: habitsOf([programme.sponsor]),
        },
      },
    ];
  });
}
