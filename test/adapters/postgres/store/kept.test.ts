import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

describe('what is kept', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  it('of a digest is what its group was shown last', async () => {
    expect(await store((tx) => tx.digests.lastShown('strategy/bsg'))).toBeUndefined();
    await store((tx) => tx.digests.keep('strategy/bsg', 'digest/1', { reds: ['ict'] }));
    await store((tx) => tx.digests.keep('strategy/bsg', 'digest/2', { reds: [] }));
    await store((tx) => tx.digests.keep('strategy/panel', 'digest/3', { reds: ['customer'] }));
    expect(await store((tx) => tx.digests.lastShown('strategy/bsg'))).toEqual({
      at: database.now,
      shown: { reds: [] },
    });
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
