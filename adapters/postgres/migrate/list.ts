import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from './engine.ts';

/** One step in the history of the database. */
export interface Migration {
  /** The folder's: `20261122044500_the_record`. Their order is that of the names. */
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the script, as Prisma notes it in the database. */
  readonly checksum: string;
}

/** The project's `prisma` folder, above the sources and above `dist` alike. */
export function prismaFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'prisma', 'migrations'))) return join(folder, 'prisma');
    if (folder === dirname(folder)) throw new Error('The folder prisma/migrations is missing beside package.json');
  }
}

/** Reads every migration, oldest first. */
export async function readMigrations(folder = join(prismaFolder(), 'migrations')): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

/** The same as the schema engine wants it. */
export function asList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: 'migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}
