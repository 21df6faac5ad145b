import { MESSAGE } from '#core/interview/news';
import type { UpdateRows } from '#core/ports';
import type { Update } from '#core/rounds/round';
import { Prisma, type Update as UpdateRow } from '../generated/client.ts';
import { among, type Database, json, present, unawaited } from './database.ts';

export const updateRows = (db: Database, now: Date): UpdateRows => ({
  /** The workstream's row is locked first, so that two who answer at once get two versions. */
  async add(update) {
    const { workstream, round = null, kind, answers, rating = null, answeredBy, answeredFor = null, platform } = update;
    const { reason = null, part = '', before } = update;
    await db.$executeRaw`SELECT FROM workstream WHERE id = ${workstream} FOR NO KEY UPDATE`;
    const [row] = await db.$queryRaw<UpdateRow[]>`
      INSERT INTO update ("workstreamId", "roundId", kind, part, version, answers, rating, "answeredBy", "answeredFor",
                          platform, reason, before, at)
      SELECT ${workstream}, ${round}, ${kind}, ${part}, coalesce(max(version), 0) + 1, ${json(answers)}::jsonb, ${rating},
             ${answeredBy}, ${answeredFor}, ${platform}, ${reason}, ${json(before)}::jsonb, ${now}::timestamptz
        FROM update WHERE "workstreamId" = ${workstream} AND "roundId" = ${round} AND part = ${part}
      RETURNING *`;
    return toUpdate(row!);
  },

  /** Their workstreams are locked in one order, so that two who do this at once do not wait for each other. */
  async addTouches(touches) {
    if (touches.length === 0) return;
    const workstreams = touches.map(({ workstream }) => workstream);
    unawaited(
      db.$executeRaw`SELECT FROM workstream WHERE id = ANY(${workstreams}::text[]) ORDER BY id FOR NO KEY UPDATE`,
    );
    unawaited(db.$executeRaw`
      INSERT INTO update ("workstreamId", kind, version, answers, rating, "answeredBy", "answeredFor", platform, before, at)
      SELECT t.workstream, 'touch', 1, t.answers, t.rating, t."answeredBy", t."answeredFor", t.platform, t.before, ${now}::timestamptz
        FROM jsonb_to_recordset(${json(touches)}::jsonb)
          AS t(workstream text, answers jsonb, rating text, "answeredBy" text, "answeredFor" text, platform text, before jsonb)`);
  },

  async lock(workstream) {
    unawaited(db.$executeRaw`SELECT FROM workstream WHERE id = ${workstream} FOR NO KEY UPDATE`);
  },

  async touchOfMessage(person, message) {
    const [row] = await db.$queryRaw<UpdateRow[]>`
      SELECT * FROM update
       WHERE kind = 'touch' AND "answeredBy" = ${person} AND answers ->> ${MESSAGE} = ${message}
       ORDER BY id DESC LIMIT 1`;
    return row && toUpdate(row);
  },

  async touches(workstreams, since) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT u.* FROM update u
       WHERE u."workstreamId" = ANY(${workstreams}::text[]) AND u.kind = 'touch' AND u.at > ${since}::timestamptz
         AND u.at > coalesce((SELECT max(given.at) FROM update given
                               WHERE given."workstreamId" = u."workstreamId" AND given.kind = 'round' AND given.version = 1),
                             '-infinity')
       ORDER BY u.id`;
    return rows.map(toUpdate);
  },

  async inRound(round, workstream, part = '') {
    const [row] = await db.$queryRaw<UpdateRow[]>`
      SELECT * FROM update
       WHERE "workstreamId" = ${workstream} AND "roundId" = ${round} AND part = ${part}
       ORDER BY version DESC LIMIT 1`;
    return row && toUpdate(row);
  },

  async ofPart(round, part) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT DISTINCT ON ("workstreamId") * FROM update
       WHERE "roundId" = ${round} AND part = ${part} ORDER BY "workstreamId", version DESC`;
    return rows.map(toUpdate);
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
               WHERE "workstreamId" = ANY(${workstreams}::text[]) AND part = ''
                 AND at < coalesce(${before ?? null}::timestamptz, 'infinity')) AS u
       ORDER BY u."workstreamId", u.given DESC, u.version DESC`;
    return rows.map(toUpdate);
  },

  async lastTwo(workstreams) {
    return (await db.$queryRaw<UpdateRow[]>(lastTwo(Prisma.sql`ANY(${workstreams}::text[])`))).map(toUpdate);
  },

  async lastTwoApproved(workstreams) {
    const approved = Prisma.sql`AND EXISTS (
      SELECT FROM approval a
       WHERE a."workstreamId" = u."workstreamId" AND a."roundId" = u."roundId" AND a.version = u.version
         AND a.state = 'approved')`;
    return (await db.$queryRaw<UpdateRow[]>(lastTwo(Prisma.sql`ANY(${workstreams}::text[])`, approved))).map(toUpdate);
  },

  async ofRound(round, only) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT DISTINCT ON ("workstreamId") * FROM update
       WHERE "roundId" = ${round} AND part = '' ${among(Prisma.sql`"workstreamId"`, only)} ORDER BY "workstreamId", version DESC`;
    return rows.map(toUpdate);
  },
});

/** The newest two rounds' updates of workstreams (newest version of each), newest first; `those`: an id, or ANY of some; `which`: of `u`. */
export const lastTwo = (those: Prisma.Sql, which = Prisma.empty): Prisma.Sql => Prisma.sql`
  SELECT u.*
    FROM (SELECT u.*, r."from",
                 dense_rank() OVER (PARTITION BY u."workstreamId" ORDER BY r."from" DESC, r.id) AS back,
                 row_number() OVER (PARTITION BY u."workstreamId", r.id ORDER BY u.version DESC) AS older
            FROM update u JOIN round r ON r.id = u."roundId"
           WHERE u."workstreamId" = ${those} AND u.part = '' ${which}) AS u
   WHERE u.back <= 2 AND u.older = 1
   ORDER BY u."from" DESC, u."workstreamId"`;

/** Rows may carry columns that only their order needed. */
export function toUpdate(row: UpdateRow): Update {
  const { workstreamId, roundId, kind, part, version, answers, rating, answeredBy, answeredFor, platform, reason } =
    row;
  return {
    ...present({ round: roundId, part: part || null, rating, answeredFor, reason }),
    workstream: workstreamId,
    kind,
    version,
    answers,
    answeredBy,
    platform,
    before: row.before,
    at: row.at,
  } as unknown as Update;
}
