import type { Absence, AbsenceRows } from '#core/ports';
import { type Absence as AbsenceRow, Prisma } from '../generated/client.ts';
import { among, type Database, present } from './database.ts';

const toAbsence = ({ personId, coverId, byId, ...row }: AbsenceRow): Absence => ({
  ...(present({ ...row, cover: coverId }) as Omit<Absence, 'person' | 'by'>),
  person: personId,
  by: byId,
});

/** Whether the absence `a` of the person `x` lasts at this instant: their own day decides. */
export const lastsNow = (now: Date): Prisma.Sql => Prisma.sql`
  (a."endedAt" IS NULL
   AND to_char(${now}::timestamptz AT TIME ZONE coalesce(x."timeZone", (SELECT o."timeZone" FROM organisation o)), 'YYYY-MM-DD')
       BETWEEN a."from" AND a."to")`;

export const absenceRows = (db: Database, now: Date): AbsenceRows => ({
  async add({ person, from, to, cover, by }) {
    const data = { personId: person, from, to, byId: by, at: now, ...(cover === undefined ? {} : { coverId: cover }) };
    return toAbsence(await db.absence.create({ data }));
  },

  async end(id) {
    await db.absence.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
  },

  async get(id) {
    const row = await db.absence.findUnique({ where: { id } });
    return row ? toAbsence(row) : undefined;
  },

  async now(person) {
    const rows = await db.$queryRaw<AbsenceRow[]>`
      SELECT a.id, a."personId", a."from", a."to", c.id AS "coverId", a."byId", a.at, a."endedAt"
        FROM absence a
        JOIN person x ON x.id = a."personId"
        LEFT JOIN person c ON c.id = a."coverId" AND c."retiredAt" IS NULL
       WHERE ${lastsNow(now)} AND (${person ?? null}::text IS NULL OR a."personId" = ${person ?? null})
       ORDER BY a.id`;
    return rows.map(toAbsence);
  },

  async between(from, to, people) {
    const rows = await db.$queryRaw<AbsenceRow[]>`
      SELECT * FROM absence a
       WHERE a."endedAt" IS NULL AND a."from" <= ${to} AND a."to" >= ${from} ${among(Prisma.sql`a."personId"`, people)}
       ORDER BY a."from", a.id`;
    return rows.map(toAbsence);
  },
});
