import { PUT_OFF } from '../absence/while-away.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';

/** Longer than this a digest waits for no director whose hours have begun: what cannot be sent keeps nobody else waiting. */
const patience = 15 * 60_000;
/** Nor for hours that begin later than this after it was due. */
const longest = 24 * 60 * 60_000;

/** Why a digest waits, as the office reads it among the deliveries. */
const FIRST_THE_DIRECTORS = 'a director is told first of what it says';

/**
 * Directors are told before the groups: a digest waits until they can be, in their own hours, and until what tells them has
 * gone. Not for somebody who is away, nor where it was refused.
 *
 * @param due when the digest was due
 */
export async function firstTheDirectors(
  tx: Tx,
  overseen: readonly Workstream[],
  due: Date,
  { triedFor = 0 }: Pick<Delivery, 'triedFor'>,
): Promise<Extract<Composed, { readonly later: unknown }> | undefined> {
  const waits = (await tx.surprises.untold(overseen.map(({ id }) => id)))
    .filter(({ reason }) => reason !== PUT_OFF)
    .map(({ dueAt }) => dueAt.getTime());
  const now = tx.now.getTime();
  const until = Math.min(Math.max(...waits), due.getTime() + longest);
  if (until > now) return { later: new Date(until), why: FIRST_THE_DIRECTORS };
  const isUnderWay = waits.some((at) => at <= now && now < Math.max(at, due.getTime()) + patience);
  if (isUnderWay) return { later: { seconds: Math.min(Math.max(triedFor, 1), 60) }, why: FIRST_THE_DIRECTORS };
  return undefined;
}
