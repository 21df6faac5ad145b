import type { Extension, ExtensionRows } from '#core/ports';
import type { Database } from './database.ts';

type Row = Omit<Extension, 'workstream'> & { readonly workstream: string };

export const extensionRows = (db: Database, now: Date): ExtensionRows => ({
  async add({ round, workstream = '', was, dueOn, by }) {
    await db.extension.create({ data: { roundId: round, workstreamId: workstream, was, dueOn, byId: by, at: now } });
  },

  async ofRounds(rounds) {
    if (rounds.length === 0) return [];
    const rows = await db.$queryRaw<Row[]>`
      SELECT DISTINCT ON ("roundId", "workstreamId") "roundId" AS round, "workstreamId" AS workstream, was, "dueOn",
             "byId" AS by, at
        FROM extension WHERE "roundId" = ANY(${rounds}::text[])
       ORDER BY "roundId", "workstreamId", "dueOn" DESC, id DESC`;
    return rows.map(({ workstream, ...row }) => ({ ...row, ...(workstream === '' ? {} : { workstream }) }));
  },
});
