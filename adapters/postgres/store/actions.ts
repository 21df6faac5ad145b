import type { ActionChange, ActionRows } from '#core/ports';
import type { Action } from '#core/programme/nouns';
import type { Action as ActionRow, ActionChange as ChangeRow } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';
import { type Database, json, unawaited } from './database.ts';
import { nounOfProgramme } from './nouns.ts';

export const actionRows = (db: Database, now: Date): ActionRows => ({
  ofProgrammes: (programmes) => standing(db, Prisma.sql`a."programmeId" = ANY(${programmes}::text[])`),

  openOf: (owner) => standing(db, Prisma.sql`a.owner = ${owner} AND a.done IS NULL`, Prisma.sql`a."by" NULLS LAST,`),

  async askedApart(programmes) {
    const actions = await standing(
      db,
      Prisma.sql`a."programmeId" = ANY(${programmes}::text[]) AND a.owner IS NOT NULL AND a.done IS NULL
         AND NOT EXISTS (SELECT FROM workstream w
                          WHERE w."programmeId" = a."programmeId" AND w.lead @> ARRAY[a.owner] AND w.status = 'active'
                            AND w."retiredAt" IS NULL)`,
    );
    return actions as (Action & { readonly owner: string })[];
  },

  async lock(id) {
    const [row] = await db.$queryRaw<ActionRow[]>`
      SELECT a.* FROM action a JOIN programme p ON p.id = a."programmeId" AND p."retiredAt" IS NULL
       WHERE a.id = ${id} AND a."retiredAt" IS NULL FOR UPDATE OF a`;
    return row && nounOfProgramme<Action>(row);
  },

  async note({ action, said, before, by }) {
    unawaited(db.$executeRaw`
      INSERT INTO action_change ("actionId", said, before, "byId", at)
      VALUES (${action}, ${json(said)}::jsonb, ${json(before)}::jsonb, ${by}, ${now}::timestamptz)`);
  },

  async lastSaid(actions) {
    if (actions.length === 0) return [];
    const rows = await db.$queryRaw<ChangeRow[]>`
      SELECT DISTINCT ON ("actionId") * FROM action_change
       WHERE "actionId" = ANY(${actions}::text[]) AND "takenBackAt" IS NULL ORDER BY "actionId", id DESC`;
    return rows.map(
      ({ actionId, byId, takenBackAt: _, ...row }) => ({ ...row, action: actionId, by: byId }) as ActionChange,
    );
  },

  async takeBack(id) {
    unawaited(db.$executeRaw`UPDATE action_change SET "takenBackAt" = ${now}::timestamptz WHERE id = ${id}`);
  },
});

/** In the file's order, unless another comes first. */
async function standing(db: Database, which: Prisma.Sql, first = Prisma.empty): Promise<readonly Action[]> {
  const rows = await db.$queryRaw<ActionRow[]>`
    SELECT a.* FROM action a JOIN programme p ON p.id = a."programmeId" AND p."retiredAt" IS NULL
     WHERE a."retiredAt" IS NULL AND ${which} ORDER BY ${first} a.position, a.id`;
  return rows.map((row) => nounOfProgramme<Action>(row));
}
