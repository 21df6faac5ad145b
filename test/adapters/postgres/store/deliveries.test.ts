import { beforeEach, describe, expect, it } from '@jest/globals';
import { sentence } from '#core/message';
import type { NewDelivery } from '#core/outbox/delivery';
import type { Tx } from '#core/ports';
import { realClock } from '../../../../adapters/postgres/store/clock.ts';
import { postgresStore } from '../../../../adapters/postgres/store/index.ts';
import { fresh } from './fresh.ts';
import { delivery, jobsIn } from './lanes.ts';

describe('deliveries', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const add = (...deliveries: NewDelivery[]) => store((tx) => tx.deliveries.add(deliveries));
  const lane = (key: string) => ({ key: `lane:person:${key}`, priority: 10, in: 0 });

  beforeEach(async () => {
    await database.pool.query('TRUNCATE delivery; DELETE FROM graphile_worker._private_jobs');
    database.now = new Date('2027-01-04T09:00:00Z');
  });

  it('come back as they were announced', async () => {
    const announced: NewDelivery = {
      ...delivery('reply/1', 'asha', { urgent: true }),
      reader: { account: { platform: 'slack', tenant: 'T1', id: 'U1' }, address: 'D1' },
      message: sentence('Saved.'),
      replaces: '17.4',
    };
    await add(announced);
    const stored = await store((tx) => tx.deliveries.get('reply/1'));
    const { id, madeAt, ...rest } = stored!;
    expect(rest).toEqual({
      ...announced,
      lane: 'account:slack:T1:U1',
      status: 'pending',
      attempt: 0,
      dueAt: database.now,
    });
    expect(await store((tx) => tx.deliveries.byId(id))).toEqual(stored);
    expect(madeAt).toBeInstanceOf(Date);
    expect(await store((tx) => tx.deliveries.get('reply/2'))).toBeUndefined();
  });

  it('are announced once by each key, with one job for each lane', async () => {
    expect(await add(delivery('1', 'asha'), delivery('2', 'asha'), delivery('3', 'ben'))).toBe(3);
    expect(await jobsIn(database)).toEqual([lane('asha'), lane('ben')]);
    expect(await add(delivery('2', 'asha'), delivery('4', 'dev'))).toBe(1);
    expect(await jobsIn(database)).toEqual([lane('asha'), lane('ben'), lane('dev')]);
    expect(await add()).toBe(0);
  });

  it('announced twice at the same time are one', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => add(delivery('1', 'asha'), delivery('2', 'ben'))));
    expect(made.sort()).toEqual([0, 0, 0, 0, 0, 2]);
  });

  it('that are replies to people have a job of their own, which goes first', async () => {
    const reply = (key: string) => ({ key: `reply:person:${key}`, priority: -10, in: 0 });
    await add(delivery('1', 'asha'), delivery('2', 'ben', { urgent: true }));
    expect(await jobsIn(database)).toEqual([lane('asha'), reply('ben')]);
    await add(delivery('3', 'ben'), delivery('4', 'asha', { urgent: true }));
    expect(await jobsIn(database)).toEqual([lane('asha'), lane('ben'), reply('asha'), reply('ben')]);
  });

  it('that are replies need no job where their lanes are looked into at once, as soon as they are stored', async () => {
    const asked: string[] = [];
    const { pool, prisma } = database;
    const sending = postgresStore({ pool, prisma, clock: realClock, atOnce: (lane) => asked.push(lane) });
    const urgent = (key: string, person: string) => delivery(key, person, { urgent: true });
    await sending.transaction(async (tx) => {
      await tx.deliveries.announce(urgent('1', 'asha'));
      await tx.deliveries.announce(urgent('2', 'asha'));
      await tx.deliveries.add([delivery('3', 'dev')]);
      expect(asked).toEqual([]);
    });
    expect(asked).toEqual(['person:asha']);
    expect(await jobsIn(database)).toEqual([lane('dev')]);

    const failing = sending.transaction(async (tx) => {
      await tx.deliveries.announce(urgent('4', 'ben'));
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(asked).toEqual(['person:asha']);

    // One that nobody came to is found by the next sweep, of any process.
    expect(await store((tx) => tx.deliveries.sweep())).toEqual(['person:asha']);
    expect((await jobsIn(database)).map(({ key }) => key)).toEqual(['lane:person:dev', 'reply:person:asha']);
  });

  it('vanish with their jobs when the transaction fails', async () => {
    const failing = store(async (tx) => {
      await tx.deliveries.add([delivery('1', 'asha')]);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await store((tx) => tx.deliveries.get('1'))).toBeUndefined();
    expect(await jobsIn(database)).toEqual([]);
  });

  it('due later get their job from the sweep of that time', async () => {
    const dueAt = new Date('2027-01-05T09:00:00Z');
    await add(delivery('1', 'asha', { dueAt }));
    expect(await jobsIn(database)).toEqual([]);
    expect(await store((tx) => tx.deliveries.sweep())).toEqual([]);
    expect(await store((tx) => tx.deliveries.claim('person:asha', 30))).toBeUndefined();
    expect(await store((tx) => tx.deliveries.nextDueAt(database.now))).toEqual(dueAt);
    database.now = dueAt;
    expect(await store((tx) => tx.deliveries.nextDueAt(database.now))).toBeUndefined();
    expect(await store((tx) => tx.deliveries.sweep())).toEqual(['person:asha']);
    expect(await jobsIn(database)).toEqual([lane('asha')]);
    expect(await store((tx) => tx.deliveries.claim('person:asha', 30))).toMatchObject({ key: '1', dueAt });
  });

  it('are listed newest first, counted by status, and watched until they are settled', async () => {
    await add(delivery('1', 'asha'), delivery('2', 'ben'), delivery('3', 'dev'));
    await add(delivery('4', 'dev', { dueAt: new Date('2027-01-05T09:00:00Z') }));
    const claimed = await store((tx) => tx.deliveries.claim('person:ben', 30));
    await store((tx) => tx.deliveries.settle(claimed!, { status: 'refused', reason: 'is_archived' }));
    const listed = await store((tx) => tx.deliveries.list({ limit: 3 }));
    expect(listed.map(({ key }) => key)).toEqual(['4', '3', '2']);
    expect(await store((tx) => tx.deliveries.list({ status: ['refused', 'unknown'], limit: 9 }))).toMatchObject([
      { key: '2', reason: 'is_archived', settledAt: database.now },
    ]);
    expect(await store((tx) => tx.deliveries.counts())).toEqual({
      pending: 3,
      sending: 0,
      sent: 0,
      refused: 1,
      unknown: 0,
      cancelled: 0,
    });
    expect(await store((tx) => tx.deliveries.unsettled())).toEqual(['1', '3']);
  });
});
