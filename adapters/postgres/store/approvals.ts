import type { Approval, ApprovalRows } from '#core/ports';
import type { Approval as Row } from '../generated/client.ts';
import { type Database, present } from './database.ts';

export const approvalRows = (db: Database, now: Date): ApprovalRows => {
  const decided = async (id: bigint, stage: string, data: Parameters<Database['approval']['updateMany']>[0]['data']) =>
    (await db.approval.updateMany({ where: { id, stage, state: 'waiting' }, data })).count === 1;
  return {
    async ask({ workstream: workstreamId, round: roundId, version }, stage, by) {
      const withdrawn = await db.$queryRaw<Row[]>`
        UPDATE approval SET state = 'withdrawn', "decidedBy" = ${by}, "decidedAt" = ${now}::timestamptz
         WHERE "workstreamId" = ${workstreamId} AND "roundId" = ${roundId} AND state = 'waiting' RETURNING *`;
      const [asked] = await db.$queryRaw<Row[]>`
        INSERT INTO approval ("workstreamId", "roundId", version, stage, state, at)
        VALUES (${workstreamId}, ${roundId}, ${version}, ${stage}, 'waiting', ${now}::timestamptz) RETURNING *`;
      return { asked: toApproval(asked!), withdrawn: withdrawn.map(toApproval) };
    },

    async get(id) {
      const [row] = await db.$queryRaw<Row[]>`SELECT * FROM approval WHERE id = ${id}`;
      return row && toApproval(row);
    },

    async ofAnswer({ workstream, round }) {
      const [row] = await db.$queryRaw<Row[]>`
        SELECT * FROM approval WHERE "workstreamId" = ${workstream} AND "roundId" = ${round} ORDER BY version DESC LIMIT 1`;
      return row && toApproval(row);
    },

    async lastApproved({ workstream, round }) {
      const [row] = await db.$queryRaw<Row[]>`
        SELECT * FROM approval
         WHERE "workstreamId" = ${workstream} AND "roundId" = ${round} AND state = 'approved'
         ORDER BY version DESC LIMIT 1`;
      return row && toApproval(row);
    },

    pass: (id, by) => decided(id, 'director', { stage: 'office', at: now, passedBy: by, passedAt: now }),

    decide: (id, stage, { state, by, reason = null }) =>
      decided(id, stage, { state, decidedBy: by, decidedAt: now, reason }),

    /** The programme's id is the beginning of the workstream's. */
    async waiting(programmes) {
      const rows = await db.$queryRaw<Row[]>`
        SELECT * FROM approval
         WHERE state = 'waiting' AND split_part("workstreamId", '/', 1) = ANY(${programmes}::text[]) ORDER BY id`;
      return rows.map(toApproval);
    },
  };
};

function toApproval({ workstreamId, roundId, ...row }: Row): Approval {
  return { ...present(row), workstream: workstreamId, round: roundId } as Approval;
}
