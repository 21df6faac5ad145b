import { describe, expect, it } from '@jest/globals';
import type { Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { blocked, gate } from './interleaving.ts';

describe('the schedule', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const monday = new Date('2027-01-04T09:00:00Z');

  it('was planned until nowhere at first, then until where it was said', async () => {
    expect(await store((tx) => tx.schedule.plannedUntil())).toBeUndefined();
    await store((tx) => tx.schedule.setPlannedUntil(monday));
    expect(await store((tx) => tx.schedule.plannedUntil())).toEqual(monday);
  });

  it.each(['the first time', 'every other time'])('is planned by one replica at a time, %s', async (which) => {
    if (which === 'the first time') await database.prisma.watermark.deleteMany();
    const next = new Date(monday.getTime() + (which === 'the first time' ? 1 : 2) * 60_000);
    const planned = gate();
    const first = store(async (tx) => {
      await tx.schedule.plannedUntil();
      planned.reached();
      await planned.opened;
      await tx.schedule.setPlannedUntil(next);
    });
    await planned.reach;
    const second = store((tx) => tx.schedule.plannedUntil());
    await blocked(database);
    planned.open();
    await first;
    expect(await second).toEqual(next);
  });

  it('has each instant once', async () => {
    const occurred = (at: Date) => store((tx) => tx.schedule.occurred('digest/strategy/bsg', at, 'planned'));
    const both = await Promise.all([occurred(monday), occurred(monday)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await store((tx) => tx.schedule.occurred('digest/other', monday, 'skipped', 'too late'))).toBe(true);
    expect(await database.prisma.occurrence.findFirst({ where: { state: 'skipped' } })).toMatchObject({
      reason: 'too late',
      dueAt: monday,
    });
  });
});
