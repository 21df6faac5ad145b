import pg from 'pg';
import { type Connection, connect } from '../../adapters/postgres/connect.ts';
import { freshDatabase } from './database.ts';

export const silent = { info() {}, warn() {}, error() {} };

/**
 * A database that goes from one test file of a worker to the next, emptied. To make one, to connect, and to plan each
 * statement for the first time costs as much processor time as a hundred sentences of a talk.
 */
export interface Standing {
  readonly url: string;
  readonly connection: Connection;
  /** Takes out all that a test can have written. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

/** Those that nobody uses now. */
const free: Standing[] = [];

export async function take(): Promise<Standing> {
  return free.pop() ?? make();
}

export async function giveBack(standing: Standing): Promise<void> {
  const { pool } = standing.connection;
  await standing.empty();
  await pool.query(restart);
  const { rows } = await pool.query('SELECT pg_database_size(current_database()) AS size');
  const isLeft = pool.idleCount === pool.totalCount;
  if (isLeft && Number(rows[0].size) < largest) free.push(standing);
  else await standing.drop();
}

export async function make(): Promise<Standing> {
  const database = await freshDatabase();
  const connection = connect(database.url, { log: silent });
  // Connections that wait for the next test are no reason for the worker to stay.
  const { pool } = connection;
  pool.options.allowExitOnIdle = true;
  // To change this setting makes PostgreSQL forget what it has planned, so emptying has a connection of its own.
  const options = '-c session_replication_role=replica';
  const apart = new pg.Pool({ connectionString: database.url, max: 1, allowExitOnIdle: true, options });
  apart.on('error', () => undefined);
  const { rows } = await apart.query<{ name: string }>(tables);
  const text = `WITH ${rows.map(({ name }, at) => `_${at} AS (DELETE FROM ${name})`).join(', ')}
    DELETE FROM graphile_worker._private_jobs`;
  return {
    url: database.url,
    connection,
    empty: async () => void (await apart.query({ name: 'empty', text })),
    async drop() {
      await Promise.all([connection.close(), apart.end()]);
      await database.drop();
    },
  };
}

const tables = `
  SELECT format('%I', tablename) AS name FROM pg_tables
   WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;

/** Numbers count from one again. */
const restart = `
  SELECT setval(format('%I.%I', schemaname, sequencename), 1, false) FROM pg_sequences
   WHERE schemaname = 'public' AND last_value IS NOT NULL`;

/** What was deleted still takes its room: beyond this, in bytes, a new database costs less than reading past it. */
const largest = 16_000_000;
