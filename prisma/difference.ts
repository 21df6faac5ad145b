import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '../adapters/postgres/migrate/engine.ts';
import { asList, prismaFolder, readMigrations } from '../adapters/postgres/migrate/list.ts';
import { ShadowDatabase } from './shadow.ts';

/**
 * What would have to be done to a database that has had every migration, for it to agree with `schema.prisma`: as SQL,
 * or told to people; undefined if nothing. What the schema cannot say (functions) is not compared.
 *
 * @param empty address of a database in which nothing is; the migrations will be in it afterwards
 */
export async function difference(
  empty: string,
  as: 'sql' | 'summary',
  prisma: string = prismaFolder(),
): Promise<string | undefined> {
  const path = join(prisma, 'schema.prisma');
  const migrations = await readMigrations(join(prisma, 'migrations'));
  const shadow = new ShadowDatabase(empty);
  const engine = await openEngine(shadow);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...asList(migrations) },
      to: { tag: 'schemaDatamodel', files: [{ path, content: await readFile(path, 'utf8') }] },
      script: as === 'sql',
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? undefined : String(stdout).trim();
  } finally {
    engine.free();
    await shadow.close();
  }
}
