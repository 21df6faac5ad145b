import { describe, expect, it } from '@jest/globals';
import type { Settled } from '#core/ports';
import { ashasLane, delivery, sent } from './lanes.ts';

const lost: Settled = { status: 'unknown', reason: 'timed out' };

describe('what may not have gone', () => {
  const { database, store, machineTime, add, claim, freeze, settle } = ashasLane();
  const lookInto = (limit = 10) => store((tx) => tx.deliveries.lookInto(30, limit));
  const lose = async (...keys: string[]) => {
    await add(...keys.map((key) => delivery(key, 'asha')));
    for (const _ of keys) {
      const got = (await claim())!;
      await freeze(got.id);
      await settle(got, lost);
    }
  };

  it('is looked into half a minute after its attempt, and after each look', async () => {
    await lose('1');
    expect(await lookInto()).toEqual([]);
    await machineTime('31 seconds');
    expect(await lookInto()).toMatchObject([
      { delivery: { key: '1', reason: 'timed out' }, absences: 0, repeated: false },
    ]);
    expect(await lookInto()).toEqual([]);
    await machineTime('62 seconds');
    const [again] = await lookInto();
    expect(again?.since).toBeGreaterThanOrEqual(62);
  });

  it('is looked into by one replica at a time', async () => {
    await lose('1', '2', '3');
    await machineTime('31 seconds');
    const taken = (await Promise.all([lookInto(), lookInto(), lookInto()])).flat();
    expect(taken.map(({ delivery }) => delivery.key).sort()).toEqual(['1', '2', '3']);
  });

  it('that was left longest goes first, so that none keeps the others from their turn', async () => {
    await lose('1', '2', '3');
    const keys = async () => (await lookInto(2)).map(({ delivery }) => delivery.key);
    await machineTime('31 seconds');
    expect(await keys()).toEqual(['1', '2']);
    await machineTime('62 seconds');
    expect(await keys()).toContain('3');
  });

  it('is not looked into once it is left to the office, nor waited for', async () => {
    await lose('1', '2');
    await machineTime('31 seconds');
    const [first] = await lookInto();
    await settle(first!.delivery, { ...lost, now: 'left to the office' });
    expect(await store((tx) => tx.deliveries.unsettled())).toEqual(['2']);
    await machineTime('62 seconds');
    expect(await lookInto()).toMatchObject([{ delivery: { key: '2' } }]);
    expect(await settle(first!.delivery, sent)).toBe(true);
  });

  it('is known to have been looked for, and to have been repeated, until it is sent again', async () => {
    await lose('1');
    await machineTime('31 seconds');
    const [first] = await lookInto();
    await settle(first!.delivery, { ...lost, now: 'absent' });
    await machineTime('62 seconds');
    expect(await lookInto()).toMatchObject([{ absences: 1 }]);
    await settle(first!.delivery, {
      status: 'pending',
      retryInSeconds: 0,
      burned: true,
      reason: 'again',
      repeat: true,
    });
    await settle((await claim())!, lost);
    await machineTime('93 seconds');
    const [repeated] = await lookInto();
    expect(repeated).toMatchObject({ absences: 0, repeated: true });
    await store((tx) => tx.deliveries.again(repeated!.delivery.id));
    const got = (await claim())!;
    await freeze(got.id);
    await settle(got, lost);
    await machineTime('124 seconds');
    expect(await lookInto()).toMatchObject([{ absences: 0, repeated: false }]);
  });

  describe('and did not', () => {
    const of = (programme: string) => ({ about: { programme } });
    const untold = async (...programmes: string[]) =>
      (await store((tx) => tx.deliveries.untold(programmes, 10))).map(({ key }) => key);

    it('is untold until the office of its programme is told, and again when it was sent again in vain', async () => {
      await add(
        delivery('a', 'asha', { ...of('alpha'), missed: 'nothing ran' }),
        delivery('b', 'asha', { ...of('beta'), missed: 'nothing ran' }),
        delivery('reply', 'asha', { missed: 'nothing ran' }),
        delivery('waits', 'asha', of('alpha')),
      );
      expect(await untold('alpha')).toEqual(['a']);
      expect(await untold('alpha', 'beta')).toEqual(['b', 'a']);
      const a = (await store((tx) => tx.deliveries.get('a')))!;
      expect(a).toMatchObject({
        status: 'refused',
        reason: 'nothing ran',
        programme: 'alpha',
        settledAt: database.now,
      });
      await store((tx) => tx.deliveries.told([a]));
      expect(await untold('alpha', 'beta')).toEqual(['b']);
      await store((tx) => tx.deliveries.again(a.id));
      await settle((await claim())!, { status: 'refused', reason: 'is_archived' });
      expect(await untold('alpha')).toEqual(['a']);
    });

    it('is listed by programme', async () => {
      await add(delivery('a', 'asha', of('alpha')), delivery('b', 'asha', of('beta')), delivery('reply', 'asha'));
      const listed = await store((tx) => tx.deliveries.list({ programmes: ['alpha'], limit: 9 }));
      expect(listed.map(({ key }) => key)).toEqual(['a']);
    });
  });

  it('needs no message of its own where another of the same kind to the same reader says it', async () => {
    const due = new Date('2027-01-05T09:00:00Z');
    await add(delivery('1', 'asha'), delivery('2', 'asha'), delivery('later', 'asha', { dueAt: due }));
    await add(delivery('ben', 'ben'), delivery('digest', 'asha', { kind: 'digest' }));
    const first = (await claim())!;
    const companions = await store((tx) => tx.deliveries.companions(first));
    expect(companions.map(({ key }) => key)).toEqual(['2']);
    await store((tx) => tx.deliveries.sayWith(first, companions));
    expect(await store((tx) => tx.deliveries.get('2'))).toMatchObject({
      status: 'cancelled',
      reason: `said in the same message as number ${first.id}`,
    });
    expect((await store((tx) => tx.deliveries.companions(first))).map(({ key }) => key)).toEqual(['2']);
    const second = companions[0]!;
    await store((tx) => tx.deliveries.again(second.id));
    await settle(first, sent);
    expect(await claim()).toMatchObject({ key: '2' });
    expect((await store((tx) => tx.deliveries.companions(second))).map(({ key }) => key)).toEqual([]);
  });
});
