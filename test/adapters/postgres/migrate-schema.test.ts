import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { prismaFolder } from '../../../adapters/postgres/migrate/list.ts';
import { difference } from '../../../prisma/difference.ts';
import { emptyDatabase, type TestDatabase } from '../../kit/database.ts';

let empty: TestDatabase;
beforeEach(async () => {
  empty = await emptyDatabase();
});
afterEach(() => empty.drop());

describe('the schema and the migrations', () => {
  it('agree (if not: npm run migration -- what has changed)', async () => {
    expect(await difference(empty.url, 'summary')).toBeUndefined();
  });

  it('are told apart when the schema says more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-schema-'));
    try {
      await cp(prismaFolder(), folder, { recursive: true });
      const schema = await readFile(join(folder, 'schema.prisma'), 'utf8');
      await writeFile(
        join(folder, 'schema.prisma'),
        `${schema}\nmodel Boat {\n  id String @id\n\n  @@map("boat")\n}\n`,
      );
      expect(await difference(empty.url, 'sql', folder)).toMatch(/-- CreateTable\nCREATE TABLE "boat" \(/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
