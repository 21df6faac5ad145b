import type { Escalated, EscalationRows, Hold, Prompted } from '#core/ports';
import { type Database, json, present } from './database.ts';

export const escalationRows = (db: Database, now: Date): EscalationRows => ({
  async add(escalated) {
    if (escalated.length === 0) return;
    await db.$executeRaw`
      INSERT INTO escalation ("roundId", "workstreamId", "dueOn", step, "toId", at, "deliveryKey")
      SELECT e.round, e.workstream, e."dueOn", e.step, e."to", ${now}::timestamptz, e."deliveryKey"
        FROM jsonb_to_recordset(${json(escalated)}::jsonb)
               AS e(round text, workstream text, "dueOn" text, step text, "to" text, "deliveryKey" text)
      ON CONFLICT ("roundId", "workstreamId", "dueOn", step, "toId")
      DO UPDATE SET at = excluded.at, "deliveryKey" = excluded."deliveryKey"`;
  },

  ofRound: (round) => db.$queryRaw<Escalated[]>`
    SELECT e."roundId" AS round, e."workstreamId" AS workstream, e."dueOn", e.step, e."toId" AS "to",
           coalesce(CASE WHEN d.status = 'sent' THEN d."settledAt" END, e.at) AS at, e."deliveryKey",
           CASE WHEN d.status = 'sent' THEN 'sent' WHEN d.status IN ('refused', 'cancelled') THEN 'failed'
                ELSE 'under way' END AS fate
      FROM escalation e LEFT JOIN delivery d ON d.key = e."deliveryKey"
     WHERE e."roundId" = ${round} ORDER BY e.at, e."workstreamId"`,

  async hold({ round, workstream, by }) {
    const made = await db.$executeRaw`
      INSERT INTO escalation_hold ("roundId", "workstreamId", "byId", at)
      SELECT ${round}, ${workstream}, ${by}, ${now}::timestamptz
       WHERE NOT EXISTS (SELECT FROM escalation_hold h
                          WHERE h."roundId" = ${round} AND h."workstreamId" = ${workstream} AND h."releasedAt" IS NULL)`;
    return made === 1;
  },

  async release(roundId, workstreamId) {
    const where = { roundId, workstreamId, releasedAt: null };
    return (await db.escalationHold.updateMany({ where, data: { releasedAt: now } })).count > 0;
  },

  async holds(roundId) {
    return db.$queryRaw<Hold[]>`
      SELECT "roundId" AS round, "workstreamId" AS workstream, "byId" AS by, at FROM escalation_hold
       WHERE "roundId" = ${roundId} AND "releasedAt" IS NULL ORDER BY id`;
  },

  /** By lane, which has an index: a person has few messages, a programme many. */
  async prompted(round, people) {
    if (people.length === 0) return [];
    const lanes = people.map((person) => `person:${person}`);
    const rows = await db.$queryRaw<Prompted[]>`
      SELECT d.about->>'person' AS person, d.kind, ${round} AS round, d.about->>'dueOn' AS "dueOn",
             (d.status = 'sent' OR coalesce(w.status = 'sent', false)) AS sent,
             coalesce(w."settledAt", CASE WHEN d.status = 'sent' THEN d."settledAt" END, d."dueAt") AS at
        FROM delivery d LEFT JOIN delivery w ON w.id = d."saidWith"
       WHERE d.lane = ANY(${lanes}) AND d.kind IN ('ask', 'remind') AND d.about->>'round' = ${round}
         AND (d.status NOT IN ('refused', 'cancelled') OR w.status NOT IN ('refused', 'cancelled'))
       ORDER BY at, d.id`;
    return rows.map((row) => present(row) as Prompted);
  },
});
