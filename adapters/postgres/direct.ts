import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { Prisma } from './generated/client.ts';

/**
 * Raw statements of a transaction go straight to its connection: through Prisma they cost several times the processor
 * time, which was most of what answering a message cost (docs/benchmarks.md). The transaction itself, and all that is
 * not raw SQL, stays Prisma's.
 */

type Callback = Exclude<Parameters<pg.Pool['connect']>[0], undefined>;

/** The connection of one transaction, from when it has begun until it is over. */
interface Own {
  connection?: pg.PoolClient;
  begun?: true;
}

const beginning = new AsyncLocalStorage<Own>();

/** A pool that tells a transaction of ours which connection Prisma has taken for it. */
export class TransactionPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    const own = beginning.getStore();
    return own && !own.begun ? super.connect().then((client) => hold(own, client)) : super.connect();
  }
}

function hold(own: Own, client: pg.PoolClient): pg.PoolClient {
  const { release } = client; // made anew each time the client is taken
  own.begun = true;
  own.connection = client;
  client.release = (broken) => {
    delete own.connection;
    release.call(client, broken);
  };
  return client;
}

type Raw = Prisma.Sql | TemplateStringsArray;

/** Runs `begin`, Prisma's transaction, whose work gets `db` with raw statements that go the short way. */
export function directly<T>(
  begin: (short: (db: Prisma.TransactionClient) => Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const own: Own = {};
  const run = async (given: Raw, values: unknown[]) => {
    const sql = given instanceof Prisma.Sql ? given : Prisma.sql(given as unknown as string[], ...values);
    if (!own.connection) throw new Error('This transaction is over, or its client was not made by connect()');
    const { text } = sql;
    return own.connection.query({ text, values: sql.values, types, ...nameOf(text) }).catch(forgetRefused);
  };
  const raw = {
    $queryRaw: async (given: Raw, ...values: unknown[]) => (await run(given, values)).rows,
    $executeRaw: async (given: Raw, ...values: unknown[]) => (await run(given, values)).rowCount ?? 0,
  };
  const short = (db: Prisma.TransactionClient) =>
    new Proxy(db, { get: (target, name) => raw[name as keyof typeof raw] ?? Reflect.get(target, name) });
  return beginning.run(own, () => begin(short));
}

/** As Prisma reads them: identities are bigint. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * A statement's name lets the server keep its plan, on each connection: planning costs more than carrying out (measured).
 * When a newer version changes a table, kept plans of statements that return whole rows are refused; then all are named
 * anew. Statements are few, except those that an import puts together: beyond the bound they go without.
 */
const names = new Map<string, string>();
const mostNames = 200;
let named = 0;

function nameOf(text: string): { readonly name?: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size === mostNames) return {};
  named += 1;
  const name = `q${named}`;
  names.set(text, name);
  return { name };
}

/** "cached plan must not change result type": refused before anything was done, so the transaction may run again. */
export const planRefused = '0A000';

function forgetRefused(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.code === planRefused) names.clear();
  throw error;
}
