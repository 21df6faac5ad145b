import { describe, expect, it } from '@jest/globals';
import { kinds } from '#core/kinds';
import { sentence } from '#core/message';
import { deliverLane } from '#core/outbox/deliver';
import type { Kinds } from '#core/outbox/kinds';
import { AskedToWait } from '#core/ports';
import { desk } from './desk.ts';

const day = 86_400;

describe('a message that cannot be sent now', () => {
  const { platforms, posted, at, later, store, delivery, database, world } = desk();
  const note = (key: string, person: string) => ({
    key,
    kind: 'note',
    about: { programme: 'alpha' },
    reader: { person },
    urgent: false,
  });
  const notes = (compose: Kinds[string]['compose']): Kinds => ({
    ...kinds,
    note: { compose, keepsHours: false, whenUnknown: 'repeat' },
  });
  const plain = notes(async () => ({ message: sentence('Hello.') }));
  const add = (...people: string[]) => store((tx) => tx.deliveries.add(people.map((person) => note(person, person))));
  const seconds = async (key: string) => {
    const { rows } = await database.pool.query(
      `SELECT extract(epoch FROM "notBefore" - "attemptedAt")::float AS wait FROM delivery WHERE key = $1`,
      [key],
    );
    return rows[0].wait as number;
  };

  it('because a platform cannot be asked for the account is tried for a day, and then told', async () => {
    platforms.reach = async () => Promise.reject(new Error('token_revoked'));
    await add('dev');
    await later(0, plain);
    expect(await delivery('dev')).toMatchObject({ status: 'pending', reason: 'token_revoked' });
    await later(3600, plain);
    expect(await delivery('dev')).toMatchObject({ status: 'pending', attempt: 2 });
    await later(day, plain);
    expect(await delivery('dev')).toMatchObject({ status: 'refused', reason: 'tried for a day: token_revoked' });
    expect(await store((tx) => tx.deliveries.untold(['alpha'], 9))).toMatchObject([{ key: 'dev' }]);
  });

  it('because a platform asked to wait, waits so long and a little more, each of many another while', async () => {
    platforms.reach = async () => Promise.reject(new AskedToWait(40));
    await add('dev', 'asha');
    await later(0, plain);
    const waits = [await seconds('dev'), await seconds('asha')];
    for (const wait of waits) {
      expect(wait).toBeGreaterThanOrEqual(40);
      expect(wait).toBeLessThan(51);
    }
    expect(Math.abs(waits[0]! - waits[1]!)).toBeGreaterThan(0.05);
    expect(await delivery('dev')).toMatchObject({ status: 'pending', attempt: 0 });
    platforms.reach = async () => undefined;
    platforms.answer = () => ({ kind: 'wait', seconds: 8 });
    await later(60, plain);
    expect(await seconds('dev')).toBeGreaterThanOrEqual(8);
    expect(await seconds('dev')).toBeLessThan(11);
  });

  it('because it is never connected goes later and later, at most five minutes apart', async () => {
    platforms.answer = () => ({ kind: 'not-connected', why: 'ECONNREFUSED' });
    await add('dev');
    const waits: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      await later((waits.at(-1) ?? 0) + 1, plain);
      waits.push(Math.round(await seconds('dev')));
    }
    expect(await delivery('dev')).toMatchObject({ status: 'pending', attempt: 10 });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect([waits[0], waits.at(-1)]).toEqual([2, 300]);
  });

  it('because it cannot be composed is tried for a day and never sent, and its lane goes on', async () => {
    const broken = notes(async (_, { key }) => {
      if (key === 'dev') throw new Error('a fault of ours');
      return { message: sentence('Hello.') };
    });
    await add('dev');
    await store((tx) => tx.deliveries.add([note('second', 'dev')]));
    await later(0, broken);
    expect(await delivery('dev')).toMatchObject({ status: 'pending', attempt: 1 });
    await later(day + 60, broken);
    expect(await delivery('dev')).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/^tried for a day: .*see its log/),
    });
    await later(1, broken);
    expect(posted.map(({ key }) => key)).toEqual(['second']);
  });

  it('starts anew when the office sends it again', async () => {
    platforms.answer = () => ({ kind: 'not-connected', why: 'ECONNREFUSED' });
    await add('dev');
    await later(0, plain);
    await later(day, plain);
    const { id, status } = await delivery('dev');
    expect(status).toBe('refused');
    await store((tx) => tx.deliveries.again(id));
    await later(60, plain);
    expect(await delivery('dev')).toMatchObject({ status: 'pending', attempt: 3 });
  });

  it('because its sender was overtaken while it asked for the account, is not sent by that sender', async () => {
    await at('2026-12-18T09:00:00Z', plain);
    await add('dev');
    platforms.reach = async () => {
      platforms.reach = async () => undefined;
      await later(61, plain); // The lease has run out: another replica's sweep and sender come by.
    };
    await deliverLane(world, plain, 'person:dev');
    expect(posted.filter(({ key }) => key === 'dev')).toHaveLength(1);
    expect(await delivery('dev')).toMatchObject({ status: 'sent', attempt: 2 });
  });

  it('keeps its lease through a slow POST that follows a slow search', async () => {
    await add('dev');
    platforms.reach = async () => database.machineTime('50 seconds');
    const slack = world.chat.get('slack')!;
    const { send } = slack;
    slack.send = async (post) => {
      await later(100, plain); // 50 seconds after the POST began
      expect(await delivery('dev')).toMatchObject({ status: 'sending' });
      return send(post);
    };
    await deliverLane(world, plain, 'person:dev');
    slack.send = send;
    expect(await delivery('dev')).toMatchObject({ status: 'sent', attempt: 1 });
  });
});
