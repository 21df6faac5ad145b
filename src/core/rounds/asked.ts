import { type AskedNow, askedNow, awayNow } from '../absence/asked-now.ts';
import type { Role } from '../access/actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { grouped } from '../grouped.ts';
import { saysMore } from '../interview/news.ts';
import type { Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import { newestFirst } from '../touch/since.ts';
import { dueDaysIn } from './extension/due-on.ts';
import type { Draft, Round, Update } from './round.ts';
import { type Standing, standingOf } from './standing.ts';

/** One answer that an open round waits for, or has. */
export interface Asked {
  readonly programme: Programme;
  /** With the due day that holds for this workstream. */
  readonly round: Round;
  readonly workstream: Workstream;
  /** The round's day, or a later one that the office gave this workstream: everything about being late counts from it. */
  readonly dueOn: LocalDate;
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
  /** Who is asked at this moment: the leads who are here, else whoever answers in their place. */
  readonly now: readonly AskedNow[];
}

/** Whether it is this person who is asked now: the lead, or whoever is asked in their place. */
export const isTheirs = ({ now }: Pick<Asked, 'now'>, person: string): boolean =>
  now.some((each) => each.person === person);

/** Whether a round collects this workstream: it is active, and its own rhythm is the round's. */
export function isAsked(programme: Programme, workstream: Workstream, round: Pick<Round, 'period'>): boolean {
  const every = workstream.rounds?.every ?? programme.rounds.every;
  const monthly = round.period.from === round.period.to;
  return workstream.status === 'active' && (every === 'month') === monthly;
}

/**
 * Everything the open rounds of some programmes ask for, in the file's order; a constant number of queries a programme,
 * together where none needs another's answer. `only`: of these workstreams, and no others are read.
 */
export async function askedIn(
  tx: Tx,
  programmes: readonly string[],
  mine: (workstream: Workstream) => boolean,
  only?: readonly string[],
): Promise<readonly Asked[]> {
  const [organisation, rounds] = await Promise.all([tx.organisation(), tx.rounds.open(programmes)]);
  if (rounds.length === 0) return [];
  const [dueOnIn, away, readings] = await Promise.all([
    dueDaysIn(tx, rounds),
    awayNow(tx),
    Promise.all(rounds.map((round) => readIn(tx, round, mine, only))),
  ]);
  const asked: Asked[] = [];
  for (const { round, programme, workstreams, drafts, given, delegated, before } of readings.flat()) {
    for (const workstream of workstreams) {
      const [draft] = drafts(workstream.id);
      const [update] = given(workstream.id);
      const [delegation] = delegated(workstream.id);
      const earlier = before(workstream.id).filter((each) => each.round !== round.id);
      const dueOn = dueOnIn(round, workstream.id);
      asked.push({
        programme,
        round: dueOn === round.dueOn ? round : { ...round, dueOn },
        workstream,
        dueOn,
        last: standingOf(workstream, earlier, organisation?.timeZone ?? 'Europe/London'),
        told: earlier.some(({ kind, answers }) => kind === 'touch' && saysMore(answers)),
        ...(draft ? { draft } : {}),
        ...(update ? { given: update } : {}),
        ...(delegation ? { delegatedTo: delegation.to, delegatedAt: delegation.at } : {}),
        now: askedNow(workstream, delegation?.to, away),
      });
    }
  }
  return asked;
}

/** What stands of one round, by workstream; none, if its programme is not there any more. */
async function readIn(
  tx: Tx,
  round: Round,
  mine: (workstream: Workstream) => boolean,
  only: readonly string[] | undefined,
) {
  const [programme, all, drafts, given, delegated, before] = await Promise.all([
    tx.programmes.get(round.programme),
    tx.programmes.workstreams(round.programme, only),
    tx.rounds.drafts(round.id, only),
    tx.updates.ofRound(round.id, only),
    tx.delegations.ofRound(round.id),
    only &&
      newestFirst(
        tx,
        only.map((id) => ({ id })),
      ),
  ]);
  if (!programme) return [];
  const workstreams = all.filter((each) => mine(each) && isAsked(programme, each, round));
  const of = ({ workstream }: { readonly workstream: string }) => workstream;
  return [
    {
      round,
      programme,
      workstreams,
      drafts: grouped(drafts, of),
      given: grouped(given, of),
      delegated: grouped(delegated, of),
      before: grouped(before ?? (await newestFirst(tx, workstreams)), of),
    },
  ];
}

/** How far an answer is: `begun, not sent`. */
export const progressOf = ({ draft, told }: Pick<Asked, 'draft' | 'told'>): string =>
  draft ? 'begun, not sent' : told ? 'partly filled in from your notes' : 'not started';

/**
 * What is asked of one person: as a lead, also where they asked somebody else, and in a lead's place; of a deputy only
 * what is asked of them now.
 */
export async function askedOf(tx: Tx, roles: readonly Role[]): Promise<readonly Asked[]> {
  const own = roles.flatMap((role) => (asks.has(role.role) && 'workstream' in role ? [role] : []));
  const always = new Set(own.flatMap(({ role, workstream }) => (role === 'deputy' ? [] : [workstream])));
  const workstreams = new Set(own.map(({ workstream }) => workstream));
  const programmes = [...new Set(own.map(({ programme }) => programme))];
  const all = await askedIn(tx, programmes, () => true, [...workstreams]);
  return all.filter(({ workstream, now }) => always.has(workstream.id) || now.some(({ as }) => as === 'deputy'));
}

const asks: ReadonlySet<Role['role']> = new Set(['lead', 'delegate', 'cover', 'deputy']);
