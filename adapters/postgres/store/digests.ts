import type { Json } from '#core/json';
import type { DigestRows } from '#core/ports';
import { type Database, json } from './database.ts';

export const digestRows = (db: Database, now: Date): DigestRows => ({
  async lastShown(group, platform, before) {
    // What an edit shows was shown with the digest that it edits: nobody is notified of it.
    const [row] = await db.$queryRaw<{ at: Date; shown: Json }[]>`
      SELECT coalesce(p.at, g.at) AS at, g.shown
        FROM digest g JOIN delivery d ON d.key = g."deliveryKey" AND d.status = 'sent'
             LEFT JOIN digest p ON p."deliveryKey" = d.about->>'posted'
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
