import type { Delivery } from '../outbox/delivery.ts';
import type { Composed } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { tellHeld } from './held.ts';
import { dueOf, inPreElection, isOver, isReleased, nextDueAt } from './occasion.ts';

/** Why a digest was put off, as the office reads it among the deliveries. */
export const HELD = 'it is held';
export const WAITS_FOR_OFFICE = 'it waits for the programme office in a pre-election period';

/**
 * Whether a digest that is about to be composed may go: not while it is held, nor to councillors and partners in a
 * pre-election period before the office released it. Whatever still waits when the next one falls due is given up, since
 * that says it all. Undefined: it may go.
 */
export async function keptBack(
  tx: Tx,
  group: SteeringGroup,
  delivery: Delivery,
): Promise<Exclude<Composed, { readonly message: unknown }> | undefined> {
  // Sent again by the office, it goes however late; asked for anew, only while nothing later came.
  if (!delivery.resentAt && (await isOver(tx, group, dueOf(delivery)))) {
    // The office was told each time that one waited.
    if (delivery.reason === WAITS_FOR_OFFICE)
      return { cancel: 'nobody released it in the pre-election period, and a later one came' };
    if (delivery.reason === HELD) return { missed: 'it was held until a later one came' };
    return { missed: 'a later one came before it could be sent' };
  }
  if (isReleased(delivery)) return undefined;
  const [longest] = await tx.digestHolds.standing(group.id);
  if (longest) return { later: longest.until ?? (await nextDueAt(tx, group)), why: HELD };
  const organisation = await tx.organisation();
  if (!organisation || !inPreElection(group, organisation, tx.now)) return undefined;
  await tellHeld(tx, group, dueOf(delivery));
  return { later: await nextDueAt(tx, group), why: WAITS_FOR_OFFICE };
}
