import type { Json } from '#core/json';
import type { DigestRows } from '#core/ports';
import { type Database, json } from './database.ts';

export const digestRows = (db: Database, now: Date): DigestRows => ({
  async lastShown(group, platform, before) {
    const [row] = await db.$queryRaw<{ at: Date; shown: Json }[]>`
      SELECT g.at, g.shown
        FROM digest g JOIN delivery d ON d.key = g."deliveryKey" AND d.status = 'sent'
       WHERE g."groupId" = ${group} AND d.platform = coalesce(${platform ?? null}, d.platform)
         AND (${before ?? null}::text IS NULL
              OR (g.at, g.id) < (SELECT b.at, b.id FROM digest b WHERE b."deliveryKey" = ${before ?? null}))
       ORDER BY g.at DESC, g.id DESC LIMIT 1`;
    return row;
  },

  async keep(group, deliveryKey, shown) {
    await db.$executeRaw`
      INSERT INTO digest ("groupId", at, shown, "deliveryKey")
      VALUES (${group}, ${now}::timestamptz, ${json(shown)}::jsonb, ${deliveryKey})
      ON CONFLICT ("deliveryKey") DO UPDATE SET at = excluded.at, shown = excluded.shown`;
  },
});
