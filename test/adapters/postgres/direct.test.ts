import { describe, expect, it } from '@jest/globals';
import type { Database } from '../../../adapters/postgres/store/database.ts';
import { inTransaction } from '../../../adapters/postgres/store/transaction.ts';
import { fresh } from './store/fresh.ts';

describe('a raw statement of a transaction', () => {
  const database = fresh();
  const run = <T>(work: (db: Database) => Promise<T>) => inTransaction(database.prisma, work);

  it('belongs to the same transaction as what Prisma composes', async () => {
    const key = { platform_key: { platform: 'slack', key: 'a' } };
    const failing = run(async (db) => {
      await db.$executeRaw`INSERT INTO adapter_memory VALUES ('slack', 'a', 'raw')`;
      await db.adapterMemory.update({ where: key, data: { value: 'composed' } });
      expect(await db.$queryRaw`SELECT value FROM adapter_memory`).toEqual([{ value: 'composed' }]);
      throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    expect(await database.prisma.adapterMemory.findUnique({ where: key })).toBeNull();
  });

  it('reads and writes values as Prisma does', async () => {
    const given = { at: new Date('2027-01-04T09:00:00.123Z'), list: ['a', 'b, "c"'], large: 2n ** 60n };
    const [read] = await run(
      (db) => db.$queryRaw<object[]>`
        SELECT ${given.at}::timestamptz AS at, ${given.list}::text[] AS list, ${given.large}::bigint AS large,
               ${null}::text AS nothing, ${JSON.stringify(given.list)}::jsonb AS json, count(*)::int AS count, 1.5::float8 AS half`,
    );
    expect(read).toEqual({ ...given, nothing: null, json: given.list, count: 1, half: 1.5 });
  });

  it('is refused once the transaction is over, whoever has the connection then', async () => {
    let late: Database | undefined;
    await run(async (db) => {
      late = db;
    });
    await expect(late!.$queryRaw`SELECT 1`).rejects.toThrow('This transaction is over');
  });

  it('goes on when a newer version adds a column to its table', async () => {
    const read = () => run((db) => db.$queryRaw<object[]>`SELECT * FROM watermark`);
    await run((db) => db.$executeRaw`INSERT INTO watermark (id) VALUES ('planned')`);
    expect(await read()).toEqual([{ id: 'planned', at: null }]);
    await database.pool.query('ALTER TABLE watermark ADD COLUMN added int DEFAULT 1');
    expect(await read()).toEqual([{ id: 'planned', at: null, added: 1 }]);
  });
});
