import { describe, expect, it } from '@jest/globals';
import { type Database, unawaited } from '../../../adapters/postgres/store/database.ts';
import { inTransaction } from '../../../adapters/postgres/store/transaction.ts';
import { fresh } from './store/fresh.ts';

describe('a raw statement of a transaction', () => {
  const database = fresh({ own: true });
  const run = <T>(work: (db: Database) => Promise<T>) => inTransaction(database, work);

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

  it('for which nobody waits is carried out in its order', async () => {
    await run(async (db) => {
      unawaited(db.$executeRaw`INSERT INTO adapter_memory VALUES ('slack', 'order', '1')`);
      unawaited(db.$executeRaw`UPDATE adapter_memory SET value = value || '2' WHERE key = 'order'`);
      const [row] = await db.$queryRaw<{ value: string }[]>`SELECT value FROM adapter_memory WHERE key = 'order'`;
      expect(row?.value).toBe('12');
    });
  });

  it.each<[string, (db: Database) => Promise<unknown>]>([
    ['by itself', async () => undefined],
    ['with what comes after it', (db) => db.$queryRaw`SELECT 1`],
    ['with what Prisma composes after it', (db) => db.adapterMemory.count()],
  ])('for which nobody waits fails its transaction, %s', async (_how, then) => {
    const failing = run(async (db) => {
      await db.$executeRaw`INSERT INTO adapter_memory VALUES ('slack', 'lost', '')`;
      unawaited(db.$executeRaw`SELECT 1 / 0`);
      await then(db);
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(await database.prisma.adapterMemory.count({ where: { key: 'lost' } })).toBe(0);
  });

  it('for which nobody waits is never the plain client’s, where its failure would be lost', async () => {
    // @ts-expect-error The plain client is no transaction.
    const client: Database = database.prisma;
    unawaited(client.$executeRaw`SELECT 1 / 0`);
    await expect(client.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
  });

  it('that fails and is forgiven by whoever sent it fails its transaction all the same', async () => {
    const failing = run((db) => db.$executeRaw`SELECT 1 / 0`.catch(() => 0));
    await expect(failing).rejects.toThrow('division by zero');
  });

  it('that collided and for which nobody waits runs its transaction again', async () => {
    let runs = 0;
    await run(async (db) => {
      runs += 1;
      if (runs === 1)
        unawaited(db.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'c' USING ERRCODE = 'serialization_failure'; END $$`);
    });
    expect(runs).toBe(2);
  });

  it('leaves its connection to the next, whatever became of it', async () => {
    for (let time = 0; time < 30; time += 1)
      await run(async (db) => {
        if (time % 3 === 0) await db.adapterMemory.count();
        if (time % 2 === 0) throw new Error('the work failed');
      }).catch(() => undefined);
    expect(database.pool.waitingCount).toBe(0);
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
  });

  it('goes on when a newer version adds a column to its table', async () => {
    const read = () => run((db) => db.$queryRaw<object[]>`SELECT * FROM watermark`);
    await run((db) => db.$executeRaw`INSERT INTO watermark (id) VALUES ('planned')`);
    expect(await read()).toEqual([{ id: 'planned', at: null }]);
    await database.pool.query('ALTER TABLE watermark ADD COLUMN added int DEFAULT 1');
    expect(await read()).toEqual([{ id: 'planned', at: null, added: 1 }]);
  });
});
