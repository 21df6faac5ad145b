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

function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

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
  const begin = (rag: string, by = 'asha') => store((tx) => tx.rounds.beginDraft({ ...key, state: state(rag), by }));
  const change = (rag: string, by = 'asha') =>
    store(async (tx) => {
      const reading = await tx.rounds.interview(key);
      if (reading?.draft) await tx.rounds.changeDraft({ ...key, state: state(rag), by });
      return reading?.draft?.revision;
    });
  const draft = async () => (await store((tx) => tx.rounds.interview(key)))?.draft;

  it('are begun once', async () => {
    expect(await draft()).toBeUndefined();
    expect((await Promise.all([begin('amber'), begin('green')])).sort()).toEqual([false, true]);
    expect(await draft()).toMatchObject({ ...key, revision: 1, startedBy: 'asha', changedAt: database.now });
  });

  it('keep who began them, and who changed them last', async () => {
    database.now = new Date('2027-01-05T09:00:00Z');
    await change('amber', 'vera');
    const stands = { ...key, state: state('amber'), revision: 2, startedBy: 'asha', changedBy: 'vera' };
    expect(await draft()).toEqual({ ...stands, changedAt: database.now });
  });

  it('are changed by one after the other: whoever comes second has read what the first one said', async () => {
    const both = await Promise.all([change('green', 'asha'), change('red', 'vera'), change('amber', 'asha')]);
    expect(both.sort()).toEqual([2, 3, 4]);
    expect(await draft()).toMatchObject({ revision: 5 });
  });

  it('can be looked at while somebody is changing them, without waiting', async () => {
    const { promise: held, resolve: hold } = signal();
    const { promise: ended, resolve: end } = signal();
    const changing = store(async (tx) => {
      await tx.rounds.interview(key);
      hold();
      await ended;
      await tx.rounds.changeDraft({ ...key, state: state('amber'), by: 'asha' });
    });
    await held;
    const seen = await store((tx) => tx.rounds.look(key));
    end();
    await changing;
    expect(seen?.draft).toMatchObject({ revision: 5 });
    expect(await draft()).toMatchObject({ revision: 6 });
  });

  it('are read for what somebody is in the middle of, with the gesture that goes on with it', async () => {
    const account = { platform: 'slack', tenant: 'T1', id: 'U1' };
    let events = 0;
    const ahead = async (goesOn = true) =>
      (await store((tx) => tx.inbox.claim([`goes on ${events++}`], account, { goesOn }))).ahead;
    expect(await ahead()).toBeUndefined();
    await store(async (tx) => {
      await tx.people.match(account, 'asha', 'email');
      await tx.people.setFocus('asha', { newsOf: key.workstream });
    });
    expect(await ahead()).toBeUndefined();
    await store((tx) => tx.people.setFocus('asha', key));
    expect(await ahead(false)).toBeUndefined();
    const whole = { at: key, reading: await store((tx) => tx.rounds.interview(key)) };
    expect(await ahead()).toEqual(whole);
    expect(await ahead()).toEqual(whole);
  });

  it('are listed without what was said in them', async () => {
    const [listed] = await store((tx) => tx.rounds.drafts(third.id));
    expect(listed).toMatchObject({ ...key, revision: 6, startedBy: 'asha' });
    expect(listed?.state).toEqual({ answers: {}, skipped: ['next'], at: 'why', kept: [], changes: 2 });
  });

  it('are gone once dropped', async () => {
    await store((tx) => tx.rounds.dropDraft(key.round, key.workstream));
    expect(await draft()).toBeUndefined();
    expect(await change('green')).toBeUndefined();
    expect(await draft()).toBeUndefined();
  });
});
