import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { forgetRefused, nameOf, readRaw, types } from './statement.ts';

/**
 * Transactions whose raw statements go straight to their connection: through Prisma they cost several times the
 * processor time, which was most of what answering a message cost (docs/benchmarks.md). What is not raw SQL is Prisma's,
 * which joins a transaction when it is first needed there.
 */

/** What transactions are made of; connect() makes it. */
export interface Direct {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

type Client = Prisma.TransactionClient;
type Callback = Exclude<Parameters<pg.Pool['connect']>[0], undefined>;

const joining = new AsyncLocalStorage<pg.PoolClient>();

/** A pool that gives Prisma the connection of the transaction that it joins. */
export class TransactionPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    const joined = joining.getStore();
    return joined ? Promise.resolve(joined) : super.connect();
  }
}

/**
 * Runs `work` between BEGIN and COMMIT. A statement whose result nobody awaits is no less part of it: after one that
 * failed PostgreSQL commits nothing, and says so.
 *
 * @throws the fault of the first raw statement that failed, else what `work` threw
 */
export async function directly<T>({ pool, prisma }: Direct, work: (db: Client) => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  const own = new Transaction(connection, prisma);
  let broken: Error | undefined;
  try {
    const result = await work(own.client);
    await own.commit();
    return result;
  } catch (error) {
    broken = await own.rollback();
    throw own.fault ?? error;
  } finally {
    connection.release(broken);
  }
}

type Raw = Prisma.Sql | TemplateStringsArray;

class Transaction {
  readonly client: Client;
  fault: unknown;
  readonly #connection: pg.PoolClient;
  readonly #prisma: PrismaClient;
  #joined: Promise<Client> | undefined;
  /** Tells Prisma that it is over, and resolves when Prisma has left. */
  #leave: () => Promise<unknown> = async () => undefined;
  #over = false;

  constructor(connection: pg.PoolClient, prisma: PrismaClient) {
    this.#connection = connection;
    this.#prisma = prisma;
    this.#send({ name: 'begin', text: 'BEGIN' });
    const raw = {
      $queryRaw: async (given: Raw, ...values: unknown[]) => (await this.#run(given, values)).rows,
      $executeRaw: async (given: Raw, ...values: unknown[]) => (await this.#run(given, values)).rowCount ?? 0,
    };
    this.client = new Proxy({} as Client, {
      get: (_, name) => raw[name as keyof typeof raw] ?? this.#composed(name as keyof Client),
    });
  }

  async commit(): Promise<void> {
    this.#over = true;
    await this.#leave();
    const { command } = await this.#send({ name: 'commit', text: 'COMMIT' });
    if (command !== 'COMMIT') throw this.fault ?? new Error('A statement failed, so nothing was stored');
  }

  /** Why the connection cannot be used any more, if it cannot. */
  async rollback(): Promise<Error | undefined> {
    this.#over = true;
    try {
      await this.#leave();
      await this.#connection.query('ROLLBACK');
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  #run(given: Raw, values: unknown[]): Promise<pg.QueryResult> {
    if (this.#over) throw new Error('This transaction is over');
    const raw = readRaw(given, values);
    return this.#send({ ...raw, types, ...nameOf(raw.text) });
  }

  #send(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    const result = this.#connection.query(statement);
    result.catch((fault) => {
      this.fault ??= fault;
      forgetRefused(fault);
    });
    return result;
  }

  /** A model as Prisma composes statements for it, in this transaction. */
  #composed(name: keyof Client): unknown {
    type Model = Record<string, (...given: unknown[]) => Promise<unknown>>;
    const call =
      (method: string) =>
      async (...given: unknown[]) => {
        const model = (await this.#join())[name] as unknown as Model;
        return model[method]!(...given);
      };
    return new Proxy({}, { get: (_, method) => call(method as string) });
  }

  #join(): Promise<Client> {
    if (this.#over) throw new Error('This transaction is over');
    this.#joined ??= new Promise((resolve, reject) => {
      const left = joining.run(lent(this.#connection), () =>
        this.#prisma.$transaction(
          (client) =>
            new Promise<void>((end) => {
              this.#leave = () => {
                end();
                return left;
              };
              resolve(client);
            }),
          limits,
        ),
      );
      left.catch(reject);
    });
    return this.#joined;
  }
}

/** Milliseconds for all that Prisma does in a transaction; an import of a large file is the longest. */
const limits = { timeout: 60_000 };

/** A connection as Prisma gets it: to begin, to end and to give back are not its business. */
function lent(connection: pg.PoolClient): pg.PoolClient {
  const ours = ['BEGIN', 'COMMIT', 'ROLLBACK'];
  const nothing = { rows: [], fields: [], rowCount: 0 };
  const query = async (given: pg.QueryConfig) => (ours.includes(given.text) ? nothing : connection.query(given));
  return { query, on: () => undefined, removeListener: () => undefined, release: () => undefined } as never;
}
