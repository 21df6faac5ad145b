import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { Standing } from '../rounds/standing.ts';

/**
 * Since when each Red is one: the first answer of the unbroken run of them, and beyond that what the programme file says
 * was reported before. One query for all.
 */
export async function readReds(
  tx: Tx,
  workstreams: readonly Workstream[],
  standings: ReadonlyMap<string, Standing>,
  { approvedOnly, zone }: { readonly approvedOnly: boolean; readonly zone: string },
): Promise<(workstream: Workstream) => LocalDate | undefined> {
  const reds = workstreams.flatMap(({ id }) => (standings.get(id)?.now?.rating === 'red' ? [id] : []));
  const found = reds.length === 0 ? [] : await tx.updates.redRuns(reds, approvedOnly ? 'approved' : undefined);
  const runs = new Map(found.map((run) => [run.workstream, run]));
  return (workstream) => {
    const now = standings.get(workstream.id)?.now;
    if (now?.rating !== 'red') return undefined;
    const run = now.update && runs.get(workstream.id);
    if (!run) return redBefore(workstream) ?? now.on;
    const answered = localDateOf(run.since, zone);
    return run.fromTheFirst ? (redBefore(workstream) ?? answered) : answered;
  };
}

/** The first day of the run of Reds with which the file's history ends; undefined: it ends with no Red, or without a day. */
export function redBefore({ history }: Pick<Workstream, 'history'>): LocalDate | undefined {
  const newestFirst = [...history].sort((a, b) => (b.on ?? b.period).localeCompare(a.on ?? a.period));
  const end = newestFirst.findIndex(({ rag }) => rag !== 'red');
  const run = end < 0 ? newestFirst : newestFirst.slice(0, end);
  return run.findLast(({ on }) => on !== undefined)?.on;
}
