import type { Role } from '../access/actor.ts';
import { grouped } from '../grouped.ts';
import type { Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { Draft, Round, Update } from './round.ts';
import { type Standing, standingOf } from './standing.ts';

/** One answer that an open round waits for, or has. */
export interface Asked {
  readonly programme: Programme;
  readonly round: Round;
  readonly workstream: Workstream;
  /** Before this round. */
  readonly last: Standing;
  readonly draft?: Draft;
  /** The newest version given in this round. */
  readonly given?: Update;
}

/** Whether a round collects this workstream: it is active, and its own rhythm is the round's. */
export function isAsked(programme: Programme, workstream: Workstream, round: Pick<Round, 'period'>): boolean {
  const every = workstream.rounds?.every ?? programme.rounds.every;
  const monthly = round.period.from === round.period.to;
  return workstream.status === 'active' && (every === 'month') === monthly;
}

/** Everything the open rounds of some programmes ask for, in the file's order; a constant number of queries a programme. */
export async function askedIn(
  tx: Tx,
  programmes: readonly string[],
  mine: (workstream: Workstream) => boolean,
): Promise<readonly Asked[]> {
  const organisation = await tx.organisation();
  const rounds = await tx.rounds.open(programmes);
  const asked: Asked[] = [];
  for (const round of rounds) {
    const programme = await tx.programmes.get(round.programme);
    if (!programme) continue;
    const workstreams = (await tx.programmes.workstreams(programme.id)).filter(
      (each) => mine(each) && isAsked(programme, each, round),
    );
    const ids = workstreams.map((each) => each.id);
    const drafts = grouped(await tx.rounds.drafts(round.id), (each) => each.workstream);
    const given = grouped(await tx.updates.ofRound(round.id), (each) => each.workstream);
    const before = grouped(await tx.updates.lastTwo(ids), (each) => each.workstream);
    for (const workstream of workstreams) {
      const [draft] = drafts(workstream.id);
      const [update] = given(workstream.id);
      const earlier = before(workstream.id).filter((each) => each.round !== round.id);
      asked.push({
        programme,
        round,
        workstream,
        last: standingOf(workstream, earlier, organisation?.timeZone ?? 'Europe/London'),
        ...(draft ? { draft } : {}),
        ...(update ? { given: update } : {}),
      });
    }
  }
  return asked;
}

/** What is asked of one person as a lead. */
export function askedOf(tx: Tx, roles: readonly Role[]): Promise<readonly Asked[]> {
  const led = new Set(roles.flatMap((role) => (role.role === 'lead' ? [role.workstream] : [])));
  const programmes = [...new Set(roles.flatMap((role) => (role.role === 'lead' ? [role.programme] : [])))];
  return askedIn(tx, programmes, (workstream) => led.has(workstream.id));
}
