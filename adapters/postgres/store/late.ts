import type { Late } from '#core/ports';
import { Prisma } from '../generated/client.ts';
import { type Database, unawaited } from './database.ts';

/**
 * What went more than an hour after it was due, by programme time, and what still waits then; but not what was announced
 * only in the last hour of machine time, such as all that was missed while nothing ran: it is about to go.
 */
const isLate = (programmes: readonly string[], now: Date): Prisma.Sql => Prisma.sql`
  d."toldAt" IS NULL AND d.programme = ANY(${programmes}::text[])
    AND (d.status = 'sent' AND d."settledAt" > d."dueAt" + interval '1 hour'
      OR d.status IN ('pending', 'sending', 'unknown') AND d."settledAt" IS NULL
         AND d."dueAt" < ${now}::timestamptz - interval '1 hour' AND d."madeAt" < machine_time() - interval '1 hour')`;

/** One row for each programme and kind: after a long silence there are many of each. */
export async function late(db: Database, now: Date, programmes: readonly string[]): Promise<readonly Late[]> {
  return db.$queryRaw<Late[]>`
    SELECT d.programme, d.kind, count(*)::int AS count, (count(*) FILTER (WHERE d.status <> 'sent'))::int AS waiting,
           min(d."dueAt") AS "dueAt", max(d."settledAt") AS "sentAt", (array_agg(d.key ORDER BY d.id))[1] AS first
      FROM delivery d WHERE ${isLate(programmes, now)} GROUP BY 1, 2 ORDER BY 1, min(d.id)`;
}

export async function toldLate(db: Database, now: Date, programmes: readonly string[]): Promise<void> {
  unawaited(db.$executeRaw`UPDATE delivery d SET "toldAt" = ${now}::timestamptz WHERE ${isLate(programmes, now)}`);
}
