import type { TouchChoice, TouchChoiceRows } from '#core/ports';
import type { Database } from './database.ts';

export const touchChoiceRows = (db: Database, now: Date): TouchChoiceRows => ({
  async of(workstreams) {
    const rows = await db.$queryRaw<{ workstreamId: string; touch: string }[]>`
      SELECT "workstreamId", touch FROM touch_choice WHERE "workstreamId" = ANY(${workstreams}::text[])`;
    return new Map(rows.map(({ workstreamId, touch }) => [workstreamId, touch as TouchChoice]));
  },

  async choose(workstreams, touch, byId) {
    const data = workstreams.map((workstreamId) => ({ workstreamId, touch, byId, at: now }));
    await db.touchChoice.deleteMany({ where: { workstreamId: { in: [...workstreams] }, touch: { not: touch } } });
    await db.touchChoice.createMany({ data, skipDuplicates: true });
  },
});
