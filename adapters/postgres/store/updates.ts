import type { UpdateRows } from '#core/ports';
import type { Update } from '#core/rounds/round';
import { Prisma, type Update as UpdateRow } from '../generated/client.ts';
import { type Database, json, present } from './database.ts';

export const updateRows = (db: Database, now: Date): UpdateRows => ({
  /** The workstream's row is locked first, so that two who answer at once get two versions. */
  async add(update) {
    const { workstream, round = null, kind, answers, rating = null, answeredBy, answeredFor = null, platform } = update;
    const { reason = null } = update;
    await db.$executeRaw`SELECT FROM workstream WHERE id = ${workstream} FOR NO KEY UPDATE`;
    const [row] = await db.$queryRaw<UpdateRow[]>`
      INSERT INTO update ("workstreamId", "roundId", kind, version, answers, rating, "answeredBy", "answeredFor",
                          platform, reason, at)
      SELECT ${workstream}, ${round}, ${kind}, coalesce(max(version), 0) + 1, ${json(answers)}::jsonb, ${rating},
             ${answeredBy}, ${answeredFor}, ${platform}, ${reason}, ${now}::timestamptz
        FROM update WHERE "workstreamId" = ${workstream} AND "roundId" = ${round}
      RETURNING *`;
    return toUpdate(row!);
  },

  /**
   * Newest by when it was first given: a late correction of an old answer is that answer's newest version, not the
   * workstream's newest answer.
   */
  async latest(workstreams, before) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT DISTINCT ON (u."workstreamId") u.*
        FROM (SELECT *, min(id) OVER (PARTITION BY "workstreamId", coalesce("roundId", id::text)) AS given
                FROM update
               WHERE "workstreamId" = ANY(${workstreams}::text[])
                 AND at < coalesce(${before ?? null}::timestamptz, 'infinity')) AS u
       ORDER BY u."workstreamId", u.given DESC, u.version DESC`;
    return rows.map(toUpdate);
  },

  async lastTwo(workstreams) {
    return (await db.$queryRaw<UpdateRow[]>(lastTwo(Prisma.sql`ANY(${workstreams}::text[])`))).map(toUpdate);
  },

  async ofRound(round) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT DISTINCT ON ("workstreamId") * FROM update
       WHERE "roundId" = ${round} ORDER BY "workstreamId", version DESC`;
    return rows.map(toUpdate);
  },
});

/** The newest two rounds' updates of workstreams (newest version of each), newest first; `those`: an id, or ANY of some. */
export const lastTwo = (those: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT u.*
    FROM (SELECT u.*, r."from",
                 dense_rank() OVER (PARTITION BY u."workstreamId" ORDER BY r."from" DESC, r.id) AS back,
                 row_number() OVER (PARTITION BY u."workstreamId", r.id ORDER BY u.version DESC) AS older
            FROM update u JOIN round r ON r.id = u."roundId"
           WHERE u."workstreamId" = ${those}) AS u
   WHERE u.back <= 2 AND u.older = 1
   ORDER BY u."from" DESC, u."workstreamId"`;

/** Rows may carry columns that only their order needed. */
export function toUpdate(row: UpdateRow): Update {
  const { workstreamId, roundId, kind, version, answers, rating, answeredBy, answeredFor, platform, reason, at } = row;
  return {
    ...present({ round: roundId, rating, answeredFor, reason }),
    workstream: workstreamId,
    kind,
    version,
    answers,
    answeredBy,
    platform,
    at,
  } as Update;
}
