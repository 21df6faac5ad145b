import type { Delivery } from '#core/outbox/delivery';
import type { Attempt, Settled } from '#core/ports';
import { type Delivery as DeliveryRow, Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import { type Database, json, unawaited } from './database.ts';
import { toDelivery } from './delivery-row.ts';
import { addJobs, laneJob, retryJob } from './lane-jobs.ts';

/** A delivery's way through its lane. `machine_time()` is asked once a statement; programme time is `now`. */
const machineTime = Prisma.sql`(SELECT machine_time())`;

const mayGo = (delivery: Prisma.Sql, now: Date) => Prisma.sql`
  (${delivery}."dueAt" <= ${now}::timestamptz AND ${delivery}."notBefore" <= ${machineTime})`;

const underWay = (lane: Prisma.Sql) => Prisma.sql`
  EXISTS (SELECT FROM delivery s WHERE s.lane = ${lane} AND s.status = 'sending' AND s."leaseUntil" > ${machineTime})`;

/**
 * The next of a lane: the first urgent one, else the first. One that was tried already and waits for its next attempt
 * keeps its place, so that a conversation does not overtake itself; one put off until the reader's hours does not.
 *
 * The lock makes claims in one lane follow each other. Without it, of two at the same time the second could take a reply
 * announced meanwhile, not seeing yet that the first has made the lane busy.
 */
export async function claim(
  db: Database,
  now: Date,
  lane: string,
  leaseSeconds: number,
): Promise<Delivery | undefined> {
  unawaited(db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('lane:' || ${lane}, 0))`);
  const [row] = await db.$queryRaw<DeliveryRow[]>(claiming(now, lane, leaseSeconds));
  return row && toDelivery(row);
}

const claiming = kept(
  (now: Date, lane: string, leaseSeconds: number) => Prisma.sql`
    UPDATE delivery d
       SET status = 'sending', attempt = attempt + 1, "attemptedAt" = ${machineTime},
           "triedSince" = coalesce("triedSince", ${machineTime}), "lookedAt" = NULL, absences = 0,
           "leaseUntil" = ${machineTime} + make_interval(secs => ${leaseSeconds})
     WHERE d.id = (SELECT n.id FROM delivery n
                    WHERE n.lane = ${lane} AND n.status = 'pending'
                      AND (n.body IS NOT NULL OR ${mayGo(Prisma.sql`n`, now)})
                    ORDER BY n.urgent DESC, n.id LIMIT 1)
       AND d.status = 'pending' AND ${mayGo(Prisma.sql`d`, now)} AND NOT ${underWay(Prisma.sql`d.lane`)}
    RETURNING d.*`,
);

export async function hold(db: Database, { id, attempt }: Attempt, leaseSeconds: number): Promise<boolean> {
  const held = await db.$executeRaw`
    UPDATE delivery
       SET "attemptedAt" = ${machineTime}, "leaseUntil" = ${machineTime} + make_interval(secs => ${leaseSeconds})
     WHERE id = ${id} AND attempt = ${attempt} AND status = 'sending'`;
  return held === 1;
}

/** What a result writes; absent: as it was. */
interface Written {
  readonly reason?: string;
  readonly messageId?: string;
  readonly address?: string;
  readonly settledAt?: Date;
  readonly dueAt?: Date;
  /** Seconds of machine time. */
  readonly retryIn?: number;
  readonly unburned?: true;
  readonly full?: string;
  readonly absent?: true;
  readonly repeated?: true;
}

function written(result: Settled, now: Date): Written {
  switch (result.status) {
    case 'sent':
      return { ...result, settledAt: now };
    case 'refused':
    case 'cancelled':
      return { reason: result.reason, settledAt: now };
    case 'unknown':
      return {
        reason: result.reason,
        ...(result.now === 'absent' ? { absent: true } : {}),
        ...(result.now === 'left to the office' ? { settledAt: now } : {}),
      };
    case 'pending': {
      const { reason } = result;
      if ('dueAt' in result) return { reason, dueAt: result.dueAt, unburned: true };
      return {
        reason,
        retryIn: result.retryInSeconds,
        ...(result.burned ? {} : { unburned: true }),
        ...(result.repeat ? { repeated: true } : {}),
        ...(result.full === undefined ? {} : { full: result.full }),
      };
    }
  }
}

/**
 * Only an attempt that is still ours is settled: claimed by nobody since. An attempt is given back only while it is
 * under way: had an unknown one been given back, its number would come again, and its late sender settle the wrong one.
 */
export async function settle(db: Database, now: Date, { id, attempt }: Attempt, result: Settled): Promise<boolean> {
  const given = json({ status: result.status, ...written(result, now) });
  const [row] = await db.$queryRaw<{ settled: number }[]>(settling(now, id, attempt, given));
  return row!.settled === 1;
}

const settling = kept((now: Date, id: bigint, attempt: number, given: string | null) => {
  const specs = Prisma.sql`
    SELECT ${laneJob(Prisma.sql`settled.lane`, Prisma.sql`next.urgent`)}
      FROM settled, LATERAL (SELECT d.urgent FROM delivery d
                              WHERE d.lane = settled.lane AND d.id <> settled.id AND d.status = 'pending'
                                AND ${mayGo(Prisma.sql`d`, now)} AND settled."full" IS NULL
                              ORDER BY d.urgent DESC LIMIT 1) AS next
    UNION ALL
    SELECT ${retryJob(Prisma.sql`settled`, Prisma.sql`settled."retryIn"`, Prisma.sql`settled."full"`)}
      FROM settled WHERE settled."retryIn" IS NOT NULL`;
  return Prisma.sql`
    WITH settled AS (
      UPDATE delivery d
         SET status = w.status, reason = w.reason, "leaseUntil" = NULL,
             "messageId" = coalesce(w."messageId", d."messageId"), address = coalesce(w.address, d.address),
             attempt = attempt - (w.unburned IS TRUE AND d.status = 'sending')::int,
             "dueAt" = coalesce(w."dueAt", d."dueAt"), "settledAt" = w."settledAt",
             "unclearAt" = CASE WHEN w.status = 'unknown' THEN ${machineTime} ELSE "unclearAt" END,
             "toldAt" = CASE WHEN w.status IN ('refused', 'unknown') THEN NULL ELSE "toldAt" END,
             tidied = CASE WHEN w.status = 'unknown' THEN 0 ELSE tidied END,
             "triedSince" = CASE WHEN w."dueAt" IS NULL THEN "triedSince" END,
             absences = absences + (w.absent IS TRUE)::int, repeated = d.repeated OR w.repeated IS TRUE,
             "notBefore" = coalesce(
               date_trunc('milliseconds', machine_time()) + make_interval(secs => w."retryIn"), "notBefore")
        FROM jsonb_to_record(${given}::jsonb)
          AS w(status text, reason text, "messageId" text, address text, "dueAt" timestamptz, "settledAt" timestamptz,
               "retryIn" float, "full" text, unburned boolean, absent boolean, repeated boolean)
       WHERE d.id = ${id} AND attempt = ${attempt} AND d.status IN ('sending', 'unknown')
      RETURNING d.id, lane, urgent, w."retryIn", w."full")
    SELECT (SELECT count(*)::int FROM settled) AS settled, ${addJobs(specs)} AS jobs`;
});

/** As it was before it was ever claimed, except for the count of attempts: no attempt's number comes twice. */
export async function again(db: Database, now: Date, id: bigint): Promise<boolean> {
  const specs = Prisma.sql`SELECT ${laneJob(Prisma.sql`back.lane`, Prisma.sql`back.urgent`)} FROM back`;
  const [row] = await db.$queryRaw<{ back: number }[]>`
    WITH back AS (
      UPDATE delivery
         SET status = 'pending', "notBefore" = date_trunc('milliseconds', machine_time()), platform = NULL, address = NULL,
             body = NULL, "messageId" = NULL, reason = NULL, "settledAt" = NULL, "triedSince" = NULL, repeated = false,
             "saidWith" = NULL, "toldAt" = NULL, "resentAt" = ${now}::timestamptz
       WHERE id = ${id} AND status IN ('refused', 'cancelled', 'unknown')
      RETURNING lane, urgent)
    SELECT (SELECT count(*)::int FROM back) AS back, ${addJobs(specs)} AS jobs`;
  return row!.back === 1;
}

/**
 * Nobody knows how an attempt ended whose sender is gone, unless nothing was frozen: then nothing was sent. And jobs can be lost (a killed worker's stay locked for
 * hours), so each lane with something to send, of which nothing is under way and no job waits, gets one.
 */
export async function sweep(db: Database, now: Date): Promise<readonly string[]> {
  await db.$executeRaw`
    UPDATE delivery
       SET status = CASE WHEN body IS NULL THEN 'pending' ELSE 'unknown' END,
           reason = 'the process that was sending it ended', "leaseUntil" = NULL,
           "unclearAt" = CASE WHEN body IS NULL THEN "unclearAt" ELSE ${machineTime} END,
           tidied = CASE WHEN body IS NULL THEN tidied ELSE 0 END
     WHERE status = 'sending' AND "leaseUntil" <= ${machineTime}`;
  const specs = Prisma.sql`
    SELECT ${laneJob(Prisma.sql`waiting.lane`, Prisma.sql`waiting.urgent`)} FROM waiting ORDER BY waiting.lane`;
  const [row] = await db.$queryRaw<{ lanes: string[] }[]>`
    WITH waiting AS (
      SELECT d.lane, bool_or(d.urgent) AS urgent FROM delivery d
       WHERE d.status = 'pending' AND ${mayGo(Prisma.sql`d`, now)} AND NOT ${underWay(Prisma.sql`d.lane`)}
         AND NOT EXISTS (SELECT FROM graphile_worker.jobs j
                          WHERE j.key IN ('lane:' || d.lane, 'reply:' || d.lane, 'retry:' || d.id) AND j.locked_at IS NULL
                            AND j.attempts < j.max_attempts AND j.run_at <= now())
       GROUP BY d.lane)
    SELECT ARRAY(SELECT lane FROM waiting ORDER BY lane) AS lanes, ${addJobs(specs)} AS jobs`;
  return row!.lanes;
}
