import { describe, expect, it } from '@jest/globals';
import { desk } from './desk.ts';

const key = 'digest/beta/board/2026-12-21/slack';

describe('a message that may stand twice', () => {
  const { platforms, at, later, delivery, world, database, store } = desk();
  const looked: string[] = [];
  const standing = (found: { stands: string; removed: number } | undefined | 'away') => {
    looked.length = 0;
    Object.assign(world.chat.get('slack')!, {
      removeRepeats: async (asked: string) => {
        looked.push(asked);
        if (found === 'away') throw new Error('503');
        return found;
      },
    });
  };
  const sentTwice = async () => {
    platforms.answer = (post) => (post.key === key ? { kind: 'unknown', why: 'HTTP 502' } : undefined);
    await at('2026-12-21T09:00:00Z');
    platforms.answer = () => undefined;
    await later(31);
    await later(31); // absent twice: sent again
  };

  it('because it was sent again is looked for twice, and the record names the one that stands', async () => {
    standing({ stands: '17.1', removed: 1 });
    await sentTwice();
    expect(await delivery(key)).toMatchObject({ status: 'sent', attempt: 2 });
    await later(170);
    expect(looked).toEqual([]);
    await later(20);
    expect(looked).toEqual([key]);
    expect(await delivery(key)).toMatchObject({ status: 'sent', messageId: '17.1' });
    await later(1_700);
    await later(86_400);
    expect(looked).toEqual([key, key]);
  });

  it('because it was found is looked for as well', async () => {
    standing({ stands: '17.4', removed: 0 });
    platforms.answer = (post) => (post.key === key ? { kind: 'unknown', why: 'HTTP 502' } : undefined);
    await at('2026-12-21T09:00:00Z');
    platforms.find = { found: '17.4' };
    await later(31);
    await later(200);
    expect(looked).toEqual([key]);
    expect(await delivery(key)).toMatchObject({ messageId: '17.4' });
  });

  it('is all that is looked for: not what was sent at once', async () => {
    standing(undefined);
    await at('2026-12-21T09:00:00Z');
    await later(2_000);
    expect(looked).toEqual([]);
  });

  it('is looked for again until the platform answers, and then once more after half an hour', async () => {
    standing('away');
    await sentTwice();
    await later(200);
    await later(60);
    expect(looked).toEqual([key, key]);
    standing({ stands: '17.1', removed: 1 });
    await later(60);
    expect(await delivery(key)).toMatchObject({ messageId: '17.1' });
    await later(60);
    expect(looked).toEqual([key]);
    standing('away');
    await later(1_700);
    standing({ stands: '17.2', removed: 1 });
    await later(60);
    expect(await delivery(key)).toMatchObject({ messageId: '17.2' });
    await later(86_400);
    expect(looked).toEqual([key]);
  });

  it('is looked for again where the process that looked ended before it had', async () => {
    standing({ stands: '17.1', removed: 1 });
    await sentTwice();
    await database.machineTime('300 seconds');
    const take = () => store((tx) => tx.deliveries.perhapsTwice(20));
    expect((await take()).map((each) => each.key)).toEqual([key]);
    // Taken, and nothing comes of it.
    expect(await take()).toEqual([]);
    await later(500);
    expect(looked).toEqual([key]);
    expect(await delivery(key)).toMatchObject({ messageId: '17.1' });
    await later(3_600);
    expect(looked).toEqual([key, key]);
  });

  it('is looked for no longer than a day where the platform does not answer', async () => {
    standing('away');
    await sentTwice();
    await later(86_000);
    await later(500);
    const before = looked.length;
    expect(before).toBeGreaterThan(0);
    await later(60);
    await later(3_600);
    expect(looked.length - before).toBeLessThanOrEqual(1);
  });
});
