import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ChatAdapter } from '#core/ports';
import { type Start, start } from '../../src/main.ts';
import { parseSettings } from '../../src/settings.ts';
import { freshDatabase } from './database.ts';

/** A whole Quarterdeck, as `npm start` makes it, on a database of its own. */
export interface TestQuarterdeck {
  readonly url: string;
  /** Moves the rehearsal's clock and waits for what that sends. */
  moveTo(instant: string): Promise<Moved>;
  /** Resolves when everything that may go now has gone. */
  settled(): Promise<void>;
  /** Asks the database itself, for what no reader sees. */
  query<Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]>;
  /** Another process of it beside this one, on the same database. */
  replica(): Promise<{ readonly url: string; stop(): Promise<void> }>;
  /** Stops it and starts it again at the same address, on the same database: what was only in memory is gone. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Moved {
  readonly now: string;
  readonly sent: number;
  readonly refused: number;
  readonly waiting: readonly string[];
}

const waiting = `SELECT FROM delivery, rehearsal_clock WHERE status IN ('pending', 'sending') AND "dueAt" <= now LIMIT 1`;

/** The beginning of the sample's rehearsal. */
const begins = '2026-12-18T08:00:00Z';

/** Nothing here waits for its turn at a platform: programme time jumps over months. Budgets are tried in test/faults. */
const between = {
  chat: ({ allowance: _, ...adapter }: ChatAdapter): ChatAdapter => adapter,
} satisfies Start['between'];

/** @param through where the process finds its database instead: another address of the same one */
export async function quarterdeck(
  env: Readonly<Record<string, string>> = {},
  through: (url: string) => string = (url) => url,
): Promise<TestQuarterdeck> {
  const database = await freshDatabase();
  const own = new pg.Pool({ connectionString: database.url, max: 1 });
  own.on('error', () => undefined);
  const settings = parseSettings({
    DATABASE_URL: through(database.url),
    PORT: '0',
    LOG_LEVEL: 'silent',
    REHEARSAL: 'true',
    REHEARSAL_START: begins,
    ...env,
  });
  const begin = (port: number) => start({ ...settings, port }, { tell: () => undefined, between });
  let running = await begin(settings.port);
  const url = `http://127.0.0.1:${running.port}`;
  const moveTo = async (instant: string): Promise<Moved> => {
    const moved = await fetch(`${url}/rehearsal/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: instant }),
    });
    if (moved.status !== 200) throw new Error(`The clock did not move: ${moved.status} ${await moved.text()}`);
    return (await moved.json()) as Moved;
  };
  const query = async <Row>(sql: string, ...values: readonly unknown[]) =>
    (await own.query(sql, [...values])).rows as readonly Row[];
  return {
    url,
    moveTo,
    async settled() {
      while ((await query(waiting)).length > 0) await sleep(5);
    },
    query,
    async replica() {
      const beside = await begin(0);
      return { url: `http://127.0.0.1:${beside.port}`, stop: () => beside.stop() };
    },
    async restart() {
      await running.stop();
      running = await begin(running.port);
    },
    async stop() {
      await running.stop();
      await own.end();
      await database.drop();
    },
  };
}
