import type { Trail, TrailEntry } from '#core/ports';
import { type Database, json, present } from './database.ts';

export const trail = (db: Database, now: Date): Trail => ({
  async add({ programme = null, actor, via, action, subject, before, after }) {
    await db.$executeRaw`
      INSERT INTO audit (at, programme, actor, via, action, subject, before, after)
      VALUES (${now}::timestamptz, ${programme}, ${actor}, ${via}, ${action}, ${subject},
              ${json(before)}::jsonb, ${json(after)}::jsonb)`;
  },

  async list({ programme, subject, limit }) {
    const rows = await db.audit.findMany({
      where: { ...(programme === undefined ? {} : { programme }), ...(subject === undefined ? {} : { subject }) },
      orderBy: { id: 'desc' },
      take: limit,
      omit: { id: true, madeAt: true },
    });
    return rows.map((row) => present(row) as TrailEntry & { readonly at: Date });
  },
});
