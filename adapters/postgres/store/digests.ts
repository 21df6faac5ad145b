import type { Json } from '#core/json';
import type { DigestRows } from '#core/ports';
import { type Database, json } from './database.ts';

export const digestRows = (db: Database, now: Date): DigestRows => ({
  async lastShown(groupId) {
    const orderBy = [{ at: 'desc' }, { id: 'desc' }] as const;
    const row = await db.digest.findFirst({ where: { groupId }, orderBy: [...orderBy] });
    return row ? { at: row.at, shown: row.shown as Json } : undefined;
  },

  async keep(group, deliveryKey, shown) {
    await db.$executeRaw`
      INSERT INTO digest ("groupId", at, shown, "deliveryKey")
      VALUES (${group}, ${now}::timestamptz, ${json(shown)}::jsonb, ${deliveryKey})`;
  },
});
