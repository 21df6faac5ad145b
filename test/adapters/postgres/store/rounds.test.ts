import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Round } from '#core/rounds/round';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const day = (text: string) => text as LocalDate;

const round = (from: string, to: string, label: string): Round => ({
  id: `strategy/${from}_${to}`,
  programme: 'strategy',
  period: { from: from as Month, to: to as Month, label },
  state: 'open',
  opensOn: day('2027-01-04'),
  dueOn: day('2027-01-15'),
});

const third = round('2026-10', '2026-12', 'Q3 2026/27');
const second = round('2026-07', '2026-09', 'Q2 2026/27');

describe('rounds', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  it('come back as they were saved, with what they have and without what they have not', async () => {
    await store((tx) => tx.rounds.save(second));
    await store((tx) => tx.rounds.save(third));
    expect(await store((tx) => tx.rounds.get(third.id))).toEqual(third);
    const closed: Round = {
      ...second,
      number: 4,
      state: 'closed',
      closesOn: day('2027-01-22'),
      openedAt: new Date('2027-01-04T09:00:00Z'),
      closedAt: new Date('2027-01-22T17:00:00Z'),
    };
    await store((tx) => tx.rounds.save(closed));
    expect(await store((tx) => tx.rounds.ofProgramme('strategy'))).toEqual([third, closed]);
    expect(await store((tx) => tx.rounds.open(['strategy', 'another']))).toEqual([third]);
    expect(await store((tx) => tx.rounds.get('strategy/2020-01_2020-03'))).toBeUndefined();
  });
});

describe('drafts', () => {
  const database = fresh();
  beforeAll(async () => {
    await importSample(database.store);
    await store((tx) => tx.rounds.save(third));
  });
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const key = { round: third.id, workstream: 'strategy/customer' };
  const state = (rag: string) => ({
    answers: { rag },
    skipped: ['next'],
    at: 'why',
    proposed: { question: 'why', value: 'Late', said: 'late' },
    kept: [{ question: 'why', text: 'something said' }],
    changes: 2,
  });
  const save = (rag: string, revision: number, by = 'asha') =>
    store((tx) => tx.rounds.saveDraft({ ...key, state: state(rag), revision, by }));
  const draft = async () => (await store((tx) => tx.rounds.interview(key)))?.draft;

  it('are begun once', async () => {
    expect(await draft()).toBeUndefined();
    expect((await Promise.all([save('amber', 0), save('green', 0)])).sort()).toEqual([false, true]);
    expect(await draft()).toMatchObject({ ...key, revision: 1, startedBy: 'asha', changedAt: database.now });
  });

  it('are changed only by who saw them as they are', async () => {
    database.now = new Date('2027-01-05T09:00:00Z');
    expect(await save('amber', 1, 'vera')).toBe(true);
    expect(await save('red', 1)).toBe(false);
    const stands = { ...key, state: state('amber'), revision: 2, startedBy: 'asha', changedBy: 'vera' };
    expect(await draft()).toEqual({ ...stands, changedAt: database.now });
  });

  it('let one of two who change them at the same time through', async () => {
    const both = await Promise.all([save('green', 2, 'asha'), save('red', 2, 'vera')]);
    expect(both.sort()).toEqual([false, true]);
    expect(await draft()).toMatchObject({ revision: 3 });
  });

  it('are listed without what was said in them', async () => {
    const [listed] = await store((tx) => tx.rounds.drafts(third.id));
    expect(listed).toMatchObject({ ...key, revision: 3, startedBy: 'asha' });
    expect(listed?.state).toEqual({ answers: {}, skipped: ['next'], at: 'why', kept: [], changes: 2 });
  });

  it('are gone once dropped', async () => {
    await store((tx) => tx.rounds.dropDraft(key.round, key.workstream));
    expect(await draft()).toBeUndefined();
    expect(await save('green', 3)).toBe(false);
  });
});
