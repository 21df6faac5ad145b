import type { LocalDate } from '#core/calendar/local-date';
import type { InterviewState } from '#core/interview/state';
import type { RoundRows } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Draft, Round } from '#core/rounds/round';
import type { Draft as DraftRow, Prisma, Round as RoundRow } from '../generated/client.ts';
import { type Database, present } from './database.ts';

const newestFirst = [{ from: 'desc' }, { id: 'asc' }] satisfies Prisma.RoundOrderByWithRelationInput[];

export const roundRows = (db: Database, now: Date): RoundRows => ({
  async get(id) {
    const row = await db.round.findUnique({ where: { id } });
    return row ? toRound(row) : undefined;
  },

  async ofProgramme(programmeId) {
    return (await db.round.findMany({ where: { programmeId }, orderBy: newestFirst })).map(toRound);
  },

  async open(programmes) {
    const where = { programmeId: { in: [...programmes] }, state: 'open' };
    return (await db.round.findMany({ where, orderBy: newestFirst })).map(toRound);
  },

  async save(round) {
    const { id, ...row } = toRow(round);
    await db.round.upsert({ where: { id }, create: { id, ...row }, update: row });
  },

  async draft(roundId, workstreamId) {
    const row = await db.draft.findUnique({ where: { roundId_workstreamId: { roundId, workstreamId } } });
    return row ? toDraft(row) : undefined;
  },

  /** What was said stays in the database: this list is for who stands where. A draft to go on with is read by `draft`. */
  async drafts(roundId) {
    const rows = await db.$queryRaw<DraftRow[]>`
      SELECT "roundId", "workstreamId", state - 'proposed' || '{"answers": {}, "kept": []}'::jsonb AS state, revision, "startedBy", "changedBy", "changedAt"
        FROM draft WHERE "roundId" = ${roundId} ORDER BY "workstreamId"`;
    return rows.map(toDraft);
  },

  async saveDraft({ round, workstream, state, revision, by }) {
    const key = { roundId: round, workstreamId: workstream };
    const changed = {
      state: state as unknown as Prisma.InputJsonObject,
      revision: revision + 1,
      changedBy: by,
      changedAt: now,
    };
    const { count } =
      revision === 0
        ? await db.draft.createMany({ data: [{ ...key, ...changed, startedBy: by }], skipDuplicates: true })
        : await db.draft.updateMany({ where: { ...key, revision }, data: changed });
    return count === 1;
  },

  async dropDraft(roundId, workstreamId) {
    await db.draft.deleteMany({ where: { roundId, workstreamId } });
  },
});

function toRound({ programmeId, from, to, label, ...row }: RoundRow): Round {
  return {
    ...present(row),
    programme: programmeId,
    period: { from: from as Month, to: to as Month, label },
    state: row.state as Round['state'],
    opensOn: row.opensOn as LocalDate,
    dueOn: row.dueOn as LocalDate,
  } as Round;
}

function toRow({ programme, period, ...round }: Round): RoundRow {
  const { number = null, closesOn = null, openedAt = null, closedAt = null } = round;
  return { ...round, ...period, programmeId: programme, number, closesOn, openedAt, closedAt };
}

function toDraft({ roundId, workstreamId, state, ...row }: DraftRow): Draft {
  return { ...row, round: roundId, workstream: workstreamId, state: state as unknown as InterviewState };
}
