import { PrismaPg } from '@prisma/adapter-pg';
import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { Migration } from './list.ts';

/** The engine notes the same afterwards. It has scripts of its own too (it makes the table): those go without. */
const note = 'UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL';

/**
 * Prisma's adapter with another way of running a script. Its own splits the text at every semicolon, those within strings
 * and functions too, and runs each piece by itself: a process that dies leaves half a migration behind. Here a script is
 * one transaction (PostgreSQL makes what comes in one message into one), and the note that it was applied is part of it:
 * so a migration that is noted as begun, but not as finished, has not changed anything.
 */
export class AtomicPrismaPg extends PrismaPg {
  readonly #pool: pg.Pool;
  readonly #migrations: readonly Migration[];
  /** The script that failed, and what PostgreSQL said to it: the engine wraps that in its own particulars. */
  refused: { readonly migration: string; readonly error: pg.DatabaseError } | undefined;

  constructor(pool: pg.Pool, migrations: readonly Migration[]) {
    super(pool);
    this.#pool = pool;
    this.#migrations = migrations;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      const migration = this.#migrations.find((one) => one.script === script);
      try {
        await this.#pool.query(migration ? `${script}\n;${note}` : script);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        this.refused = { migration: migration?.name ?? 'of the notes', error };
        const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
        throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
      }
    };
    return adapter;
  }
}
