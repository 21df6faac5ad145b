import type { AnswerAt, RoundRows } from '#core/ports';
import { type Draft as DraftRow, Prisma, type Round as RoundRow } from '../generated/client.ts';
import { among, type Database, json, present, unawaited } from './database.ts';
import { interview, look } from './interview.ts';
import { toDraft, toRound, toRow } from './round-row.ts';

export const roundRows = (db: Database, now: Date): RoundRows => ({
  async get(id) {
    const [row] = await db.$queryRaw<RoundRow[]>`SELECT * FROM round WHERE id = ${id}`;
    return row && toRound(row);
  },

  async ofProgramme(programmeId) {
    const rows = await db.$queryRaw<RoundRow[]>`
      SELECT * FROM round WHERE "programmeId" = ${programmeId} ORDER BY "from" DESC, id`;
    return rows.map(toRound);
  },

  async open(programmes) {
    if (programmes.length === 0) return [];
    const rows = await db.$queryRaw<RoundRow[]>`
      SELECT * FROM round WHERE "programmeId" = ANY(${programmes}::text[]) AND state = 'open' ORDER BY "from" DESC, id`;
    return rows.map(toRound);
  },

  async save(round) {
    const { id, ...row } = toRow(round);
    await db.round.upsert({ where: { id }, create: { id, ...row }, update: row });
  },

  interview: (at) => interview(db, now, at),
  look: (at) => look(db, now, at),

  /** What was said stays in the database: this list is for who stands where. A draft to go on with is read by `interview`. */
  async drafts(roundId, only) {
    const rows = await db.$queryRaw<DraftRow[]>`
      SELECT "roundId", "workstreamId", part, state - 'proposed' || '{"answers": {}, "kept": []}'::jsonb AS state, revision, "startedBy", "changedBy", "changedAt"
        FROM draft WHERE "roundId" = ${roundId} AND part = '' ${among(Prisma.sql`"workstreamId"`, only)} ORDER BY "workstreamId"`;
    return rows.map(toDraft);
  },

  async draftOfMessage(person, message, inIt) {
    const here = { round: inIt?.round ?? null, workstream: inIt?.workstream ?? null, part: inIt?.part ?? '' };
    const [row] = await db.$queryRaw<AnswerAt[]>`
      SELECT d."roundId" AS round, d."workstreamId" AS workstream, nullif(d.part, '') AS part
        FROM draft d JOIN round r ON r.id = d."roundId"
       WHERE (r.state = 'open' OR (r.id = ${here.round} AND d."workstreamId" = ${here.workstream} AND d.part = ${here.part}))
         AND (d."changedBy" = ${person} OR d."startedBy" = ${person})
         AND (${message} IN (SELECT said.value #>> '{}' FROM jsonb_each(d.state -> 'from') AS said)
              OR ${message} IN (SELECT kept ->> 'message' FROM jsonb_array_elements(d.state -> 'kept') AS kept))
       ORDER BY d."changedAt" DESC LIMIT 1`;
    return row && (present(row) as AnswerAt);
  },

  async beginDraft({ round, workstream, part = '', state, by }) {
    const made = await db.$executeRaw`
      INSERT INTO draft ("roundId", "workstreamId", part, state, revision, "startedBy", "changedBy", "changedAt")
      VALUES (${round}, ${workstream}, ${part}, ${json(state)}::jsonb, 1, ${by}, ${by}, ${now}::timestamptz)
      ON CONFLICT DO NOTHING`;
    return made === 1;
  },

  async changeDraft({ round, workstream, part = '', state, by }) {
    unawaited(db.$executeRaw`
      UPDATE draft SET state = ${json(state)}::jsonb, revision = revision + 1, "changedBy" = ${by}, "changedAt" = ${now}::timestamptz
       WHERE "roundId" = ${round} AND "workstreamId" = ${workstream} AND part = ${part}`);
  },

  async dropDraft(roundId, workstreamId) {
    unawaited(db.$executeRaw`DELETE FROM draft WHERE "roundId" = ${roundId} AND "workstreamId" = ${workstreamId}`);
  },
});
