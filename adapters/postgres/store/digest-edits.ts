import { laneOf } from '#core/outbox/delivery';
import type { DigestChange, DigestEditRows, PostedDigest } from '#core/ports';
import { type Database, unawaited } from './database.ts';

export const digestEditRows = (db: Database, now: Date): DigestEditRows => ({
  async posted(groups) {
    if (groups.length === 0) return [];
    return db.$queryRaw<PostedDigest[]>`
      SELECT p."group", p.platform, p.key, s."messageId", p."settledAt" AS "postedAt", s.shown, s.at AS "shownAt"
        FROM (SELECT DISTINCT ON (g."groupId", d.platform)
                     g."groupId" AS "group", d.platform, d.key, d."settledAt"
                FROM digest g JOIN delivery d ON d.key = g."deliveryKey" AND d.status = 'sent' AND d.kind = 'digest'
               WHERE g."groupId" = ANY(${[...groups]}::text[]) AND d."messageId" IS NOT NULL
               ORDER BY g."groupId", d.platform, g.at DESC, g.id DESC) AS p,
             LATERAL (SELECT g.shown, g.at, d."messageId" FROM digest g JOIN delivery d ON d.key = g."deliveryKey" AND d.status = 'sent'
                       WHERE g."groupId" = p."group" AND (d.key = p.key OR d.about->>'posted' = p.key)
                       ORDER BY g.at DESC, g.id DESC LIMIT 1) AS s`;
  },

  /**
   * An edit that is being composed has its row locked: either it sees this change, or it is frozen when we see it and the
   * next one says it. The group's row is locked first, so that two changes at once are numbered one after the other.
   */
  async note({ key, group, platform }, { workstream, what }) {
    const lane = laneOf({ group, platform });
    await db.$executeRaw`SELECT FROM steering_group WHERE id = ${group} FOR NO KEY UPDATE`;
    const standing = await db.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM delivery
       WHERE lane = ${lane} AND kind = 'digest-edit' AND about->>'posted' = ${key} AND status IN ('pending', 'sending') AND body IS NULL
         FOR UPDATE`;
    await db.$executeRaw`
      INSERT INTO digest_edit ("postedKey", "workstreamId", what, at)
      VALUES (${key}, ${workstream}, ${what}, ${now}::timestamptz)`;
    if (standing.length > 0) return undefined;
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM delivery
       WHERE lane = ${lane} AND kind = 'digest-edit' AND about->>'posted' = ${key}`;
    return `${key}/edit-${row!.count + 1}`;
  },

  changes: (postedKey) => db.$queryRaw<DigestChange[]>`
    SELECT "workstreamId" AS workstream, what, at FROM digest_edit WHERE "postedKey" = ${postedKey} ORDER BY id`,

  async saidIn(postedKey, editKey) {
    unawaited(db.$executeRaw`UPDATE digest_edit SET "editKey" = ${editKey} WHERE "postedKey" = ${postedKey}`);
  },

  unsaid: (postedKey) => db.$queryRaw<DigestChange[]>`
    SELECT e."workstreamId" AS workstream, e.what, e.at
      FROM digest_edit e LEFT JOIN delivery d ON d.key = e."editKey"
     WHERE e."postedKey" = ${postedKey} AND d.status IS DISTINCT FROM 'sent' ORDER BY e.id`,
});
