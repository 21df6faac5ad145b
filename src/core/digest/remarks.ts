import type { Tx } from '../ports.ts';
import type { Standing } from '../rounds/standing.ts';
import type { Remark } from './facts.ts';

/**
 * What directors added beside answers that still stand; a line on an older answer has had its time. Two queries.
 *
 * @param since when the group was last shown anything
 */
export async function readRemarks(
  tx: Tx,
  standings: ReadonlyMap<string, Standing>,
  since: Date | undefined,
): Promise<readonly Remark[]> {
  const isOfNow = ({ workstream, at }: { readonly workstream: string; readonly at: Date }): boolean => {
    const given = standings.get(workstream)?.now?.update?.at;
    return given === undefined || at >= given;
  };
  const lines = (await tx.directorLines.newest([...standings.keys()])).filter(isOfNow);
  const people = lines.length > 0 ? await tx.people.many([...new Set(lines.map(({ by }) => by))]) : [];
  return lines.map(({ workstream, text, by, at }) => ({
    workstream,
    text,
    isNew: since === undefined || at >= since,
    by: people.find(({ key }) => key === by)?.name ?? 'The director',
  }));
}
