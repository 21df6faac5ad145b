import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Round } from '#core/rounds/round';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const round: Round = {
  id: 'strategy/2026-10_2026-12',
  programme: 'strategy',
  period: { from: '2026-10' as Month, to: '2026-12' as Month, label: 'Q3 2026/27' },
  state: 'open',
  opensOn: '2027-01-04' as LocalDate,
  dueOn: '2027-01-15' as LocalDate,
};
const toBen = { round: round.id, workstream: 'strategy/customer', to: 'ben', by: 'asha' };

describe('delegations', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const standing = () => store((tx) => tx.delegations.ofRound(round.id));
  beforeAll(() => importSample(database.store));
  beforeEach(async () => {
    await database.pool.query('DELETE FROM delegation');
    await store((tx) => tx.rounds.save(round));
  });

  it('come back with who was asked by whom, and when', async () => {
    await store((tx) => tx.delegations.add(toBen));
    expect(await standing()).toEqual([{ ...toBen, at: database.now }]);
    expect(await store((tx) => tx.delegations.ofRound('strategy/2027-01_2027-03'))).toEqual([]);
  });

  it('of a workstream are one at a time: the one before ends, and is kept', async () => {
    await store((tx) => tx.delegations.add(toBen));
    await store((tx) => tx.delegations.add({ ...toBen, workstream: 'strategy/ict' }));
    await store((tx) => tx.delegations.add({ ...toBen, to: 'claire', by: 'omar' }));
    expect((await standing()).map(({ workstream, to }) => [workstream, to])).toEqual([
      ['strategy/ict', 'ben'],
      ['strategy/customer', 'claire'],
    ]);
    const { rows } = await database.pool.query('SELECT "toId", "endedAt" FROM delegation ORDER BY id');
    expect(rows[0]).toEqual({ toId: 'ben', endedAt: database.now });
    expect(rows).toHaveLength(3);
  });

  it('end, and stay in the record', async () => {
    await store((tx) => tx.delegations.add(toBen));
    await store((tx) => tx.delegations.end(round.id, toBen.workstream));
    expect(await standing()).toEqual([]);
    expect((await database.pool.query('SELECT FROM delegation')).rowCount).toBe(1);
  });

  it('let whoever was asked answer while the round is open, and no longer', async () => {
    const rolesOf = async (person: string) =>
      (await store((tx) => tx.people.actor(person, 'test')))?.roles.filter(({ role }) => role === 'delegate');
    await store((tx) => tx.delegations.add({ ...toBen, to: 'dev' }));
    expect(await rolesOf('dev')).toEqual([
      { programme: 'strategy', role: 'delegate', workstream: 'strategy/customer', round: round.id },
    ]);
    await store((tx) => tx.rounds.save({ ...round, state: 'closed' }));
    expect(await rolesOf('dev')).toEqual([]);
  });
});
