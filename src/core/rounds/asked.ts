import type { Role } from '../access/actor.ts';
import { grouped } from '../grouped.ts';
import { saysMore } from '../interview/news.ts';
import type { Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import { newestFirst } from '../touch/since.ts';
import type { Draft, Round, Update } from './round.ts';
import { type Standing, standingOf } from './standing.ts';

/** One answer that an open round waits for, or has. */
export interface Asked {
  readonly programme: Programme;
  readonly round: Round;
  readonly workstream: Workstream;
  /** Before this round's answer: what was said between rounds counts too. */
  readonly last: Standing;
  /** Something that was said since last time is filled in. */
  readonly told: boolean;
  readonly draft?: Draft;
  /** The newest version given in this round. */
  readonly given?: Update;
  /** Whom the lead, or the office, asked to answer in their place. */
  readonly delegatedTo?: string;
  readonly delegatedAt?: Date;
}

/** Whether it is this person who is asked now: the lead, or whom they asked in their place. */
export const isTheirs = ({ delegatedTo, workstream }: Asked, person: string): boolean =>
  delegatedTo === undefined ? workstream.lead.includes(person) : delegatedTo === person;

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
    const drafts = grouped(await tx.rounds.drafts(round.id), (each) => each.workstream);
    const given = grouped(await tx.updates.ofRound(round.id), (each) => each.workstream);
    const delegated = grouped(await tx.delegations.ofRound(round.id), (each) => each.workstream);
    const before = grouped(await newestFirst(tx, workstreams), (each) => each.workstream);
    for (const workstream of workstreams) {
      const [draft] = drafts(workstream.id);
      const [update] = given(workstream.id);
      const [delegation] = delegated(workstream.id);
      const earlier = before(workstream.id).filter((each) => each.round !== round.id);
      asked.push({
        programme,
        round,
        workstream,
        last: standingOf(workstream, earlier, organisation?.timeZone ?? 'Europe/London'),
        told: earlier.some(({ kind, answers }) => kind === 'touch' && saysMore(answers)),
        ...(draft ? { draft } : {}),
        ...(update ? { given: update } : {}),
        ...(delegation ? { delegatedTo: delegation.to, delegatedAt: delegation.at } : {}),
      });
    }
  }
  return asked;
}

/** How far an answer is: `begun, not sent`. */
export const progressOf = ({ draft, told }: Pick<Asked, 'draft' | 'told'>): string =>
  draft ? 'begun, not sent' : told ? 'partly filled in from your notes' : 'not started';

/** What is asked of one person: as a lead, also where they asked somebody else, and in a lead's place. */
export function askedOf(tx: Tx, roles: readonly Role[]): Promise<readonly Asked[]> {
  const own = roles.flatMap((role) => (role.role === 'lead' || role.role === 'delegate' ? [role] : []));
  const workstreams = new Set(own.map(({ workstream }) => workstream));
  const programmes = [...new Set(own.map(({ programme }) => programme))];
  return askedIn(tx, programmes, (workstream) => workstreams.has(workstream.id));
}
