import { type Delivery, laneOf } from '#core/outbox/delivery';
import type { Unclear } from '#core/ports';
import type { Delivery as DeliveryRow } from '../generated/client.ts';
import { type Database, unawaited } from './database.ts';
import { toDelivery } from './delivery-row.ts';

/** What may not have gone, did not go, or goes with another: beside a delivery's way through its lane. */

/** Marked as looked into in the same statement, so that two replicas do not look at once and count it twice. */
export async function lookInto(db: Database, everySeconds: number, limit: number): Promise<readonly Unclear[]> {
  const rows = await db.$queryRaw<(DeliveryRow & { since: number })[]>`
    WITH time AS MATERIALIZED (SELECT machine_time() AS now),
         waiting AS (
      SELECT d.id FROM delivery d, time
       WHERE d.status = 'unknown' AND d."settledAt" IS NULL
         AND greatest(d."attemptedAt", d."lookedAt") <= time.now - make_interval(secs => ${everySeconds})
       ORDER BY coalesce(d."lookedAt", d."attemptedAt"), d.id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
    UPDATE delivery SET "lookedAt" = time.now FROM waiting, time
     WHERE delivery.id = waiting.id
    RETURNING delivery.*, extract(epoch FROM time.now - delivery."attemptedAt")::float AS since`;
  return rows
    .map(({ since, ...row }) => ({
      delivery: toDelivery(row),
      since,
      absences: row.absences,
      repeated: row.repeated,
    }))
    .sort((a, b) => Number(a.delivery.id - b.delivery.id));
}

export const companions = (db: Database, now: Date, delivery: Delivery): Promise<readonly Delivery[]> =>
  beside(db, now, delivery, delivery.kind);

export async function beside(
  db: Database,
  now: Date,
  { id, lane }: Delivery,
  kind?: string,
): Promise<readonly Delivery[]> {
  const rows = await db.$queryRaw<DeliveryRow[]>`
    SELECT * FROM delivery
     WHERE lane = ${lane} AND id <> ${id} AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
       AND ("saidWith" = ${id} OR (status = 'pending' AND body IS NULL AND "dueAt" <= ${now}::timestamptz))
     ORDER BY id`;
  return rows.map(toDelivery);
}

/** The sweep gives their lane a job. */
export async function bringForward(db: Database, now: Date, person: string, reason: string): Promise<void> {
  unawaited(db.$executeRaw`
    UPDATE delivery SET "dueAt" = ${now}::timestamptz
     WHERE lane = ${laneOf({ person })} AND status = 'pending' AND body IS NULL AND reason = ${reason}
       AND "dueAt" > ${now}::timestamptz`);
}

export async function sayWith(
  db: Database,
  now: Date,
  { id }: Pick<Delivery, 'id'>,
  companions: readonly Delivery[],
): Promise<void> {
  if (companions.length === 0) return;
  unawaited(db.$executeRaw`
    UPDATE delivery SET status = 'cancelled', "saidWith" = ${id}, "settledAt" = ${now}::timestamptz,
           reason = ${`said in the same message as number ${id}`}
     WHERE id = ANY(${idsOf(companions)}::bigint[]) AND status = 'pending'`);
}

export async function untold(db: Database, programmes: readonly string[], limit: number): Promise<readonly Delivery[]> {
  const rows = await db.$queryRaw<DeliveryRow[]>`
    SELECT * FROM delivery
     WHERE status IN ('refused', 'unknown') AND "settledAt" IS NOT NULL AND "toldAt" IS NULL
       AND programme = ANY(${programmes}::text[])
     ORDER BY id DESC LIMIT ${limit}`;
  return rows.map(toDelivery);
}

export async function told(db: Database, now: Date, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  unawaited(db.$executeRaw`
    UPDATE delivery SET "toldAt" = ${now}::timestamptz WHERE id = ANY(${idsOf(deliveries)}::bigint[])`);
}

/** A message that told in vain is seen to once: it bears the mark that others bear when they were told of. */
export async function toldInVain(db: Database, now: Date): Promise<void> {
  await db.$executeRaw`
    WITH vain AS (
      UPDATE delivery t SET "toldAt" = ${now}::timestamptz
       WHERE t.kind = 'trouble' AND t.status IN ('refused', 'unknown', 'cancelled') AND t."settledAt" IS NOT NULL
         AND t."toldAt" IS NULL
      RETURNING t.about->'told' AS told)
    UPDATE delivery d SET "toldAt" = NULL
      FROM vain, jsonb_array_elements_text(vain.told->'programmes') AS of(programme)
     WHERE d.programme = of.programme AND d."toldAt" = (vain.told->>'at')::timestamptz
       AND NOT EXISTS (SELECT FROM delivery o
                        WHERE o.kind = 'trouble' AND o.about->'told'->'at' = vain.told->'at'
                          AND o.about->'told'->'programmes' ? of.programme
                          AND (o.status = 'sent' OR o."settledAt" IS NULL))`;
}

const idsOf = (deliveries: readonly Delivery[]): bigint[] => deliveries.map(({ id }) => id);
