import { describe, expect, it } from '@jest/globals';
import type { AccountId } from '#core/incoming';
import { sentence } from '#core/message';
import type { Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

describe('the inbox', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const from: AccountId = { platform: 'slack', tenant: 'T1', id: 'U1' };
  const claim = async (tx: Tx, keys: readonly string[]) => (await tx.inbox.claim(keys, from)).fresh;

  it('takes a gesture once, under whichever of its names it comes', async () => {
    expect(await store((tx) => claim(tx, ['event:1', 'message:1']))).toBe(true);
    expect(await store((tx) => claim(tx, ['event:1', 'message:1']))).toBe(false);
    expect(await store((tx) => claim(tx, ['message:1']))).toBe(false);
  });

  it('keeps the new names of a gesture that was seen under another', async () => {
    expect(await store((tx) => claim(tx, ['message:2']))).toBe(true);
    expect(await store((tx) => claim(tx, ['message:2', 'place:2']))).toBe(false);
    expect(await store((tx) => claim(tx, ['place:2']))).toBe(false);
  });

  it('takes a gesture that names itself twice', async () => {
    expect(await store((tx) => claim(tx, ['twice', 'twice']))).toBe(true);
  });

  it('finds in the same query who makes it, where that is known', async () => {
    await importSample(database.store);
    expect(await store((tx) => tx.inbox.claim(['event:7'], from))).toEqual({ fresh: true });
    await store((tx) => tx.people.match(from, 'asha', 'email'));
    const { fresh, known } = await store((tx) => tx.inbox.claim(['event:8'], from));
    expect(fresh).toBe(true);
    expect(known).toEqual(await store((tx) => tx.people.recognise(from)));
    expect(known?.actor.person.id).toBe('asha');
    expect(await store((tx) => tx.inbox.claim(['event:8'], from))).toEqual({ fresh: false });
  });

  it('lets only one of many that come at once have an effect', async () => {
    const claims = Array.from({ length: 8 }, (_, at) => {
      const keys = at % 2 ? ['event:3', 'message:3'] : ['message:3', 'event:3'];
      return store((tx) => claim(tx, keys));
    });
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('knows nothing of a gesture whose transaction failed', async () => {
    const failing = store(async (tx) => {
      await claim(tx, ['event:4']);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await store((tx) => claim(tx, ['event:4']))).toBe(true);
  });

  it('takes a gesture again whose claim was taken back, by whichever of its names', async () => {
    await store(async (tx) => {
      expect(await claim(tx, ['event:6', 'message:6'])).toBe(true);
      await tx.inbox.release(['event:6', 'message:6']);
    });
    expect(await store((tx) => claim(tx, ['message:6']))).toBe(true);
    expect(await store((tx) => claim(tx, ['event:6']))).toBe(true);
  });

  it('gives the repeated gesture what was acknowledged to the first', async () => {
    const answer = sentence('Saved.');
    await store(async (tx) => {
      await claim(tx, ['event:5', 'message:5']);
      await tx.inbox.keepAnswer(['event:5', 'message:5'], answer);
    });
    expect(await store((tx) => tx.inbox.answered(['message:5', 'unknown']))).toEqual(answer);
    expect(await store((tx) => tx.inbox.answered(['event:1']))).toBeUndefined();
  });

  it('forgets what is older than it is told to keep', async () => {
    await store((tx) => claim(tx, ['old', 'new']));
    await database.prisma.$executeRaw`UPDATE inbox SET "receivedAt" = now() - interval '8 days' WHERE key = 'old'`;
    expect(await store((tx) => tx.inbox.prune(7))).toBe(1);
    expect(await store((tx) => claim(tx, ['old']))).toBe(true);
    expect(await store((tx) => claim(tx, ['new']))).toBe(false);
  });
});
