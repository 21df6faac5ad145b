import { MESSAGE } from '#core/interview/news';
import type { Given, RedRun, UpdateRows } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Rating } from '#core/programme/rag';
import type { Update } from '#core/rounds/round';
import { Prisma, type Round, type Update as UpdateRow } from '../generated/client.ts';
import { among, type Database, json, unawaited } from './database.ts';

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

  versions: (round, workstream) => db.$queryRaw<Given[]>`
    SELECT version, "answeredBy", at FROM update
     WHERE "workstreamId" = ${workstream} AND "roundId" = ${round} AND part = '' ORDER BY version`,

  async version(round, workstream, version) {
    const [row] = await db.$queryRaw<UpdateRow[]>`
      SELECT * FROM update
       WHERE "workstreamId" = ${workstream} AND "roundId" = ${round} AND part = '' AND version = ${version}`;
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
    return newestFirst(await db.$queryRaw<InRound[]>(lastTwo(Prisma.sql`${workstreams}::text[]`)));
  },

  async lastTwoApproved(workstreams) {
    const rows = await db.$queryRaw<(InRound & { readonly corrects: boolean })[]>`
      SELECT newest.*, EXISTS (SELECT FROM approval a
                                WHERE a."workstreamId" = newest."workstreamId" AND a."roundId" = newest."roundId"
                                  AND a.version < newest.version AND a.state = 'approved') AS corrects
        FROM (${lastTwo(Prisma.sql`${workstreams}::text[]`, approvedOnly)}) AS newest`;
    // Why a version was corrected is said to nobody who was never shown it.
    return newestFirst(rows.map(({ corrects, ...row }) => (corrects ? row : { ...row, reason: null })));
  },

  async figures(workstreams) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT DISTINCT ON ("workstreamId", part) * FROM update
       WHERE "workstreamId" = ANY(${workstreams}::text[]) AND kind = 'figures'
       ORDER BY "workstreamId", part, id DESC`;
    return rows.map(toUpdate);
  },

  async sinceApproved(workstreams) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      WITH approved AS (
        SELECT DISTINCT ON (u."workstreamId") u."workstreamId", u.id
          FROM update u JOIN round r ON r.id = u."roundId"
         WHERE u."workstreamId" = ANY(${workstreams}::text[]) AND u.part = '' ${approvedOnly}
         ORDER BY u."workstreamId", r."from" DESC, r.id, u.version DESC)
      SELECT u.*
        FROM (SELECT *, row_number() OVER (PARTITION BY "workstreamId", coalesce("roundId", id::text), part
                                           ORDER BY version DESC) AS older
                FROM update
               WHERE "workstreamId" = ANY(${workstreams}::text[])) AS u
        LEFT JOIN approved ON approved."workstreamId" = u."workstreamId"
       WHERE u.older = 1 AND u.id > coalesce(approved.id, 0)
       ORDER BY u.id DESC`;
    return rows.map(toUpdate);
  },

  /** In order of when each answer was first given, a correction after what it corrects. */
  async redRuns(workstreams, only) {
    const which = only ? approvedOnly : Prisma.empty;
    return db.$queryRaw<RedRun[]>`
      SELECT own.id AS workstream, run.since, run."fromTheFirst"
        FROM unnest(${workstreams}::text[]) AS own(id),
             LATERAL (
               WITH said AS (
                 SELECT u.rating, u.at, u.version, min(u.id) OVER (PARTITION BY coalesce(u."roundId", u.id::text)) AS given
                   FROM update u
                  WHERE u."workstreamId" = own.id AND u.part = '' AND u.rating IS NOT NULL ${which}),
               other AS (
                 SELECT given, version FROM said WHERE rating <> 'red' ORDER BY given DESC, version DESC LIMIT 1)
               SELECT min(said.at) AS since, bool_and(other.given IS NULL) AS "fromTheFirst"
                 FROM said LEFT JOIN other ON true
                WHERE other.given IS NULL OR (said.given, said.version) > (other.given, other.version)) AS run
       WHERE run.since IS NOT NULL`;
  },

  async ratings(workstreams, { periods, approved }) {
    const which = approved ? approvedOnly : Prisma.empty;
    const rows = await db.$queryRaw<{ workstream: string; from: Month; to: Month; label: string; rating: Rating }[]>`
      SELECT u.workstream, u."from", u."to", u.label, u.rating
        FROM (SELECT u."workstreamId" AS workstream, r."from", r."to", r.label, u.rating,
                     dense_rank() OVER (PARTITION BY u."workstreamId" ORDER BY r."from" DESC, r.id) AS back,
                     row_number() OVER (PARTITION BY u."workstreamId", r.id ORDER BY u.version DESC) AS older
                FROM update u JOIN round r ON r.id = u."roundId"
               WHERE u."workstreamId" = ANY(${workstreams}::text[]) AND u.part = '' AND u.rating IS NOT NULL ${which}) AS u
       WHERE u.back <= ${periods} AND u.older = 1`;
    return rows.map(({ workstream, rating, ...period }) => ({ workstream, rating, period }));
  },

  async givenIn(round) {
    const rows = await db.$queryRaw<{ workstreamId: string }[]>`
      SELECT DISTINCT "workstreamId" FROM update WHERE "roundId" = ${round} AND part = ''`;
    return new Set(rows.map(({ workstreamId }) => workstreamId));
  },

  async ofRound(round, only) {
    const rows = await db.$queryRaw<UpdateRow[]>`
      SELECT DISTINCT ON ("workstreamId") * FROM update
       WHERE "roundId" = ${round} AND part = '' ${among(Prisma.sql`"workstreamId"`, only)} ORDER BY "workstreamId", version DESC`;
    return rows.map(toUpdate);
  },
});

