import { localDateOf } from '../calendar/zone.ts';
import type { Approval, Tx } from '../ports.ts';
import { type Programme, programmeOf, type Workstream } from '../programme/nouns.ts';
import type { Round, Update } from '../rounds/round.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import type { Chain } from './who.ts';

/** A submitted answer under review, with all that is said of it to whoever decides. */
export interface Review {
  readonly approval: Approval;
  readonly programme: Programme;
  readonly workstream: Workstream;
  readonly round: Round;
  /** Its version of the answer. */
  readonly update?: Update;
  /** As it stood with this answer, and before. */
  readonly standing: Standing;
  readonly chain: Chain;
  /** Names by key. */
  readonly nameOf: (person: string | undefined) => string;
}

/** `U12`: what is typed to mean it. */
export const refOf = ({ id }: Pick<Approval, 'id'>): string => `U${id}`;

/** Undefined: its workstream or its round is not there any more. */
export async function readReview(tx: Tx, approval: Approval): Promise<Review | undefined> {
  const workstream = await tx.programmes.workstream(approval.workstream);
  const round = await tx.rounds.get(approval.round);
  const programme = await tx.programmes.get(programmeOf(approval.workstream));
  const organisation = await tx.organisation();
  if (!workstream || !round || !programme || !organisation) return undefined;
  const newest = await tx.updates.inRound(round.id, workstream.id);
  const update = newest?.version === approval.version ? newest : undefined;
  const earlier = (await tx.updates.lastTwo([workstream.id])).filter((each) => (each.round ?? '') < round.id);
  const chain = await chainOf(tx, programme, workstream, update?.answeredBy);
  const { director, sponsor, office, own } = chain;
  const { passedBy, decidedBy } = approval;
  const people = await tx.people.many(
    [...new Set([director, sponsor, ...office, ...own, passedBy, decidedBy])].filter((key) => key !== undefined),
  );
  return {
    approval,
    programme,
    workstream,
    round,
    standing: standingOf(workstream, [...(update ? [update] : []), ...earlier], organisation.timeZone),
    chain,
    nameOf: (person) => people.find(({ key }) => key === person)?.name ?? person ?? 'nobody',
    ...(update ? { update } : {}),
  };
}

/** Who may be asked about an answer of this workstream that this person gave. */
export async function chainOf(
  tx: Tx,
  { office, sponsor }: Pick<Programme, 'office' | 'sponsor'>,
  { lead, director }: Pick<Workstream, 'lead' | 'director'>,
  answeredBy: string | undefined,
): Promise<Chain> {
  return {
    own: [...new Set([...lead, ...(answeredBy === undefined ? [] : [answeredBy])])],
    director,
    sponsor,
    office,
    absent: await absentOf(tx, [director, sponsor]),
  };
}

async function absentOf(tx: Tx, people: readonly string[]): Promise<readonly string[]> {
  const known = await tx.people.many(people);
  const absent: string[] = [];
  for (const person of people)
    if (!known.some(({ key }) => key === person) || (await tx.absences.now(person)).length > 0) absent.push(person);
  return absent;
}

/** The day on which it was submitted or passed on, as this zone counts. */
export const askedOn = ({ approval }: Review, zone: string) => localDateOf(approval.at, zone);
