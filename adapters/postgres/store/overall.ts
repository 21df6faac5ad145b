import type { OverallRating, OverallRows } from '#core/ports';
import type { OverallRating as Row } from '../generated/client.ts';
import type { Database } from './database.ts';

export const overallRows = (db: Database, now: Date): OverallRows => ({
  async set({ programme: programmeId, rating, reason, by: byId }) {
    await db.overallRating.create({ data: { programmeId, rating, reason, byId, at: now } });
  },

  async clear(programmeId, byId) {
    await db.overallRating.create({ data: { programmeId, byId, at: now } });
  },

  async of(programme) {
    const [row] = await db.$queryRaw<Row[]>`
      SELECT * FROM overall_rating WHERE "programmeId" = ${programme} ORDER BY id DESC LIMIT 1`;
    if (!row?.rating) return undefined;
    const { rating, reason, byId: by, at } = row;
    return { programme, rating, reason, by, at } as OverallRating;
  },
});
