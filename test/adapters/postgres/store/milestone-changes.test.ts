import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { MilestoneChange, Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

type New = Omit<MilestoneChange, 'id' | 'at'>;
const live = 'strategy/customer/live';
const proposed: New = {
  milestone: live,
  workstream: 'strategy/customer',
  round: 'strategy/2026-10_2026-12',
  kind: 'moved',
  from: '2027-03-31' as LocalDate,
  to: '2027-07-31' as LocalDate,
  said: 'slipped to 31 July',
  why: 'procurement restarted',
  by: 'asha',
  state: 'proposed',
  approver: 'dev',
};

describe('changes of milestones', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const add = (change: Partial<New> = {}) => store((tx) => tx.milestoneChanges.add({ ...proposed, ...change }));
  beforeAll(() => importSample(database.store));

  it('come back as they were said, when, and without what was not said', async () => {
    const { id, ...kept } = await add();
    expect(kept).toEqual({ ...proposed, at: database.now });
    expect(await store((tx) => tx.milestoneChanges.get(id))).toEqual({ id, ...kept });
    const { round: _, from: __, to: ___, said: ____, why: _____, approver: ______, ...least } = proposed;
    const bare = await store((tx) => tx.milestoneChanges.add({ ...least, state: 'made', kind: 'corrected' }));
    expect(bare).toEqual({ ...least, state: 'made', kind: 'corrected', id: bare.id, at: database.now });
    expect(await store((tx) => tx.milestoneChanges.get(987_654n))).toBeUndefined();
  });

  it('are decided once: who comes second is told, and changes nothing', async () => {
    const { id } = await add();
    const returned = { state: 'returned', by: 'dev', reason: 'the board first' } as const;
    expect(await store((tx) => tx.milestoneChanges.decide(id, returned))).toBe(true);
    expect(await store((tx) => tx.milestoneChanges.decide(id, { state: 'approved', by: 'ben' }))).toBe(false);
    expect(await store((tx) => tx.milestoneChanges.get(id))).toMatchObject({
      state: 'returned',
      decidedBy: 'dev',
      decidedAt: database.now,
      reason: 'the board first',
    });
  });

  it('of which two decide at one moment are decided by one of them', async () => {
    const { id } = await add();
    const both = await Promise.all(
      (['approved', 'returned'] as const).map((state) =>
        store((tx) => tx.milestoneChanges.decide(id, { state, by: 'dev' })),
      ),
    );
    expect(both.sort()).toEqual([false, true]);
  });

  it('that wait are found by their approver and by their programme, oldest first, and not once they are decided', async () => {
    await database.pool.query('DELETE FROM milestone_change');
    const first = await add();
    const second = await add({ milestone: 'strategy/ict/done', workstream: 'strategy/ict', approver: 'claire' });
    const elsewhere = await add({ milestone: 'strategy-two/a/b', workstream: 'strategy-two/a' });
    const third = await add({ milestone: 'strategy/customer/panel' });
    await add({ state: 'made' });
    const ids = (of: Parameters<Tx['milestoneChanges']['proposed']>[0]) =>
      store(async (tx) => (await tx.milestoneChanges.proposed(of)).map(({ id }) => id));
    expect(await ids({ approver: 'dev' })).toEqual([first.id, elsewhere.id, third.id]);
    expect(await ids({ programmes: ['strategy'] })).toEqual([first.id, second.id, third.id]);
    expect(await ids({ programmes: ['strategy', 'strategy-two'] })).toHaveLength(4);
    expect(await ids({ programmes: [] })).toEqual([]);
    await store((tx) => tx.milestoneChanges.decide(first.id, { state: 'withdrawn', by: 'asha' }));
    expect(await ids({ approver: 'dev' })).toEqual([elsewhere.id, third.id]);
  });

  it('are the whole story of the milestones that are asked for, oldest first', async () => {
    await database.pool.query('DELETE FROM milestone_change');
    await add({ state: 'made', to: '2027-04-30' as LocalDate });
    await add({ milestone: 'strategy/customer/panel' });
    await add();
    const story = await store((tx) => tx.milestoneChanges.ofMilestones([live]));
    expect(story.map(({ to, state }) => [to, state])).toEqual([
      ['2027-04-30', 'made'],
      ['2027-07-31', 'proposed'],
    ]);
    expect(await store((tx) => tx.milestoneChanges.ofMilestones([]))).toEqual([]);
  });
});
