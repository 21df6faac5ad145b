import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Log } from '#core/ports';
import { TransactionPool } from './direct.ts';
import { GatheringSocket } from './gathering.ts';
import { PrismaClient } from './generated/client.ts';

/** The database as this process uses it: one pool of connections, for Prisma and for the jobs. */
export interface Connection {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Waits for what is under way, then closes every connection. */
  close(): Promise<void>;
}

/** Milliseconds. */
const limits = {
  /** For a connection, when all are busy or the server does not answer: the platforms wait no longer either. */
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  /** Of the server: for one statement, and for a transaction that says nothing (its process may be gone). */
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 60_000,
  /** Ours, longer than the server's: reached only when the line is dead and nobody has told us. */
  query_timeout: 65_000,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/**
 * Connects lazily: a server that is away is met at the first query, and again at each until it is back.
 *
 * @param size how many connections at most. PostgreSQL allows 100 to all by default; three replicas stay below.
 */
export function connect(url: string, { log, size = 20 }: { readonly log: Log; readonly size?: number }): Connection {
  const pool = new TransactionPool({
    connectionString: url,
    application_name: 'quarterdeck',
    max: size,
    keepAlive: true,
    pipeline: true,
    stream: () => new GatheringSocket(),
    ...limits,
  });
  // An error that nobody listens to ends the process: of idle connections the pool tells, of those in use they themselves.
  // Whoever waits for a query is told anyway.
  const broke = (error: Error) => log.warn({ error: error.message }, 'a database connection broke');
  pool.on('error', broke);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return { prisma, pool, close };
}
