import { type Delivery, type DeliveryStatus, laneOf, type NewDelivery } from '#core/outbox/delivery';
import type { DeliveryRows } from '#core/ports';
import { type Delivery as DeliveryRow, Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import { among, type Database, json, unawaited } from './database.ts';
import { toDelivery } from './delivery-row.ts';
import { had } from './had.ts';
import { addJobs, laneJob } from './lane-jobs.ts';
import { late, toldLate } from './late.ts';
import { forgetPast, pausedFor } from './pauses.ts';
import { looked, notLooked, perhapsTwice } from './repeats.ts';
import { again, claim, hold, settle, sweep } from './sending.ts';
import { beside, bringForward, companions, lookInto, sayWith, told, toldInVain, untold } from './unsent.ts';

const unsettled: DeliveryStatus[] = ['pending', 'sending', 'unknown'];

/** @param urgent told of the lanes of urgent deliveries that may go now, which then need no job */
export const deliveryRows = (db: Database, now: Date, urgent?: (lane: string) => void): DeliveryRows => ({
  add: (deliveries) => add(db, now, deliveries, urgent),
  announce: async (delivery) => unawaited(add(db, now, [delivery], urgent)),
  claim: (lane, leaseSeconds) => claim(db, now, lane, leaseSeconds),
  hold: (attempt, leaseSeconds) => hold(db, attempt, leaseSeconds),
  settle: (delivery, result) => settle(db, now, delivery, result),
  async sweep() {
    await forgetPast(db);
    return sweep(db, now);
  },
  again: (id) => again(db, now, id),
  pausedFor: (toll) => pausedFor(db, toll),

  async freeze(id, { message, platform, address, body }) {
    unawaited(db.$executeRaw`
      UPDATE delivery
         SET message = ${json(message)}::jsonb, platform = ${platform}, address = ${address ?? null}, body = ${json(body)}::jsonb
       WHERE id = ${id} AND status IN ('sending', 'unknown')`);
  },

  lookInto: (everySeconds, limit) => lookInto(db, everySeconds, limit),
  perhapsTwice: (limit) => perhapsTwice(db, limit),
  looked: (id, stands) => looked(db, id, stands),
  notLooked: (id) => notLooked(db, id),
  companions: (delivery) => companions(db, now, delivery),
  beside: (delivery) => beside(db, now, delivery),
  had: (people, kinds, since) => had(db, people, kinds, since),
  bringForward: (person, reason) => bringForward(db, now, person, reason),
  sayWith: (delivery, others) => sayWith(db, now, delivery, others),
  untold: (programmes, limit) => untold(db, programmes, limit),
  told: (deliveries) => told(db, now, deliveries),
  toldInVain: () => toldInVain(db, now),
  late: (programmes) => late(db, now, programmes),
  toldLate: (programmes) => toldLate(db, now, programmes),

  get: async (key) => one(await db.$queryRaw<DeliveryRow[]>`SELECT * FROM delivery WHERE key = ${key}`),
  byId: async (id) => one(await db.$queryRaw<DeliveryRow[]>`SELECT * FROM delivery WHERE id = ${id}`),
  standing: async (lanes, messageId) =>
    one(
      await db.$queryRaw<DeliveryRow[]>`
      SELECT * FROM delivery
       WHERE lane = ANY(${[...lanes]}::text[]) AND status = 'sent'
         AND ${messageId} = ANY(string_to_array("messageId", ','))
       ORDER BY id DESC LIMIT 1`,
    ),

  async list({ status, programmes, limit }) {
    const rows = await db.$queryRaw<DeliveryRow[]>`
      SELECT * FROM delivery
       WHERE true ${among(Prisma.sql`status`, status)} ${among(Prisma.sql`programme`, programmes)}
       ORDER BY id DESC LIMIT ${limit}`;
    return rows.map(toDelivery);
  },

  async counts() {
    const none: Record<DeliveryStatus, number> = {
      pending: 0,
      sending: 0,
      sent: 0,
      refused: 0,
      unknown: 0,
      cancelled: 0,
    };
    const rows = await db.$queryRaw<{ status: DeliveryStatus; count: number }[]>`
      SELECT status, count(*)::int AS count FROM delivery GROUP BY status`;
    return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
  },

  async unsettled() {
    const rows = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM delivery
       WHERE status = ANY(${unsettled}::text[]) AND "settledAt" IS NULL AND "dueAt" <= ${now}::timestamptz
       ORDER BY id LIMIT 100`;
    return rows.map(({ key }) => key);
  },

  async nextDueAt(after) {
    const [row] = await db.$queryRaw<{ at: Date | null }[]>`
      SELECT min("dueAt") AS at FROM delivery WHERE status = 'pending' AND "dueAt" > ${after}::timestamptz`;
    return row?.at ?? undefined;
  },
});

const one = ([row]: readonly DeliveryRow[]): Delivery | undefined => row && toDelivery(row);

/** Adds the rows that are given as JSON, in the order in which they stand there. */
const rows = (now: Date, given: string | null) => Prisma.sql`
  INSERT INTO delivery (key, kind, about, programme, reader, lane, urgent, message, replaces, status, reason,
                        "settledAt", "dueAt", "notBefore", "madeAt")
  SELECT g.key, g.kind, g.about, g.about->>'programme', g.reader, g.lane, g.urgent, g.message, g.replaces,
         CASE WHEN g.missed IS NULL THEN 'pending' ELSE 'refused' END, g.missed,
         CASE WHEN g.missed IS NOT NULL THEN ${now}::timestamptz END,
         coalesce(g."dueAt", ${now}::timestamptz), date_trunc('milliseconds', machine_time()), clock_timestamp()
    FROM ROWS FROM (jsonb_to_recordset(${given}::jsonb)
           AS (key text, kind text, about jsonb, reader jsonb, lane text, urgent boolean, message jsonb,
               replaces text, missed text, "dueAt" timestamptz)) WITH ORDINALITY AS g
   ORDER BY g.ordinality
  ON CONFLICT (key) DO NOTHING`;

const withoutJobs = kept(rows);

const withJobs = kept((now: Date, given: string | null) => {
  const specs = Prisma.sql`
    SELECT ${laneJob(Prisma.sql`l.lane`, Prisma.sql`l.urgent`)}
      FROM (SELECT lane, bool_or(urgent) AS urgent FROM made
             WHERE status = 'pending' AND "dueAt" <= ${now}::timestamptz GROUP BY lane) AS l
     ORDER BY l.lane`;
  return Prisma.sql`
    WITH made AS (${rows(now, given)} RETURNING lane, urgent, status, "dueAt")
    SELECT (SELECT count(*)::int FROM made) AS made, ${addJobs(specs)} AS jobs`;
});

/**
 * The rows, and a job for each lane that has one to send now, in one statement. What is due later gets its job from the
 * sweep of that time, and replies go the quick way where there is one: they need none. Instants of machine time are cut to
 * the column's milliseconds: rounded up, they would lie ahead of the job that wants to claim them.
 */
async function add(
  db: Database,
  now: Date,
  deliveries: readonly NewDelivery[],
  urgent: ((lane: string) => void) | undefined,
): Promise<number> {
  if (deliveries.length === 0) return 0;
  const given = deliveries.map((delivery) => ({ ...delivery, lane: laneOf(delivery.reader) }));
  if (urgent && given.every((each) => each.urgent && each.dueAt === undefined && each.missed === undefined)) {
    const made = db.$executeRaw(withoutJobs(now, json(given)));
    for (const { lane } of given) urgent(lane);
    return made;
  }
  const [row] = await db.$queryRaw<{ made: number }[]>(withJobs(now, json(given)));
  return row!.made;
}
