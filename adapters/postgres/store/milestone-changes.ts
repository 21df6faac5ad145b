import type { MilestoneChange, MilestoneChangeRows } from '#core/ports';
import type { MilestoneChange as Row } from '../generated/client.ts';
import { type Database, present } from './database.ts';

export const milestoneChangeRows = (db: Database, now: Date): MilestoneChangeRows => ({
  async add({
    milestone,
    workstream,
    round = null,
    by,
    approver = null,
    decidedBy = null,
    decidedAt = null,
    ...change
  }) {
    const row = await db.milestoneChange.create({
      data: {
        ...change,
        milestoneId: milestone,
        workstreamId: workstream,
        roundId: round,
        byId: by,
        approverId: approver,
        decidedBy,
        decidedAt,
        at: now,
      },
    });
    return toChange(row);
  },

  async get(id) {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM milestone_change WHERE id = ${id}`;
    return row && toChange(row);
  },

  async decide(id, { state, by, reason = null }) {
    const { count } = await db.milestoneChange.updateMany({
      where: { id, state: 'proposed' },
      data: { state, decidedBy: by, decidedAt: now, reason },
    });
    return count === 1;
  },

  /** The programme's id is the beginning of the workstream's. */
  async proposed(of) {
    const [approver, programmes] = 'approver' in of ? [of.approver, []] : [null, of.programmes];
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM milestone_change
       WHERE state = 'proposed'
         AND ("approverId" = ${approver} OR split_part("workstreamId", '/', 1) = ANY(${programmes}::text[])) ORDER BY id`;
    return rows.map(toChange);
  },

  async ofMilestones(milestones) {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM milestone_change WHERE "milestoneId" = ANY(${milestones}::text[]) ORDER BY id`;
    return rows.map(toChange);
  },
});

export function toChange({ milestoneId, workstreamId, roundId, byId, approverId, ...row }: Row): MilestoneChange {
  return {
    ...present({ ...row, round: roundId, approver: approverId }),
    milestone: milestoneId,
    workstream: workstreamId,
    by: byId,
  } as MilestoneChange;
}
