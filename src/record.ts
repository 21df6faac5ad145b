import type { MovableClock, Store } from '#core/ports';
import type { JsonLog } from '../adapters/log/index.ts';
import { type Connection, connect } from '../adapters/postgres/connect.ts';
import type { EmbeddedServer } from '../adapters/postgres/embedded/index.ts';
import type { PrismaClient } from '../adapters/postgres/generated/client.ts';
import { prepareJobs } from '../adapters/postgres/jobs.ts';
import { migrate } from '../adapters/postgres/migrate/index.ts';
import { isRehearsal, realClock, rehearsalClock } from '../adapters/postgres/store/clock.ts';
import { postgresStore, type StoreOptions } from '../adapters/postgres/store/index.ts';
import type { Settings } from './settings.ts';

/** The record, opened: PostgreSQL found or started, migrated, and the store on it. */
export interface Record extends Connection {
  readonly store: Store;
  /** The rehearsal's clock; absent otherwise. */
  readonly clock?: MovableClock;
  /** In words: `PostgreSQL 18.4, .data/postgres (embedded)`. */
  readonly where: string;
  close(): Promise<void>;
}

/** Where the bundled sample's rehearsal begins, so that it shows what its documentation shows. */
const sampleStart = new Date('2026-12-18T08:00:00Z');

/**
 * For whom the record is opened: a start, an import or another word of the command line. Whether it is a rehearsal's is
 * decided when a new database is first started or filled; afterwards it stands in the database, and words follow it.
 */
export type Purpose = 'start' | 'import' | 'word';

/**
 * @param atOnce told of lanes in which something urgent was stored, by a process that sends (see `StoreOptions`)
 * @throws WrongDatabase when a start would take a rehearsal's database for a real one, or the other way round
 */
export async function openRecord(
  settings: Settings,
  log: JsonLog,
  purpose: Purpose,
  atOnce?: StoreOptions['atOnce'],
): Promise<Record> {
  const embedded = settings.databaseUrl === undefined ? await startServer(settings, log) : undefined;
  const url = settings.databaseUrl ?? embedded!.url;
  let connection: Connection | undefined;
  const close = async () => {
    await connection?.close();
    await embedded?.stop();
  };
  try {
    connection = connect(url, { log });
    if (!embedded) await reach(connection, url);
    await migrate(url, { log });
    await prepareJobs(connection.pool, log);
    const clock = await clockOf(settings, connection.prisma, purpose);
    return {
      ...connection,
      store: postgresStore({ ...connection, clock: clock ?? realClock, ...(atOnce ? { atOnce } : {}) }),
      ...(clock ? { clock } : {}),
      where: embedded
        ? `PostgreSQL ${embedded.version}, ${embedded.where} (embedded)`
        : `PostgreSQL at ${new URL(url).host}`,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The server that DATABASE_URL names does not let us in. The message says which, and never the password. */
class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
  constructor(url: string, cause: Error) {
    const { host, pathname } = new URL(url);
    super(
      `DATABASE_URL: the database ${decodeURIComponent(pathname.slice(1))} on the PostgreSQL server at ${host} cannot be ` +
        `used: ${reasonOf(cause)}. Start the server or correct the setting; without DATABASE_URL Quarterdeck brings its own.`,
      { cause },
    );
  }
}

/** A name with several addresses fails with one error for each, and no message of its own. */
const reasonOf = (error: Error): string =>
  error.message || (error instanceof AggregateError ? error.errors.map(String).join(', ') : error.name);

async function reach({ pool }: Connection, url: string): Promise<void> {
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    throw new DatabaseUnreachable(url, cause as Error);
  }
}

/** The settings ask for another kind of database than this is. */
class WrongDatabase extends Error {
  override readonly name = 'WrongDatabase';
}

const elsewhere = 'set DATA_DIR or DATABASE_URL to another place';

async function clockOf(settings: Settings, prisma: PrismaClient, purpose: Purpose) {
  const [rehearsal, empty] = [await isRehearsal(prisma), (await prisma.organisation.count()) === 0];
  if (purpose === 'start' && rehearsal && !settings.rehearsal)
    throw new WrongDatabase(
      `This database holds a rehearsal, whose clock is moved by hand: to work for real, ${elsewhere}; to go on rehearsing, set REHEARSAL=true`,
    );
  if (purpose === 'start' && !rehearsal && !empty && settings.rehearsal)
    throw new WrongDatabase(
      `This database holds a real programme, which a rehearsal must not touch: ${elsewhere}, or set up a platform and leave REHEARSAL out`,
    );
  const begins = empty && settings.rehearsal && purpose !== 'word';
  return rehearsal || begins ? rehearsalClock(prisma, startOf(settings, purpose)) : undefined;
}

/** Counts only while the database is new: afterwards the clock goes on from where it stood. */
function startOf({ rehearsalStart, programmeFile }: Settings, purpose: Purpose): Date {
  const isSample = purpose === 'start' && programmeFile === undefined;
  return rehearsalStart ?? (isSample ? sampleStart : new Date());
}

async function startServer(settings: Settings, log: JsonLog): Promise<EmbeddedServer> {
  const { startEmbedded } = await import('../adapters/postgres/embedded/index.ts');
  return startEmbedded({ dataDir: settings.dataDir, log });
}
