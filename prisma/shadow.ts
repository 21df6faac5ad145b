import { type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { AtomicPrismaPg } from '../adapters/postgres/migrate/atomic.ts';

/** The types `"char"` (one letter, in PostgreSQL's own catalogue) and text. */
const [char, text] = [18, 25];

/** Remembers which columns of the last answer are `"char"`, and calls them text: Prisma's adapter knows no such type. */
class CatalogPool extends pg.Pool {
  isChar: readonly boolean[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: one body for all the ways in which `query` may be called
  override async query(...args: any[]): Promise<any> {
    const result = await (super.query as (...all: unknown[]) => Promise<pg.QueryResult>)(...args);
    const fields = result.fields ?? [];
    this.isChar = fields.map((field) => field.dataTypeID === char);
    for (const field of fields) if (field.dataTypeID === char) field.dataTypeID = text;
    return result;
  }
}

/**
 * An empty database that the schema engine may fill with the migrations, to see what comes out. Prisma's adapter cannot
 * be used for that as it is: it refuses the catalogue's columns of one letter, which the engine wants as letters.
 */
export class ShadowDatabase extends AtomicPrismaPg {
  readonly #pool: CatalogPool;

  constructor(url: string) {
    const pool = new CatalogPool({ connectionString: url, max: 1 });
    super(pool, []);
    this.#pool = pool;
  }

  override async connect(): ReturnType<AtomicPrismaPg['connect']> {
    const adapter = await super.connect();
    const query = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const answer = await query(asked);
      const asLetter = (type: ColumnType, column: number) =>
        this.#pool.isChar[column] ? ColumnTypeEnum.Character : type;
      return { ...answer, columnTypes: answer.columnTypes.map(asLetter) };
    };
    return adapter;
  }

  override connectToShadowDb(): ReturnType<AtomicPrismaPg['connect']> {
    return this.connect();
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
