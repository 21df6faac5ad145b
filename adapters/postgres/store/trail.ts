import type { Trail, TrailEntry } from '#core/ports';
import { type Database, json, present, unawaited } from './database.ts';

export const trail = (db: Database, now: Date): Trail => ({
  async add({ programme = null, actor, via, action, subject, before, after }) {
    unawaited(db.$executeRaw`
      INSERT INTO audit (at, programme, actor, via, action, subject, before, after)
      VALUES (${now}::timestamptz, ${programme}, ${actor}, ${via}, ${action}, ${subject},
              ${json(before)}::jsonb, ${json(after)}::jsonb)`);
  },

  async addAll(entries) {
    if (entries.length === 0) return;
    unawaited(db.$executeRaw`
      INSERT INTO audit (at, programme, actor, via, action, subject, before, after)
      SELECT ${now}::timestamptz, e.programme, e.actor, e.via, e.action, e.subject, e.before, e.after
        FROM jsonb_to_recordset(${json(entries)}::jsonb)
          AS e(programme text, actor text, via text, action text, subject text, before jsonb, after jsonb)`);
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
