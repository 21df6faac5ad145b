import type { Message } from '#core/message';
import type { InboxRows } from '#core/ports';
import { type Draft as DraftRow, Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import { type Database, json, unawaited } from './database.ts';
import { type Json, standingOf, withDraft } from './interview.ts';
import { recognised, type SpeakerRow, somebody, speaker } from './recognise.ts';
import { type Unchanged, version } from './unchanged.ts';

/** The draft `d` that somebody is in the middle of. */
const inFocus = (focus: Prisma.Sql) => Prisma.sql`
  d."roundId" = ${focus} ->> 'round' AND d."workstreamId" = ${focus} ->> 'workstream' AND d.part = coalesce(${focus} ->> 'part', '')`;

/**
 * Two devices that say something at once are heard one after the other. Whoever waits does so in a statement of its own: the
 * next one sees all that the other led to.
 */
const waiting = kept(
  (platform: string, tenant: string, id: string) => Prisma.sql`
    SELECT FROM account a JOIN talk t ON t."personId" = a."personId" JOIN draft d ON ${inFocus(Prisma.sql`t.focus`)}
     WHERE a.platform = ${platform} AND a.tenant = ${tenant} AND a."accountId" = ${id} FOR UPDATE OF d`,
);

/** The draft that somebody is in the middle of, locked. */
const draftInFocus = Prisma.sql`
  (SELECT to_json(d) FROM draft d
    WHERE ${inFocus(Prisma.sql`s.focus`)} FOR UPDATE)`;

/** Each gesture is noted, and who makes it found, in one statement: there is none that needs not both. */
const claiming = (draft: Prisma.Sql) =>
  kept(
    (keys: readonly string[], platform: string, tenant: string, id: string) => Prisma.sql`
      WITH new AS (
        INSERT INTO inbox (key) SELECT unnest(${keys}::text[]) ON CONFLICT (key) DO NOTHING RETURNING key)
      SELECT claimed.*, ${version} AS version, s.*, ${draft} AS draft
        FROM (SELECT count(*)::int AS claimed FROM new) AS claimed
        LEFT JOIN (${speaker(platform, tenant, id)}) AS s ON true`,
  );

const noting = claiming(Prisma.sql`NULL`);
const goingOn = claiming(draftInFocus);

type Row = {
  readonly claimed: number;
  readonly version: string | null;
  readonly draft: Json<DraftRow> | null;
} & (SpeakerRow | { readonly [field in keyof SpeakerRow]: null });

export const inboxRows = (db: Database, now: Date, unchanged: Unchanged): InboxRows => ({
  /**
   * Sorted, so that two deliveries of one gesture wait for each other instead of deadlocking. The keys that are new are
   * kept even if another was seen: a third delivery may come under them alone.
   */
  async claim(keys, { platform, tenant, id }, { goesOn = false } = {}) {
    const each = [...new Set(keys)].sort();
    if (goesOn) unawaited(db.$queryRaw(waiting(platform, tenant, id)));
    const [row] = await db.$queryRaw<Row[]>((goesOn ? goingOn : noting)(each, platform, tenant, id));
    const { claimed, version, draft, ...spoken } = row!;
    if (claimed !== each.length) return { fresh: false };
    if (spoken.person === null) return { fresh: true };
    const { person, focus } = spoken;
    const at = goesOn && focus && 'round' in focus ? focus : undefined;
    const [who, standing] = await Promise.all([
      unchanged.of(version, now, person, () => somebody(db, now, person)),
      at && unchanged.of(version, now, `${at.round} ${at.workstream}`, () => standingOf(db, now, at)),
    ]);
    return {
      fresh: true,
      ...(who ? { known: recognised(spoken, who, platform) } : {}),
      ...(at && standing ? { ahead: { at, reading: withDraft(standing, draft) } } : {}),
    };
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
