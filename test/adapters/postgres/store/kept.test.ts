import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '#core/json';
import { sentence } from '#core/message';
import type { Settled, Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

describe('what is kept', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  it('of a digest is what its group was last shown, by one that was sent, in all its channels or in one', async () => {
    const group = 'strategy/bsg';
    const keep = async (key: string, platform: string, shown: Json, result: Settled) => {
      const about = { key, kind: 'digest', about: {}, reader: { group, platform }, urgent: false };
      await store((tx) => tx.deliveries.add([about]));
      const delivery = (await store((tx) => tx.deliveries.claim(`group:${group}:${platform}`, 30)))!;
      const frozen = { message: sentence('Red.'), platform, body: {} };
      await store((tx) => tx.deliveries.freeze(delivery.id, frozen));
      await store((tx) => tx.digests.keep(group, key, shown));
      await store((tx) => tx.deliveries.settle(delivery, result));
      database.now = new Date(database.now.getTime() + 1000);
    };
    const last = async (platform?: string) => (await store((tx) => tx.digests.lastShown(group, platform)))?.shown;
    const refused: Settled = { status: 'refused', reason: 'is_archived' };
    await keep('digest/1', 'slack', { reds: ['ict'] }, refused);
    expect(await last()).toBeUndefined();
    await keep('digest/2', 'slack', { reds: ['ict'] }, { status: 'sent', messageId: '1' });
    await keep('digest/3', 'teams', { reds: [] }, { status: 'sent', messageId: '2' });
    await keep('digest/4', 'slack', { reds: ['hr'] }, { status: 'unknown', reason: 'HTTP 502' });
    expect([await last(), await last('slack'), await last('teams')]).toEqual([
      { reds: [] },
      { reds: ['ict'] },
      { reds: [] },
    ]);
  });

  it('of a digest that is composed again is what it says then', async () => {
    await store((tx) => tx.digests.keep('strategy/panel', 'digest/5', { reds: [] }));
    await store((tx) => tx.digests.keep('strategy/panel', 'digest/5', { reds: ['customer'] }));
    expect(await database.prisma.digest.findMany({ where: { deliveryKey: 'digest/5' } })).toMatchObject([
      { shown: { reds: ['customer'] } },
    ]);
  });

  it('in the trail is who changed what, from where, before and after, newest first', async () => {
    const entry = { actor: 'asha', via: 'slack', action: 'update.submitted', subject: 'strategy/customer' };
    const change = { ...entry, programme: 'strategy', before: { rating: 'green' }, after: { rating: 'red' } };
    await store((tx) => tx.trail.add(change));
    await store((tx) => tx.trail.add({ ...entry, actor: 'root', via: 'command line', subject: 'organisation' }));
    const at = database.now;
    expect(await store((tx) => tx.trail.list({ programme: 'strategy', limit: 5 }))).toEqual([{ ...change, at }]);
    expect(await store((tx) => tx.trail.list({ limit: 1 }))).toEqual([
      { ...entry, actor: 'root', via: 'command line', subject: 'organisation', at },
    ]);
    expect(await store((tx) => tx.trail.list({ subject: 'strategy/customer', limit: 5 }))).toHaveLength(1);
  });

  it('for an adapter is what it noted last under a name', async () => {
    expect(await store((tx) => tx.memory.get('teams', 'service'))).toBeUndefined();
    await store((tx) => tx.memory.set('teams', 'service', 'https://one.example'));
    await store((tx) => tx.memory.set('teams', 'service', 'https://two.example'));
    expect(await store((tx) => tx.memory.get('teams', 'service'))).toBe('https://two.example');
    expect(await store((tx) => tx.memory.get('slack', 'service'))).toBeUndefined();
  });
});
