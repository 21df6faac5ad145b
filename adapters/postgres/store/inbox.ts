import type { Message } from '#core/message';
import type { InboxRows } from '#core/ports';
import { Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import { type Database, json } from './database.ts';
import { ofAccount, type RecognisedRow, toRecognised } from './recognise.ts';

/** Each gesture is noted, and who makes it found, in one statement: there is none that needs not both. */
const claiming = kept(
  (keys: readonly string[], now: Date, platform: string, tenant: string, id: string) => Prisma.sql`
    WITH claimed AS (
      INSERT INTO inbox (key) SELECT unnest(${keys}::text[]) ON CONFLICT (key) DO NOTHING RETURNING key)
    SELECT (SELECT count(*)::int FROM claimed) AS claimed, known.*
      FROM (SELECT) AS gesture LEFT JOIN (${ofAccount(now, platform, tenant, id)}) AS known ON true`,
);

type Row = { readonly claimed: number } & (RecognisedRow | { readonly [field in keyof RecognisedRow]: null });

export const inboxRows = (db: Database, now: Date): InboxRows => ({
  /**
   * Sorted, so that two deliveries of one gesture wait for each other instead of deadlocking. The keys that are new are
   * kept even if another was seen: a third delivery may come under them alone.
   */
  async claim(keys, { platform, tenant, id: account }) {
    const each = [...new Set(keys)].sort();
    const [row] = await db.$queryRaw<Row[]>(claiming(each, now, platform, tenant, account));
    const { claimed, ...known } = row!;
    if (claimed !== each.length) return { fresh: false };
    return { fresh: true, ...(known.id === null ? {} : { known: toRecognised(known, now, platform) }) };
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