/** Of `u`, what the programme office approved. */
const approvedOnly = Prisma.sql`AND EXISTS (
  SELECT FROM approval a
   WHERE a."workstreamId" = u."workstreamId" AND a."roundId" = u."roundId" AND a.version = u.version
     AND a.state = 'approved')`;

/**
 * The newest two rounds' updates `u` of one workstream, the newest version of each. Rounds of a programme sort by their ids as
 * by their months, so that each is found in the index, however long the history is.
 *
 * @param workstream its id
 * @param which of `u`
 */
export const newestTwo = (workstream: Prisma.Sql, which = Prisma.empty): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (u."roundId") u.* FROM update u
   WHERE u."workstreamId" = ${workstream} AND u."roundId" IS NOT NULL AND u.part = '' ${which}
   ORDER BY u."roundId" DESC, u.version DESC LIMIT 2`;

/** The same of several, an array of ids, with each round's first month. */
const lastTwo = (those: Prisma.Sql, which?: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT u.*, r."from"
    FROM unnest(${those}) AS own(id), LATERAL (${newestTwo(Prisma.sql`own.id`, which)}) AS u
    JOIN round r ON r.id = u."roundId"`;

type InRound = UpdateRow & Pick<Round, 'from'>;

/** Sorted here: the database would write as many rows as these to its disk for it. */
const newestFirst = (rows: InRound[]): readonly Update[] =>
  rows.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1)).map(toUpdate);

/** Rows may carry columns that only their order needed. */
export function toUpdate(row: UpdateRow): Update {
  const { workstreamId, roundId, kind, part, version, answers, rating, answeredBy, answeredFor, platform, reason } =
    row;
  const update = {
    workstream: workstreamId,
    kind,
    version,
    answers,
    answeredBy,
    platform,
    before: row.before,
    at: row.at,
  };
  // Only what is there: beside each of a digest's tens of thousands, a list of what may be absent costs more than the rest.
  const also: { -readonly [K in keyof Update]?: unknown } = update;
  if (roundId !== null) also.round = roundId;
  if (part) also.part = part;
  if (rating !== null) also.rating = rating;
  if (answeredFor !== null) also.answeredFor = answeredFor;
  if (reason !== null) also.reason = reason;
  return update as unknown as Update;
}
