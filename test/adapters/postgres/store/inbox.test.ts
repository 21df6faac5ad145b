import { describe, expect, it } from '@jest/globals';
import { sentence } from '#core/message';
import type { Tx } from '#core/ports';
import { fresh } from './fresh.ts';

describe('the inbox', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  it('takes a gesture once, under whichever of its names it comes', async () => {
    expect(await store((tx) => tx.inbox.claim(['event:1', 'message:1']))).toBe(true);
    expect(await store((tx) => tx.inbox.claim(['event:1', 'message:1']))).toBe(false);
    expect(await store((tx) => tx.inbox.claim(['message:1']))).toBe(false);
  });

  it('keeps the new names of a gesture that was seen under another', async () => {
    expect(await store((tx) => tx.inbox.claim(['message:2']))).toBe(true);
    expect(await store((tx) => tx.inbox.claim(['message:2', 'place:2']))).toBe(false);
    expect(await store((tx) => tx.inbox.claim(['place:2']))).toBe(false);
  });

  it('takes a gesture that names itself twice', async () => {
    expect(await store((tx) => tx.inbox.claim(['twice', 'twice']))).toBe(true);
  });

  it('lets only one of many that come at once have an effect', async () => {
    const claims = Array.from({ length: 8 }, (_, at) => {
      const keys = at % 2 ? ['event:3', 'message:3'] : ['message:3', 'event:3'];
      return store((tx) => tx.inbox.claim(keys));
    });
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('knows nothing of a gesture whose transaction failed', async () => {
    const failing = store(async (tx) => {
      await tx.inbox.claim(['event:4']);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await store((tx) => tx.inbox.claim(['event:4']))).toBe(true);
  });

  it('takes a gesture again whose claim was taken back, by whichever of its names', async () => {
    await store(async (tx) => {
      expect(await tx.inbox.claim(['event:6', 'message:6'])).toBe(true);
      await tx.inbox.release(['event:6', 'message:6']);
    });
    expect(await store((tx) => tx.inbox.claim(['message:6']))).toBe(true);
    expect(await store((tx) => tx.inbox.claim(['event:6']))).toBe(true);
  });

  it('gives the repeated gesture what was acknowledged to the first', async () => {
    const answer = sentence('Saved.');
    await store(async (tx) => {
      await tx.inbox.claim(['event:5', 'message:5']);
      await tx.inbox.keepAnswer(['event:5', 'message:5'], answer);
    });
    expect(await store((tx) => tx.inbox.answered(['message:5', 'unknown']))).toEqual(answer);
    expect(await store((tx) => tx.inbox.answered(['event:1']))).toBeUndefined();
  });

  it('forgets what is older than it is told to keep', async () => {
    await store((tx) => tx.inbox.claim(['old', 'new']));
    await database.prisma.$executeRaw`UPDATE inbox SET "receivedAt" = now() - interval '8 days' WHERE key = 'old'`;
    expect(await store((tx) => tx.inbox.prune(7))).toBe(1);
    expect(await store((tx) => tx.inbox.claim(['old']))).toBe(true);
    expect(await store((tx) => tx.inbox.claim(['new']))).toBe(false);
  });
});
