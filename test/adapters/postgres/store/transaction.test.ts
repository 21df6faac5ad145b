import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx } from '#core/ports';
import { realClock, rehearsalClock } from '../../../../adapters/postgres/store/clock.ts';
import { postgresStore } from '../../../../adapters/postgres/store/index.ts';
import { inTransaction } from '../../../../adapters/postgres/store/transaction.ts';
import { fresh } from './fresh.ts';
import { gate } from './interleaving.ts';
import { importSample } from './sample.ts';

describe('a transaction', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const account = (id: string) => ({ platform: 'slack', tenant: 'T1', id });

  beforeAll(async () => {
    await importSample(database.store);
    await store((tx) => tx.people.match(account('a'), 'asha', 'email'));
    await store((tx) => tx.people.match(account('b'), 'ben', 'email'));
    await store((tx) => tx.memory.set('slack', 'a', ''));
    await store((tx) => tx.memory.set('slack', 'b', ''));
  });

  it.each<[string, (tx: Tx, which: string) => Promise<void>]>([
    ['raw SQL', (tx, which) => tx.memory.set('slack', which, `${Math.random()}`)],
    ['a builder', (tx, which) => tx.people.reachable(account(which), 'gone')],
  ])('that deadlocked (in %s) is run again, and both are stored', async (_how, write) => {
    const gates = [gate(), gate()] as const;
    let runs = 0;
    const crossing = (mine: 0 | 1, first: string, then: string) =>
      store(async (tx) => {
        runs += 1;
        await write(tx, first);
        gates[mine].reached();
        await gates[(1 - mine) as 0 | 1].reach;
        await write(tx, then);
      });
    await Promise.all([crossing(0, 'a', 'b'), crossing(1, 'b', 'a')]);
    expect(runs).toBe(3);
  });

  it('that keeps colliding is given up after four repeats', async () => {
    let runs = 0;
    const colliding = inTransaction(database, async (db) => {
      runs += 1;
      await db.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = 'serialization_failure'; END $$`;
    });
    await expect(colliding).rejects.toThrow();
    expect(runs).toBe(5);
  });

  it('that failed for another reason is not run again, and stores nothing', async () => {
    let runs = 0;
    const failing = store(async (tx) => {
      runs += 1;
      await tx.memory.set('slack', 'a', 'changed');
      await tx.digests.keep('no such group', 'key', {});
    });
    await expect(failing).rejects.toThrow();
    expect(runs).toBe(1);
    expect(await store((tx) => tx.memory.get('slack', 'a'))).not.toBe('changed');
  });

  it('stands at one instant of a rehearsal’s clock, which begins once and moves when told', async () => {
    const begins = new Date('2026-12-18T08:00:00Z');
    const clock = await rehearsalClock(database.prisma, begins);
    const rehearsal = postgresStore({ ...database, clock });
    expect(await rehearsal.transaction(async (tx) => tx.now)).toEqual(begins);
    const later = new Date('2027-01-04T09:00:00Z');
    await clock.moveTo(later);
    expect(await clock.now()).toEqual(later);
    const again = await rehearsalClock(database.prisma, begins);
    expect(await again.now()).toEqual(later);
    expect(await rehearsal.transaction(async (tx) => tx.now)).toEqual(later);
  });

  it('stands at the time of day outside a rehearsal', async () => {
    const real = postgresStore({ ...database, clock: realClock });
    const before = Date.now();
    const now = await real.transaction(async (tx) => tx.now.getTime());
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
