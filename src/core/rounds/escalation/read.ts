import { awayNow } from '../../absence/asked-now.ts';
import { localDateOf } from '../../calendar/zone.ts';
import type { Tx } from '../../ports.ts';
import type { Asked } from '../asked.ts';
import type { Round } from '../round.ts';
import { type Escalations, whose } from './escalated.ts';
import { peopleOf, type Tried } from './tried.ts';

/** What is known of the escalations of some rounds, each once. */
export async function escalationsIn(tx: Tx, rounds: readonly string[]): Promise<Escalations> {
  const each = [...new Set(rounds)];
  const [before, holds] = await Promise.all([
    Promise.all(each.map((round) => tx.escalations.ofRound(round))),
    Promise.all(each.map((round) => tx.escalations.holds(round))),
  ]);
  return { before: before.flat(), holds: holds.flat(), away: await awayNow(tx) };
}

/** All that a message says of what was tried, by round; `zone`: its reader's. */
export async function readTried(
  tx: Tx,
  asked: readonly Asked[],
  { before, away }: Escalations,
  zone: string,
): Promise<(each: Asked) => Tried> {
  const rounds = [...new Set(asked.map(({ round }) => round.id))];
  const keys = [
    ...asked.flatMap(peopleOf),
    ...asked.flatMap((each) => [whose('deputy', each) ?? [], each.workstream.director, each.programme.sponsor].flat()),
    ...before.map(({ to }) => to),
    ...asked.flatMap(({ programme }) => programme.office),
  ];
  const people = new Map((await tx.people.many([...new Set(keys)])).map(({ key, name }) => [key, name]));
  const prompted: Tried['prompted'][number][] = [];
  for (const round of rounds) {
    const of = asked.filter((each) => each.round.id === round);
    const whom = [...new Set(of.flatMap(peopleOf))];
    prompted.push(...(await tx.escalations.prompted(round, whom)), ...(await welcomedIn(tx, of[0]!.round, whom)));
  }
  const today = localDateOf(tx.now, zone);
  return ({ round }) => ({
    before: before.filter((each) => each.round === round.id),
    away,
    prompted: prompted.filter((each) => each.round === round.id),
    nameOf: (person) => people.get(person) ?? person,
    zone,
    today,
  });
}

/** Whoever came back while a round was open has read what waits: they were asked with that. */
async function welcomedIn(tx: Tx, { id, openedAt }: Round, people: readonly string[]): Promise<Tried['prompted']> {
  if (!openedAt) return [];
  const back = await tx.deliveries.had(people, ['back'], openedAt);
  return back.map(({ person, at, sent }) => ({ person, kind: 'ask', round: id, at, sent, back: true }));
}
