import type { MovableClock, Store } from '#core/ports';
import type { JsonLog } from '../adapters/log/index.ts';
import { type Connection, connect } from '../adapters/postgres/connect.ts';
import type { EmbeddedServer } from '../adapters/postgres/embedded/index.ts';
import { prepareJobs } from '../adapters/postgres/jobs.ts';
import { migrate } from '../adapters/postgres/migrate/index.ts';
import { realClock, rehearsalClock } from '../adapters/postgres/store/clock.ts';
import { postgresStore } from '../adapters/postgres/store/index.ts';
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

export async function openRecord(settings: Settings, log: JsonLog): Promise<Record> {
  const embedded = settings.databaseUrl === undefined ? await startServer(settings, log) : undefined;
  const url = settings.databaseUrl ?? embedded!.url;
  try {
    await migrate(url, { log });
    const connection = connect(url, { log });
    await prepareJobs(connection.pool, log);
    const clock = settings.rehearsal ? await rehearsalClock(connection.prisma, startOf(settings)) : undefined;
    return {
      ...connection,
      store: postgresStore({ prisma: connection.prisma, clock: clock ?? realClock }),
      ...(clock ? { clock } : {}),
      where: embedded
        ? `PostgreSQL ${embedded.version}, ${embedded.where} (embedded)`
        : `PostgreSQL at ${new URL(url).host}`,
      close: async () => {
        await connection.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Counts only while the database is new: afterwards the clock goes on from where it stood. */
const startOf = (settings: Settings): Date =>
  settings.rehearsalStart ?? (settings.programmeFile === undefined ? sampleStart : new Date());

async function startServer(settings: Settings, log: JsonLog): Promise<EmbeddedServer> {
  const { startEmbedded } = await import('../adapters/postgres/embedded/index.ts');
  return startEmbedded({ dataDir: settings.dataDir, log });
}
