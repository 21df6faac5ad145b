import { afterAll, beforeAll } from '@jest/globals';
import type pg from 'pg';
import type { Store } from '#core/ports';
import type { PrismaClient } from '../../../../adapters/postgres/generated/client.ts';
import type { Database } from '../../../../adapters/postgres/store/database.ts';
import { postgresStore, type StoreOptions } from '../../../../adapters/postgres/store/index.ts';
import { Unchanged } from '../../../../adapters/postgres/store/unchanged.ts';
import { Doubting } from '../../../kit/doubting.ts';
import { giveBack, make, type Standing, take } from '../../../kit/standing.ts';

export { silent } from '../../../kit/standing.ts';

/** A store on a database that nobody else uses, whose programme time stands where the test puts it. */
export interface Fresh {
  store: Store;
  prisma: PrismaClient;
  pool: pg.Pool;
  url: string;
  /** Programme time. */
  now: Date;
  /** Moves machine time by an interval, such as `16 minutes`. */
  machineTime(offset: string): Promise<void>;
  /** Takes out all that a test can have written. */
  empty(): Promise<void>;
}

export interface FreshOptions {
  /** For tests that change more than rows, settings of connections too: the database is made for them and goes with them. */
  readonly own?: boolean;
  readonly atOnce?: StoreOptions['atOnce'];
  /** What was read and has not changed is not read again to be compared: as it is in an installation. */
  readonly trusting?: boolean;
}

/** Taken before the tests of the describing block and given back after them. */
export function fresh({ own = false, atOnce, trusting = false }: FreshOptions = {}): Fresh {
  const it = { now: new Date('2027-01-04T09:00:00Z') } as Fresh;
  let standing: Standing;
  beforeAll(async () => {
    standing = await (own ? make() : take());
    const { prisma, pool } = standing.connection;
    Object.assign(it, { prisma, pool, url: standing.url, empty: standing.empty });
    let offset = '0';
    const read = async (db: Database) => {
      await db.$executeRaw`SELECT set_config('quarterdeck.machine_offset', ${offset}, true)`;
      return it.now;
    };
    const unchanged = trusting ? new Unchanged() : new Doubting();
    it.store = postgresStore({ prisma, pool, clock: { read }, unchanged, ...(atOnce && { atOnce }) });
    it.machineTime = async (to) => {
      offset = to;
    };
  });
  afterAll(() => (own ? standing.drop() : giveBack(standing)));
  return it;
}
