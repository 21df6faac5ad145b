import type { Delivery } from '#core/outbox/delivery';
import type { Delivery as DeliveryRow } from '../generated/client.ts';
import { type Database, unawaited } from './database.ts';
import { toDelivery } from './delivery-row.ts';

/** What may stand twice where it was sent: an attempt was of unknown fate, and it was found, or sent once more. */

/**
 * A look counts when it is done, on whichever replica; meanwhile nobody else takes it. So one that a platform did not answer,
 * or whose process was killed, is made again; after a day only once more.
 */
export async function perhapsTwice(db: Database, limit: number): Promise<readonly Delivery[]> {
  const rows = await db.$queryRaw<DeliveryRow[]>`
    WITH time AS MATERIALIZED (SELECT machine_time() AS now),
         waiting AS (
      SELECT d.id FROM delivery d, time
       WHERE d."unclearAt" IS NOT NULL AND d.status = 'sent' AND d.tidied < 2
         AND d."attemptedAt" <= time.now - CASE d.tidied WHEN 0 THEN interval '3 minutes' ELSE interval '30 minutes' END
         AND coalesce(d."lookedAt" <= time.now - interval '3 minutes', true)
       ORDER BY d."unclearAt", d.id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
    UPDATE delivery
       SET "lookedAt" = time.now, "unclearAt" = CASE WHEN "attemptedAt" > time.now - interval '1 day' THEN "unclearAt" END
      FROM waiting, time WHERE delivery.id = waiting.id
    RETURNING delivery.*`;
  return rows.map(toDelivery);
}

export async function looked(db: Database, id: bigint, stands: string | undefined): Promise<void> {
  unawaited(db.$executeRaw`
    UPDATE delivery
       SET tidied = tidied + 1, "unclearAt" = CASE WHEN tidied = 0 THEN "unclearAt" END, "lookedAt" = NULL,
           "messageId" = coalesce(${stands ?? null}, "messageId")
     WHERE id = ${id} AND status = 'sent'`);
}

export async function notLooked(db: Database, id: bigint): Promise<void> {
  unawaited(db.$executeRaw`UPDATE delivery SET "lookedAt" = NULL WHERE id = ${id} AND status = 'sent'`);
}
