import type { Delivery } from '#core/outbox/delivery';
import type { Unclear } from '#core/ports';
import { type Delivery as DeliveryRow, Prisma } from '../generated/client.ts';
import type { Database } from './database.ts';
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

export async function companions(db: Database, now: Date, { id, lane, kind }: Delivery): Promise<readonly Delivery[]> {
  const rows = await db.delivery.findMany({
    where: {
      lane,
      kind,
      id: { not: id },
      OR: [{ saidWith: id }, { status: 'pending', body: { equals: Prisma.DbNull }, dueAt: { lte: now } }],
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(toDelivery);
}

export async function sayWith(
  db: Database,
  now: Date,
  { id }: Delivery,
  companions: readonly Delivery[],
): Promise<void> {
  if (companions.length === 0) return;
  await db.delivery.updateMany({
    where: { id: { in: idsOf(companions) }, status: 'pending' },
    data: { status: 'cancelled', saidWith: id, settledAt: now, reason: `said in the same message as number ${id}` },
  });
}

export async function untold(db: Database, programmes: readonly string[], limit: number): Promise<readonly Delivery[]> {
  const rows = await db.delivery.findMany({
    where: {
      status: { in: ['refused', 'unknown'] },
      settledAt: { not: null },
      toldAt: null,
      programme: { in: [...programmes] },
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toDelivery);
}

export async function told(db: Database, now: Date, deliveries: readonly Delivery[]): Promise<void> {
  await db.delivery.updateMany({ where: { id: { in: idsOf(deliveries) } }, data: { toldAt: now } });
}

const idsOf = (deliveries: readonly Delivery[]): bigint[] => deliveries.map(({ id }) => id);
