import { createHash, randomBytes } from 'node:crypto';
import type { Json } from '#core/json';
import type { PictureRows } from '#core/ports';
import { Prisma } from '../generated/client.ts';
import { type Database, json, unawaited } from './database.ts';

/** Who has the name of a picture can see it: 144 bits cannot be tried out. */
const newName = (): string => randomBytes(18).toString('base64url');

export const pictureRows = (db: Database, now: Date): PictureRows => {
  const forgotten = Prisma.sql`${now}::timestamptz - interval '2 years'`;
  return {
    async keep(programme, data) {
      const text = json(data)!;
      const fingerprint = createHash('sha256').update(text).digest('base64url');
      unawaited(db.$executeRaw`DELETE FROM picture WHERE "keptAt" < ${forgotten}`);
      const [row] = await db.$queryRaw<{ id: string }[]>`
        INSERT INTO picture (id, "programmeId", fingerprint, data, "keptAt")
        VALUES (${newName()}, ${programme}, ${fingerprint}, ${text}::jsonb, ${now}::timestamptz)
        ON CONFLICT ("programmeId", fingerprint) DO UPDATE SET "keptAt" = excluded."keptAt"
        RETURNING id`;
      return row!.id;
    },

    async get(id) {
      const [row] = await db.$queryRaw<{ data: Json }[]>`
        SELECT data FROM picture WHERE id = ${id} AND "keptAt" >= ${forgotten}`;
      return row?.data;
    },
  };
};
