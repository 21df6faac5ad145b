import type { DirectorLine, DirectorLineRows, Surprise, SurpriseRows, Untold } from '#core/ports';
import { type Database, json, present } from './database.ts';

export const surpriseRows = (db: Database, now: Date): SurpriseRows => ({
  async add({ workstream, told }) {
    const [row] = await db.$queryRaw<{ id: bigint }[]>`
      INSERT INTO surprise ("workstreamId", told, at)
      VALUES (${workstream}, ${json(told)}::jsonb, ${now}::timestamptz) RETURNING id`;
    return row!.id;
  },

  many: (ids) => db.$queryRaw<Surprise[]>`
    SELECT id, "workstreamId" AS workstream, told, at FROM surprise WHERE id = ANY(${[...ids]}::bigint[]) ORDER BY id`,

  // Whom a director named may have been told besides, so that two can have heard of one.
  toldSince: (workstream, since) => db.$queryRaw<(Surprise & { readonly person: string })[]>`
    SELECT s.id, s."workstreamId" AS workstream, s.told, s.at, d.reader->>'person' AS person
      FROM surprise s JOIN workstream o ON o.id = s."workstreamId"
           JOIN delivery d ON d.key IN ('surprise/' || s.id || '/' || (s.told->>'to'), 'surprise/' || s.id || '/' || o.director)
           LEFT JOIN delivery w ON w.id = d."saidWith"
     WHERE s."workstreamId" = ${workstream} AND s.at >= ${since}::timestamptz
       AND coalesce(w.status, d.status) IN ('sending', 'sent', 'unknown')
     ORDER BY s.id`,

  async untold(workstreams) {
    if (workstreams.length === 0) return [];
    const rows = await db.$queryRaw<Untold[]>`
      SELECT d.reader->>'person' AS person, coalesce(w."dueAt", d."dueAt") AS "dueAt", coalesce(w.reason, d.reason) AS reason
        FROM surprise s JOIN delivery d ON d.key = 'surprise/' || s.id || '/' || (s.told->>'to')
             LEFT JOIN delivery w ON w.id = d."saidWith"
       WHERE s."workstreamId" = ANY(${[...workstreams]}::text[]) AND s.at > ${now}::timestamptz - interval '40 days'
         AND (d.status IN ('pending', 'sending') OR (d.status = 'cancelled' AND w.status IN ('pending', 'sending')))`;
    return rows.map((row) => present(row) as Untold);
  },
});

export const directorLineRows = (db: Database, now: Date): DirectorLineRows => ({
  async add({ workstream, text, by }) {
    await db.$executeRaw`
      INSERT INTO director_line ("workstreamId", text, "byId", at)
      VALUES (${workstream}, ${text}, ${by}, ${now}::timestamptz)`;
  },

  newest: (workstreams) => db.$queryRaw<DirectorLine[]>`
    SELECT DISTINCT ON ("workstreamId") "workstreamId" AS workstream, text, "byId" AS by, at
      FROM director_line WHERE "workstreamId" = ANY(${[...workstreams]}::text[]) ORDER BY "workstreamId", id DESC`,
});
