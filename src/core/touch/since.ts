import { asLastWritten } from '../interview/news.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';

/** How far back what was said between rounds still counts: longer than the longest period, so that none is missed. */
const REACH = 200 * 86_400_000;

/**
 * What was answered for workstreams in the last two rounds and said between rounds since, newest first: two queries. What
 * was said before the newest answer is part of that answer; not what was said before it was only corrected.
 */
export async function newestFirst(tx: Tx, workstreams: readonly Pick<Workstream, 'id'>[]): Promise<readonly Update[]> {
  const ids = workstreams.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [touches, answers] = await Promise.all([
    tx.updates.touches(ids, new Date(tx.now.getTime() - REACH)),
    tx.updates.lastTwo(ids),
  ]);
  return [...[...asLastWritten(touches)].reverse(), ...answers];
}
