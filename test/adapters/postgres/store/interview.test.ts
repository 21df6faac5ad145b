import { beforeAll, describe, expect, it } from '@jest/globals';
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
  openedAt: new Date('2027-01-04T09:00:00.123Z'),
};
const at = { round: round.id, workstream: 'strategy/customer' };

describe('what an interview depends on', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const read = () => store((tx) => tx.rounds.interview(at));
  const retire = (kind: 'risk' | 'steering-group' | 'paper' | 'workstream' | 'programme', id: string) =>
    store((tx) => tx.imports.write([{ change: 'retire', kind, id }]));

  beforeAll(async () => {
    await importSample(database.store);
    await store((tx) => tx.rounds.save(round));
  });

  it('is the workstream with all that is asked about it', async () => {
    expect((await read())?.workstream).toEqual({
      ...(await store((tx) => tx.programmes.workstream('strategy/customer'))),
      milestones: [
        { id: 'strategy/customer/live', title: 'Centre live', baseline: '2027-03-31', critical: true },
        { id: 'strategy/customer/panel', title: 'Panel set up', critical: false, sensitive: true },
      ],
      indicators: [
        {
          id: 'strategy/customer/answered',
          name: 'Calls answered',
          target: 85,
          every: 'quarter',
          readings: { 'Q2 2026/27': 82.5 },
          qualitative: false,
        },
      ],
      savings: [
        {
          id: 'strategy/customer/mgmt',
          name: 'Management',
          kind: 'saving',
          class: 'cashable',
          basis: 'not-stated',
          low: 400_000,
          profile: { '2026/27': [100_000, 200_000] },
        },
      ],
      risks: [{ id: 'strategy/customer/staff', title: 'Too few staff', kind: 'risk', likelihood: 3, impact: 4 }],
    });
  });

  it('is what stands around it, as it is read on its own', async () => {
    const state = { answers: { rag: 'amber' }, skipped: [], at: 'why', kept: [], changes: 1 };
    await store((tx) => tx.rounds.beginDraft({ ...at, state, by: 'asha' }));
    const update = { workstream: at.workstream, round: round.id, kind: 'round', answers: {}, rating: 'amber' } as const;
    await store((tx) => tx.updates.add({ ...update, answeredBy: 'asha', platform: 'slack', before: [] }));
    await store((tx) =>
      tx.updates.add({ ...update, answeredBy: 'ben', platform: 'slack', before: [], reason: 'Corrected' }),
    );
    const apart = await store(async (tx) => ({
      round: await tx.rounds.get(round.id),
      programme: await tx.programmes.get('strategy'),
      organisation: await tx.organisation(),
      groups: await tx.programmes.groups('strategy'),
      paper: await tx.programmes.paper('strategy'),
      updates: await tx.updates.lastTwo([at.workstream]),
    }));
    const reading = await read();
    expect(reading).toMatchObject(apart);
    expect(reading?.round).toEqual(round);
    expect(reading?.updates).toEqual(apart.updates);
    expect(reading?.updates).toHaveLength(1);
    expect(reading?.draft).toEqual({
      ...at,
      state,
      revision: 1,
      startedBy: 'asha',
      changedBy: 'asha',
      changedAt: database.now,
    });
  });

  it('leaves out what is retired, and is nothing where the workstream or the round is not there', async () => {
    await retire('risk', 'strategy/customer/staff');
    await retire('steering-group', 'strategy/panel');
    await retire('paper', 'strategy/paper');
    const reading = await read();
    expect(reading?.workstream.risks).toEqual([]);
    expect(reading?.groups.map(({ id }) => id)).toEqual(['strategy/bsg']);
    expect(reading).not.toHaveProperty('paper');
    expect(await store((tx) => tx.rounds.interview({ ...at, round: 'strategy/2020-01_2020-03' }))).toBeUndefined();
    await retire('workstream', 'strategy/customer');
    expect(await read()).toBeUndefined();
    const other = { ...at, workstream: 'strategy/ict' };
    expect(await store((tx) => tx.rounds.interview(other))).toBeDefined();
    await retire('programme', 'strategy');
    expect(await store((tx) => tx.rounds.interview(other))).toBeUndefined();
  });
});
