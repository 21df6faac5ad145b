import type { ScheduleRows } from '#core/ports';
import type { Database } from './database.ts';

const id = 'planned';

export const scheduleRows = (db: Database, now: Date): ScheduleRows => ({
  /** Writes the row (as it was) rather than reading it: the row lock makes the next replica wait, the first time too. */
  async plannedUntil() {
    const [row] = await db.$queryRaw<{ at: Date | null }[]>`
      INSERT INTO watermark (id) VALUES (${id}) ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING at`;
    return row?.at ?? undefined;
  },

  async setPlannedUntil(at) {
    await db.watermark.upsert({ where: { id }, create: { id, at }, update: { at } });
  },

  async occurred(schedule, dueAt, state, reason) {
    const data = [{ schedule, dueAt, state, reason: reason ?? null, madeAt: now }];
    return (await db.occurrence.createMany({ data, skipDuplicates: true })).count === 1;
  },
});
