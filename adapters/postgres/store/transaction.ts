import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Direct, directly } from '../direct.ts';
import { Prisma } from '../generated/client.ts';
import { planRefused } from '../statement.ts';
import type { Database } from './database.ts';

/** How often a transaction is run again after a collision. */
const repeats = 4;

/**
 * Runs `work` in a transaction of the database's default isolation (READ COMMITTED: every rule that two transactions
 * could break together is held by a unique key, a row lock or a revision), and again when the database says that it
 * collided with another.
 */
export async function inTransaction<T>(direct: Direct, work: (db: Database) => Promise<T>): Promise<T> {
  for (let repeat = 0; ; repeat += 1) {
    try {
      return await directly(direct, work);
    } catch (error) {
      if (repeat === repeats || !collided(error)) throw error;
      await sleep(5 * 2 ** repeat * (1 + Math.random()));
    }
  }
}

/** SQLSTATE of what was refused before anything was done: serialization failure, deadlock, a kept plan of an old table. */
const again = ['40001', '40P01', planRefused];

/** Raw statements fail with PostgreSQL's own code; Prisma's builders report the first two as P2034. */
function collided(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return again.includes(error.code ?? '');
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
}
