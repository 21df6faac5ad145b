import { afterAll, beforeAll } from '@jest/globals';
import type pg from 'pg';
import type { Store } from '#core/ports';
import { connect } from '../../../../adapters/postgres/connect.ts';
import type { PrismaClient } from '../../../../adapters/postgres/generated/client.ts';
import type { Database } from '../../../../adapters/postgres/store/database.ts';
import { postgresStore } from '../../../../adapters/postgres/store/index.ts';
import { freshDatabase } from '../../../kit/database.ts';

export const silent = { info() {}, warn() {}, error() {} };

/** A store on a database of its own, whose programme time stands where the test puts it. */
export interface Fresh {
  store: Store;
  prisma: PrismaClient;
  pool: pg.Pool;
  url: string;
  /** Programme time. */
  now: Date;
  /** Moves machine time by an interval, such as `16 minutes`. */
  machineTime(offset: string): Promise<void>;
}

/** Made before the tests of the describing block, and removed after them. */
export function fresh(): Fresh {
  const it = { now: new Date('2027-01-04T09:00:00Z') } as Fresh;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const database = await freshDatabase();
    const { prisma, pool, close } = connect(database.url, { log: silent });
    remove = async () => {
      await close();
      await database.drop();
    };
    Object.assign(it, { prisma, pool, url: database.url });
    let offset = '0';
    const read = async (db: Database) => {
      await db.$executeRaw`SELECT set_config('quarterdeck.machine_offset', ${offset}, true)`;
      return it.now;
    };
    it.store = postgresStore({ prisma, pool, clock: { read } });
    it.machineTime = async (to) => {
      offset = to;
    };
  });
  afterAll(() => remove());
  return it;
}
