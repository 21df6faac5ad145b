import type { Absence, Tx } from '../ports.ts';

/** Whoever is away, by key, with the absence that lasts. */
export type Away = ReadonlyMap<string, Absence>;

/** Of a workstream: who leads it, and who is their deputy. */
export interface LedBy {
  readonly lead: readonly string[];
  readonly deputy?: string | undefined;
}

/** Somebody who is asked for a workstream, and as what. */
export interface AskedNow {
  readonly person: string;
  readonly as: 'delegate' | 'lead' | 'cover' | 'deputy';
  /** Who is away and in whose place they are asked: of cover and deputy. */
  readonly for?: string;
}

/**
 * Who is asked for a workstream at this moment: whom the lead or the office asked to answer; else each lead who is here
 * and the cover of each who is not; where that leaves nobody, the deputy or their cover; else nobody. A shared job is one
 * answer, so that a lead who is here is enough. Whoever was asked in a lead's place and is away hands it back, and a cover
 * who is away too counts as none.
 */
export function askedNow({ lead, deputy }: LedBy, delegatedTo: string | undefined, away: Away): readonly AskedNow[] {
  if (delegatedTo !== undefined && !away.has(delegatedTo)) return [{ person: delegatedTo, as: 'delegate' }];
  const leads = lead.flatMap((person): readonly AskedNow[] => {
    const absence = away.get(person);
    return absence ? coverOf(absence, away) : [{ person, as: 'lead' }];
  });
  if (leads.length > 0) return onceEach(leads);
  if (deputy === undefined) return [];
  const absence = away.get(deputy);
  if (absence) return coverOf(absence, away);
  const [first] = lead;
  return [{ person: deputy, as: 'deputy', ...(first === undefined ? {} : { for: first }) }];
}

const coverOf = ({ cover, person }: Absence, away: Away): readonly AskedNow[] =>
  cover === undefined || away.has(cover) ? [] : [{ person: cover, as: 'cover', for: person }];

/** Each once, and a lead who also covers for the other as a lead. */
function onceEach(all: readonly AskedNow[]): readonly AskedNow[] {
  const ordered = [...all.filter(({ as }) => as === 'lead'), ...all.filter(({ as }) => as !== 'lead')];
  return ordered.filter((each, at) => ordered.findIndex(({ person }) => person === each.person) === at);
}

export const byPerson = (absences: readonly Absence[]): Away => new Map(absences.map((each) => [each.person, each]));

/** Whoever is away at this moment; one query. */
export const awayNow = async (tx: Tx): Promise<Away> => byPerson(await tx.absences.now());
