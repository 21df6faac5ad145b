import type { Json } from '#core/json';
import type { DecisionAsked, DecisionRows, DecisionTaken } from '#core/ports';
import type { DecisionAsked as AskedRow, DecisionTaken as TakenRow } from '../generated/client.ts';
import { type Database, json, present } from './database.ts';

export const decisionRows = (db: Database, now: Date): DecisionRows => ({
  async noteAsked(asked) {
    if (asked.length === 0) return;
    const rows = json(asked);
    await db.$executeRaw`
      UPDATE decision_asked d SET "by" = x."by"
        FROM jsonb_to_recordset(${rows}::jsonb) AS x(workstream text, key text, "by" text)
       WHERE d."workstreamId" = x.workstream AND d.key = x.key AND d."by" IS DISTINCT FROM x."by"
         AND NOT EXISTS (SELECT FROM decision_taken t WHERE t.ref = 'A' || d.id)`;
    await db.$executeRaw`
      INSERT INTO decision_asked ("workstreamId", key, text, "by", at)
      SELECT x.workstream, x.key, x.text, x."by", ${now}::timestamptz
        FROM jsonb_to_recordset(${rows}::jsonb) AS x(workstream text, key text, text text, "by" text)
       WHERE NOT EXISTS (SELECT FROM decision_asked d
                          WHERE d."workstreamId" = x.workstream AND d.key = x.key
                            AND (x."by" IS NULL OR d."by" = x."by"
                                 OR NOT EXISTS (SELECT FROM decision_taken t WHERE t.ref = 'A' || d.id)))`;
  },

  async asked(workstreams) {
    const rows = await db.$queryRaw<AskedRow[]>`
      SELECT * FROM decision_asked WHERE "workstreamId" = ANY(${workstreams}::text[]) ORDER BY id`;
    return rows.map(toAsked);
  },

  async get(id) {
    const row = await db.decisionAsked.findUnique({ where: { id } });
    return row ? toAsked(row) : undefined;
  },

  async record({ programme, workstream = null, by, replaces = null, ...taken }) {
    const row = await db.decisionTaken.create({
      data: { ...taken, programmeId: programme, workstreamId: workstream, byId: by, replacesId: replaces, at: now },
    });
    return toTaken(row);
  },

  async taken(programme) {
    const rows = await db.$queryRaw<TakenRow[]>`
      SELECT newest.* FROM (SELECT DISTINCT ON (ref) * FROM decision_taken
                             WHERE "programmeId" = ${programme} ORDER BY ref, id DESC) AS newest
       ORDER BY newest.id DESC`;
    return rows.map(toTaken);
  },

  async draft(personId, ref) {
    const row = await db.decisionDraft.findUnique({ where: { personId_ref: { personId, ref } } });
    return row ? (row.answers as Json) : undefined;
  },

  async keepDraft(personId, ref, answers) {
    if (answers === undefined) await db.decisionDraft.deleteMany({ where: { personId, ref } });
    else
      await db.$executeRaw`
        INSERT INTO decision_draft ("personId", ref, answers) VALUES (${personId}, ${ref}, ${json(answers)}::jsonb)
        ON CONFLICT ("personId", ref) DO UPDATE SET answers = excluded.answers`;
  },
});

function toAsked({ workstreamId, at: _, ...row }: AskedRow): DecisionAsked {
  return { ...present(row), workstream: workstreamId } as DecisionAsked;
}

function toTaken({ programmeId, workstreamId, byId, replacesId, ...row }: TakenRow): DecisionTaken {
  return {
    ...present({ ...row, workstream: workstreamId, replaces: replacesId }),
    programme: programmeId,
    by: byId,
  } as DecisionTaken;
}
