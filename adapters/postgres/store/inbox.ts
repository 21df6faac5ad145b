import type { Message } from '#core/message';
import type { InboxRows } from '#core/ports';
import { type Database, json } from './database.ts';

export const inboxRows = (db: Database): InboxRows => ({
  /**
   * Sorted, so that two deliveries of one gesture wait for each other instead of deadlocking. The keys that are new are
   * kept even if another was seen: a third delivery may come under them alone.
   */
  async claim(keys) {
    const each = [...new Set(keys)].sort();
    const made = await db.$executeRaw`
      INSERT INTO inbox (key) SELECT unnest(${each}::text[]) ON CONFLICT (key) DO NOTHING`;
    return made === each.length;
  },

  async release(keys) {
    await db.$executeRaw`DELETE FROM inbox WHERE key = ANY(${keys}::text[])`;
  },

  async answered(keys) {
    const [row] = await db.$queryRaw<{ answer: Message }[]>`
      SELECT answer FROM inbox WHERE key = ANY(${keys}::text[]) AND answer IS NOT NULL LIMIT 1`;
    return row?.answer;
  },

  async keepAnswer(keys, answer) {
    await db.$executeRaw`UPDATE inbox SET answer = ${json(answer)}::jsonb WHERE key = ANY(${keys}::text[])`;
  },

  prune: (days) =>
    db.$executeRaw`
      DELETE FROM inbox WHERE "receivedAt" < (SELECT machine_time()) - make_interval(days => ${days}::int)`,
});
