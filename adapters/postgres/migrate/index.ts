import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '#core/ports';
import { AtomicPrismaPg } from './atomic.ts';
import { openEngine } from './engine.ts';
import { historyOf } from './history.ts';
import { asList, type Migration, readMigrations } from './list.ts';

/** The database could not be brought to what this version needs. The message says which step failed, and why. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** The oldest PostgreSQL that understands our migrations. */
const oldest = 14;
/** One process migrates at a time; the others wait this long, and then find that nothing is left to do. */
const patience = 60_000;
const lockKey = 0x71_64_6d_69_67; // "qdmig"

/**
 * Applies the migrations in `prisma/migrations` that a database has not had; returns their names. Each is applied whole or
 * not at all, and once, however many processes ask at the same moment. When nothing is to be done this is a few queries.
 *
 * @throws MigrationFailed when a script is refused or another process takes longer than a minute; whatever `pg` throws when
 *   the server cannot be reached.
 */
export async function migrate(
  url: string,
  { log, migrations: given }: { readonly log: Log; readonly migrations?: readonly Migration[] },
): Promise<readonly string[]> {
  const migrations = given ?? (await readMigrations());
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // The query that is under way rejects too.
  await client.connect();
  try {
    if (await isUpToDate(client, migrations, log)) return [];
    await checkVersion(client);
    await waitForTurn(client);
    const { missing, unfinished } = await historyOf(client, migrations);
    if (missing.length === 0) return [];
    if (unfinished.length > 0) log.warn({ unfinished }, 'a migration was interrupted: it is done again');
    const applied = await applyPatiently(url, migrations, unfinished);
    log.info({ applied }, 'the database has been migrated');
    return applied;
  } finally {
    await client.end(); // And with it goes our turn.
  }
}

async function isUpToDate(client: pg.Client, migrations: readonly Migration[], log: Log): Promise<boolean> {
  const { missing, unknown, edited } = await historyOf(client, migrations);
  if (unknown.length > 0) log.warn({ unknown }, 'the database has had migrations of a newer version');
  if (edited.length > 0) log.warn({ edited }, 'migrations were edited after they were applied: write new ones instead');
  return missing.length === 0;
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version') as version");
  const { version } = rows[0] as { version: string };
  if (Number.parseInt(version, 10) >= oldest) return;
  throw new MigrationFailed(
    `This is PostgreSQL ${version}; Quarterdeck needs ${oldest} or newer: set DATABASE_URL to such a server`,
  );
}

async function waitForTurn(client: pg.Client): Promise<void> {
  try {
    await client.query(`set lock_timeout = ${patience}`);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
  } catch (cause) {
    if ((cause as pg.DatabaseError).code !== '55P03') throw cause;
    throw new MigrationFailed(
      'Another process has been migrating this database for over a minute: wait for it, or end it',
      {
        cause,
      },
    );
  }
}

/** Prisma's own command line may be at work too, and holds a lock of its own: the engine then fails with P1002. */
async function applyPatiently(url: string, migrations: readonly Migration[], unfinished: readonly string[]) {
  for (const until = Date.now() + patience; ; await sleep(500)) {
    try {
      return await apply(url, migrations, unfinished);
    } catch (error) {
      if (!/P1002/.test(String((error as { code?: unknown }).code ?? error)) || Date.now() > until) throw error;
    }
  }
}

/** On a pool of its own, with one session that is ended afterwards: the engine's lock belongs to it and stays locked. */
async function apply(url: string, migrations: readonly Migration[], unfinished: readonly string[]) {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined);
  const database = new AtomicPrismaPg(pool, migrations);
  const engine = await openEngine(database);
  try {
    for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
    const filters = { externalTables: [], externalEnums: [] };
    const done = await engine.applyMigrations({ migrationsList: asList(migrations), filters });
    return done.appliedMigrationNames;
  } catch (cause) {
    if (!database.refused) throw cause;
    const { migration, error } = database.refused;
    throw new MigrationFailed(
      `PostgreSQL refused the migration ${migration}: ${error.message} (${error.code}). ` +
        'Nothing of it was done: the database is as it was before.',
      { cause },
    );
  } finally {
    engine.free();
    await pool.end();
  }
}
