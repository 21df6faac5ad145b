import { setTimeout as sleep } from 'node:timers/promises';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import type { Database } from './database.ts';

/** How often a transaction is run again after a collision. */
const repeats = 4;

/**
 * Milliseconds. `maxWait`: for a connection of the pool, so that a full pool is told to the platform (which comes again)
 * before it gives up on us. `timeout`: for the whole transaction; an import of a large file is the longest.
 */
const limits = { maxWait: 5_000, timeout: 60_000 };

/**
 * Runs `work` in a transaction of the database's default isolation (READ COMMITTED: every rule that two transactions
 * could break together is held by a unique key, a row lock or a revision), and again when the database says that it
 * collided with another.
 */
export async function inTransaction<T>(prisma: PrismaClient, work: (db: Database) => Promise<T>): Promise<T> {
  for (let repeat = 0; ; repeat += 1) {
    try {
      return await prisma.$transaction(work, limits);
    } catch (error) {
      if (repeat === repeats || !collided(error)) throw error;
      await sleep(5 * 2 ** repeat * (1 + Math.random()));
    }
  }
}

/**
 * Serialization failures and deadlocks (SQLSTATE 40001, 40P01). Prisma's builders report both as P2034, its raw
 * queries as P2010 with the adapter's error inside.
 */
function collided(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2034') return true;
  const { driverAdapterError: inner } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { kind?: string } } };
  return inner?.cause?.kind === 'TransactionWriteConflict';
}
