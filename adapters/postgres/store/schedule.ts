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
    await db.$executeRaw`
      INSERT INTO watermark (id, at) VALUES (${id}, ${at}::timestamptz) ON CONFLICT (id) DO UPDATE SET at = excluded.at`;
  },

  async occurred(schedule, dueAt, state, reason) {
    const made = await db.$executeRaw`
      INSERT INTO occurrence (schedule, "dueAt", state, reason, "madeAt")
      VALUES (${schedule}, ${dueAt}::timestamptz, ${state}, ${reason ?? null}, ${now}::timestamptz)
      ON CONFLICT DO NOTHING`;
    return made === 1;
  },
});
