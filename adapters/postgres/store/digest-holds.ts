import { laneOf } from '#core/outbox/delivery';
import type { ComingDigest, DigestHold, DigestHoldRows } from '#core/ports';
import { type Delivery as DeliveryRow, Prisma } from '../generated/client.ts';
import { type Database, present } from './database.ts';
import { toDelivery } from './delivery-row.ts';
import { addJobs, laneJob } from './lane-jobs.ts';

const columns = Prisma.sql`id, "groupId" AS "group", "dueAt", until, "as", "byId" AS by, at`;

export const digestHoldRows = (db: Database, now: Date): DigestHoldRows => ({
  /** The group's row first, which all who hold or release want; the deliveries' rows, which composing locks (`hold`). */
  async waiting({ id, platforms }) {
    const lanes = platforms.map((platform) => laneOf({ group: id, platform }));
    await db.$executeRaw`SELECT FROM steering_group WHERE id = ${id} FOR NO KEY UPDATE`;
    const rows = await db.$queryRaw<DeliveryRow[]>`
      SELECT * FROM delivery
       WHERE lane = ANY(${lanes}::text[]) AND kind = 'digest' AND about ? 'due'
         AND status IN ('pending', 'sending', 'unknown')
       ORDER BY id FOR UPDATE`;
    return rows.map(toDelivery);
  },

  async add({ group, dueAt = null, until = null, as, by }) {
    const [row] = await db.$queryRaw<{ id: bigint }[]>`
      INSERT INTO digest_hold ("groupId", "dueAt", until, "as", "byId", at)
      VALUES (${group}, ${dueAt}::timestamptz, ${until}::timestamptz, ${as}, ${by}, ${now}::timestamptz)
      RETURNING id`;
    return row!.id;
  },

  get: async (id) =>
    one(await db.$queryRaw<DigestHold[]>`SELECT ${columns} FROM digest_hold WHERE id = ${id} AND "releasedAt" IS NULL`),

  async standing(group) {
    const rows = await db.$queryRaw<DigestHold[]>`
      SELECT ${columns} FROM digest_hold
       WHERE "groupId" = ${group} AND "releasedAt" IS NULL AND (until IS NULL OR until > ${now}::timestamptz)
       ORDER BY until DESC NULLS FIRST, id`;
    return rows.map((row) => present(row) as DigestHold);
  },

  async coming(groups) {
    const lanes = groups.flatMap(({ id, platforms }) => platforms.map((platform) => laneOf({ group: id, platform })));
    const rows = await db.$queryRaw<ComingDigest[]>`
      SELECT g.id AS "group",
             (SELECT max(d."dueAt") FROM delivery d
               WHERE d.lane = ANY(${lanes}::text[]) AND d.reader->>'group' = g.id AND d.kind = 'digest' AND d.about ? 'due'
                 AND d.status IN ('pending', 'sending')) AS "waitsUntil",
             max(h.until) AS "heldUntil", coalesce(bool_or(h.id IS NOT NULL AND h.until IS NULL), false) AS "heldOpen"
        FROM unnest(${groups.map(({ id }) => id)}::text[]) AS g(id)
        LEFT JOIN digest_hold h ON h."groupId" = g.id AND h."releasedAt" IS NULL
                               AND (h.until IS NULL OR h.until > ${now}::timestamptz)
       GROUP BY g.id`;
    return rows.map((row) => present(row) as ComingDigest);
  },

  byDirector: async (group, dueAt) =>
    one(
      await db.$queryRaw<DigestHold[]>`
        SELECT ${columns} FROM digest_hold
         WHERE "groupId" = ${group} AND "as" = 'director' AND "dueAt" = ${dueAt}::timestamptz LIMIT 1`,
    ),

  lift: (group, only) =>
    db.$executeRaw`
      UPDATE digest_hold SET "releasedAt" = ${now}::timestamptz
       WHERE "groupId" = ${group} AND "releasedAt" IS NULL
         AND (until IS NULL OR (${only ?? null}::text IS NULL AND until > ${now}::timestamptz))`,

  async release(deliveries) {
    if (deliveries.length === 0) return;
    const ids = deliveries.map(({ id }) => id);
    const specs = Prisma.sql`SELECT ${laneJob(Prisma.sql`back.lane`, Prisma.sql`back.urgent`)} FROM back`;
    await db.$queryRaw`
      WITH back AS (
        UPDATE delivery SET "dueAt" = ${now}::timestamptz, "resentAt" = ${now}::timestamptz
         WHERE id = ANY(${ids}::bigint[]) AND status = 'pending' AND body IS NULL
        RETURNING lane, urgent)
      SELECT ${addJobs(specs)} AS jobs`;
  },
});

const one = ([row]: readonly DigestHold[]): DigestHold | undefined => row && (present(row) as DigestHold);
