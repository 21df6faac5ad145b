import { describe, expect, it } from '@jest/globals';
import { tick } from '#core/schedule/tick';
import { desk } from '../outbox/desk.ts';

describe('a tick', () => {
  const its = desk();
  const planned = async () =>
    (await its.store((tx) => tx.deliveries.list({ limit: 100 }))).map(({ key }) => key).sort();
  const occurrences = async () =>
    (await its.database.pool.query(`SELECT schedule, "dueAt", state FROM occurrence ORDER BY schedule, "dueAt"`)).rows;

  it('plans nothing of what lies before the programme came', async () => {
    its.database.now = new Date('2026-12-18T08:00:00Z');
    await tick(its.world);
    expect(await planned()).toEqual([]);
  });

  it('that comes twice leads to the same as once', async () => {
    its.database.now = new Date('2027-01-04T09:00:00Z');
    await tick(its.world);
    const [keys, times] = [await planned(), await occurrences()];
    expect(keys).toContain('ask/alpha/2026-10_2026-12/asha');
    await tick(its.world);
    expect([await planned(), await occurrences()]).toEqual([keys, times]);
  });

  it('on eight replicas at once leads to the same as on one', async () => {
    its.database.now = new Date('2027-01-04T09:00:00Z');
    await Promise.all(Array.from({ length: 8 }, () => tick(its.world)));
    const keys = await planned();
    expect(new Set(keys).size).toBe(keys.length);
    const opened = (await occurrences()).filter(({ schedule }) =>
      schedule.startsWith('round/alpha/2026-10_2026-12/open'),
    );
    expect(opened.map(({ schedule }) => schedule)).toEqual([...new Set(opened.map(({ schedule }) => schedule))]);
    expect(keys.filter((key) => key.startsWith('ask/alpha/'))).toEqual(['ask/alpha/2026-10_2026-12/asha']);
  });

  it('does nothing when the clock goes back, and goes on where it was', async () => {
    its.database.now = new Date('2027-01-04T09:00:00Z');
    await tick(its.world);
    const keys = await planned();
    its.database.now = new Date('2027-01-04T08:00:00Z');
    await tick(its.world);
    its.database.now = new Date('2027-01-04T09:30:00Z');
    await tick(its.world);
    expect(await planned()).toEqual(keys);
  });

  it('after days in which nothing ran sends the last of the digests it missed, once, and says that it is late', async () => {
    const sent = await its.at('2027-01-12T14:00:00Z');
    const digests = sent.filter(({ key }) => key.startsWith('digest/alpha/board/'));
    expect(digests.map(({ key }) => key)).toEqual([
      'digest/alpha/board/2027-01-11/slack',
      'digest/alpha/board/2027-01-11/teams',
    ]);
    for (const { text } of digests)
      expect(text).toContain('This comes late: it was due on Monday 11 January at 09:00.');
    const missed = (await occurrences()).filter(({ schedule }) => schedule === 'digest/alpha/board');
    expect(missed.map(({ dueAt, state }) => `${dueAt.toISOString().slice(0, 10)} ${state}`)).toEqual([
      '2026-12-21 skipped',
      '2027-01-04 skipped',
      '2027-01-11 planned',
    ]);
  });
});
