import type { Delivery } from '#core/outbox/delivery';
import type { Delivery as DeliveryRow } from '../generated/client.ts';
import { type Database, unawaited } from './database.ts';
import { toDelivery } from './delivery-row.ts';

/** What may stand twice where it was sent: an attempt was of unknown fate, and it was found, or sent once more. */

/** Counted in the same statement that takes them, so that each is looked at twice in all, on whichever replica. */
export async function perhapsTwice(db: Database, limit: number): Promise<readonly Delivery[]> {
  const rows = await db.$queryRaw<DeliveryRow[]>`
    WITH time AS MATERIALIZED (SELECT machine_time() AS now),
         waiting AS (
      SELECT d.id FROM delivery d, time
       WHERE d."unclearAt" IS NOT NULL AND d.status = 'sent' AND d.tidied < 2
         AND d."attemptedAt" <= time.now - CASE d.tidied WHEN 0 THEN interval '3 minutes' ELSE interval '30 minutes' END
       ORDER BY d."unclearAt", d.id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
    UPDATE delivery SET tidied = tidied + 1, "unclearAt" = CASE WHEN tidied = 0 THEN "unclearAt" END
      FROM waiting WHERE delivery.id = waiting.id
    RETURNING delivery.*`;
  return rows.map(toDelivery);
}

export async function lookOnceMore(db: Database, id: bigint): Promise<void> {
  unawaited(db.$executeRaw`
    UPDATE delivery SET tidied = tidied - 1, "unclearAt" = coalesce("unclearAt", "attemptedAt")
     WHERE id = ${id} AND status = 'sent' AND tidied > 0 AND "attemptedAt" > (SELECT machine_time()) - interval '1 day'`);
}

export async function stands(db: Database, id: bigint, messageId: string): Promise<void> {
  unawaited(db.$executeRaw`UPDATE delivery SET "messageId" = ${messageId} WHERE id = ${id} AND status = 'sent'`);
}
