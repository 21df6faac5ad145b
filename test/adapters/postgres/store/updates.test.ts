import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Update } from '#core/rounds/round';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const rounds = { q1: ['2026-04', '2026-06'], q2: ['2026-07', '2026-09'], q3: ['2026-10', '2026-12'] } as const;
const id = (round: keyof typeof rounds) => `strategy/${rounds[round].join('_')}`;

type New = Omit<Update, 'version' | 'at'>;
const touch = (workstream: string, answers: Update['answers']): New => ({
  workstream: `strategy/${workstream}`,
  kind: 'touch',
  answers,
  answeredBy: 'asha',
  platform: 'slack',
  before: [],
});
const answer = (workstream: string, round: keyof typeof rounds, rating: Update['rating'] = 'green'): New => ({
  ...touch(workstream, { rag: rating! }),
  kind: 'round',
  round: id(round),
  rating: rating!,
});

describe('updates', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const add = (update: New) => store((tx) => tx.updates.add(update));
  const at = (instant: string) => {
    database.now = new Date(instant);
  };

  beforeAll(async () => {
    await importSample(database.store);
    for (const round of ['q1', 'q2', 'q3'] as const) {
      const [from, to] = rounds[round] as readonly [string, string];
      await store((tx) =>
        tx.rounds.save({
          id: id(round),
          programme: 'strategy',
          period: { from: from as Month, to: to as Month, label: round },
          state: 'open',
          opensOn: '2027-01-04' as LocalDate,
          dueOn: '2027-01-15' as LocalDate,
        }),
      );
    }
    at('2026-07-10T09:00:00Z');
    await add(answer('customer', 'q1'));
    await add(answer('ict', 'q1'));
    at('2026-10-10T09:00:00Z');
    await add(answer('customer', 'q2', 'amber'));
    await add(answer('ict', 'q2', 'red'));
    at('2026-11-05T09:00:00Z');
    await add(touch('customer', { changed: 'no' }));
    at('2027-01-08T09:00:00Z');
    await add(answer('customer', 'q3', 'amber'));
    at('2027-01-11T09:00:00Z');
    await add({ ...answer('customer', 'q2', 'red'), answeredFor: 'asha', answeredBy: 'ben', reason: 'miscounted' });
  });

  it('come back with what was said, by whom and for whom, and when', async () => {
    const [customer] = await store((tx) => tx.updates.ofRound(id('q2')));
    expect(customer).toEqual({
      workstream: 'strategy/customer',
      round: id('q2'),
      kind: 'round',
      version: 2,
      answers: { rag: 'red' },
      rating: 'red',
      answeredBy: 'ben',
      answeredFor: 'asha',
      platform: 'slack',
      before: [],
      reason: 'miscounted',
      at: new Date('2027-01-11T09:00:00Z'),
    });
  });

  it('of a round are the newest version of each workstream’s answer', async () => {
    const updates = await store((tx) => tx.updates.ofRound(id('q2')));
    expect(updates.map(({ workstream, version, rating }) => [workstream, version, rating])).toEqual([
      ['strategy/customer', 2, 'red'],
      ['strategy/ict', 1, 'red'],
    ]);
  });

  it('are the latest by when they were first given: an old answer corrected late is no news', async () => {
    const [customer, ict] = await store((tx) => tx.updates.latest(['strategy/customer', 'strategy/ict', 'none']));
    expect(customer).toMatchObject({ round: id('q3'), rating: 'amber' });
    expect(ict).toMatchObject({ round: id('q2'), rating: 'red' });
  });

  it('are the latest before an instant, as they stood then', async () => {
    const [touched] = await store((tx) => tx.updates.latest(['strategy/customer'], new Date('2027-01-01T00:00:00Z')));
    expect(touched).toMatchObject({ kind: 'touch', version: 1, answers: { changed: 'no' } });
    expect(touched).not.toHaveProperty('round');
    const [answered] = await store((tx) => tx.updates.latest(['strategy/customer'], new Date('2026-11-01T00:00:00Z')));
    expect(answered).toMatchObject({ round: id('q2'), version: 1, rating: 'amber' });
  });

  it('of the last two rounds are the newest versions, newest round first, without touches', async () => {
    const updates = await store((tx) => tx.updates.lastTwo(['strategy/customer', 'strategy/ict']));
    expect(updates.map(({ workstream, round, version }) => [workstream, round, version])).toEqual([
      ['strategy/customer', id('q3'), 1],
      ['strategy/customer', id('q2'), 2],
      ['strategy/ict', id('q2'), 1],
      ['strategy/ict', id('q1'), 1],
    ]);
  });

  it('tell how each was rated in its newest rounds, by the newest version or the newest that was approved', async () => {
    const ratings = async (periods: number, approved: boolean) =>
      (await store((tx) => tx.updates.ratings(['strategy/customer', 'strategy/ict'], { periods, approved })))
        .map(({ workstream, period, rating }) => `${workstream} ${period.label} ${rating}`)
        .sort();
    expect(await ratings(2, false)).toEqual([
      'strategy/customer q2 red',
      'strategy/customer q3 amber',
      'strategy/ict q1 green',
      'strategy/ict q2 red',
    ]);
    expect(await ratings(1, true)).toEqual([]);
    await database.pool.query(
      `INSERT INTO approval ("workstreamId", "roundId", version, stage, state, at)
       VALUES ('strategy/customer', $1, 1, 'office', 'approved', now())`,
      [id('q2')],
    );
    expect(await ratings(1, true)).toEqual(['strategy/customer q2 amber']);
  });

  it('of two who answer at once are two versions', async () => {
    const both = await Promise.all([add(answer('ict', 'q3')), add(answer('ict', 'q3', 'amber'))]);
    expect(both.map(({ version }) => version).sort()).toEqual([1, 2]);
  });

  it('between rounds are each an answer of its own', async () => {
    expect(await add(touch('ict', { changed: 'no' }))).toMatchObject({ version: 1 });
    expect(await add(touch('ict', { changed: 'yes' }))).toMatchObject({ version: 1 });
    const [latest] = await store((tx) => tx.updates.latest(['strategy/ict']));
    expect(latest).toMatchObject({ answers: { changed: 'yes' } });
  });
});
