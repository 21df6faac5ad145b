import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { LocalDate } from '#core/calendar/local-date';
import type { ItemChange, Store, Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Round } from '#core/rounds/round';
import { postgresStore } from '../../../../adapters/postgres/store/index.ts';
import { Unchanged } from '../../../../adapters/postgres/store/unchanged.ts';
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
const at = { round: round.id, workstream: 'strategy/customer' };
const account = { platform: 'slack', tenant: 'T1', id: 'U1' };

describe('what was read of an interview', () => {
  const database = fresh();
  /** Two processes on one database. */
  let one: Store;
  let other: Store;
  let gestures = 0;

  const claimIn = (tx: Tx) => tx.inbox.claim([`gesture ${gestures++}`], account, { goesOn: true });
  const claim = (store: Store) => store.transaction(claimIn);
  const query = async <Row>(sql: string) => (await database.pool.query(sql)).rows as Row[];
  const version = async () =>
    (await query<{ xor: string }>('SELECT bit_xor(token)::text AS xor FROM record_change'))[0]!.xor;
  const rename = (name: string): ItemChange => ({
    change: 'set',
    kind: 'workstream',
    id: at.workstream,
    fields: { name },
  });
  const nameIn = async (store: Store) => (await claim(store)).ahead?.reading.workstream.name;

  /** The statements of a turn, with what they were asked with. */
  async function asked(work: () => Promise<unknown>): Promise<readonly pg.QueryConfig[]> {
    const spy = jest.spyOn(pg.Client.prototype, 'query');
    await work();
    const all = spy.mock.calls.map(([given]) => given as unknown as pg.QueryConfig);
    spy.mockRestore();
    return all.filter(({ text }) => !/^(BEGIN|COMMIT)$/.test(text));
  }

  beforeAll(async () => {
    const { prisma, pool } = database;
    const clock = { read: async () => database.now };
    one = postgresStore({ prisma, pool, clock });
    other = postgresStore({ prisma, pool, clock });
    await importSample(one);
    await one.transaction(async (tx) => {
      await tx.rounds.save(round);
      await tx.people.match(account, 'asha', 'email');
      await tx.rounds.beginDraft({
        ...at,
        state: { answers: {}, skipped: [], at: 'rag', kept: [], changes: 0 },
        by: 'asha',
      });
      await tx.people.setFocus('asha', at);
    });
  });

  it('is not asked for again while nothing of it has changed', async () => {
    await claim(one);
    expect(await asked(() => claim(one))).toHaveLength(2); // the wait for the draft, and the gesture
  });

  it('comes with the draft as it is now', async () => {
    await claim(one);
    await other.transaction((tx) =>
      tx.rounds.changeDraft({
        ...at,
        state: { answers: {}, skipped: [], at: 'reason', kept: [], changes: 1 },
        by: 'asha',
      }),
    );
    const { ahead } = await claim(one);
    expect(ahead?.reading.draft).toMatchObject({ revision: 2, state: { at: 'reason' } });
  });

  it('waits with the draft for whoever is being heard of the same answer, and comes with what that led to', async () => {
    const state = { answers: {}, skipped: [], at: 'path', kept: [], changes: 2 };
    let end: () => void = () => undefined;
    let claimed: () => void = () => undefined;
    const isClaimed = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    const first = one.transaction(async (tx) => {
      await claimIn(tx);
      claimed();
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      await tx.rounds.changeDraft({ ...at, state, by: 'asha' });
    });
    await isClaimed;
    const second = claim(other);
    const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await query(waits)).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    end();
    await first;
    expect((await second).ahead?.reading.draft).toMatchObject({ revision: 3, state: { at: 'path' } });
  });

  it('is read anew by every process once somebody has changed it, and not before', async () => {
    await Promise.all([claim(one), claim(other)]);
    await one.transaction(async (tx) => {
      await tx.imports.write([rename('Customers')]);
      expect(await nameIn(other)).toBe('Customer focus');
    });
    expect(await nameIn(one)).toBe('Customers');
    expect(await nameIn(other)).toBe('Customers');
  });

  it('is as it was for everybody else when the transaction that changed it comes to nothing', async () => {
    const failing = one.transaction(async (tx) => {
      await tx.imports.write([rename('Nobody')]);
      expect((await claimIn(tx)).ahead?.reading.workstream.name).toBe('Nobody');
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await nameIn(one)).toBe('Customers');
    await one.transaction((tx) => tx.imports.write([rename('Customer focus')]));
    expect(await nameIn(one)).toBe('Customer focus');
  });

  it('is told apart whichever of two that change something at once ends first', async () => {
    const seen = new Set([await version()]);
    const end = new Map<number, () => void>();
    const changes = ['risk/staff', 'milestone/panel'].map((each, nth) => {
      const [kind, key] = each.split('/') as ['risk' | 'milestone', string];
      const change: ItemChange = { change: 'set', kind, id: `${at.workstream}/${key}`, fields: { title: each } };
      return one.transaction(async (tx) => {
        await tx.imports.write([change]);
        await new Promise<void>((resolve) => end.set(nth, resolve));
      });
    });
    while (end.size < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const last of [1, 0]) {
      end.get(last)!();
      await changes[last];
      seen.add(await version());
    }
    expect(seen.size).toBe(3);
  });

  it('is of its day: on another, others are away, without anything being written', async () => {
    await one.transaction((tx) =>
      tx.absences.add({ person: 'asha', from: '2027-02-01' as LocalDate, to: '2027-02-05' as LocalDate, by: 'asha' }),
    );
    expect((await claim(one)).known?.leave).toBe(true);
    const before = database.now;
    database.now = new Date('2027-02-06T04:59:00Z'); // of Asha's own day, in New York, the last minute
    expect((await claim(one)).known?.leave).toBe(true);
    database.now = new Date('2027-02-06T05:00:00Z');
    expect((await claim(one)).known?.leave).toBeUndefined();
    database.now = before;
  });

  it('depends on nothing whose change would go unnoticed', async () => {
    await one.transaction((tx) => tx.imports.write([rename('Customer')]));
    const [, , ...readings] = await asked(() => claim(one));
    expect(readings).toHaveLength(2);
    const tables = new Set<string>();
    for (const { text, values } of readings) {
      const { rows } = await database.pool.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
      for (const [, table] of JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g)) tables.add(table!);
    }
    expect(tables.size).toBeGreaterThan(15);
    const noticed = await query<{ table: string }>(
      `SELECT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname = 'record_change'`,
    );
    expect([...tables].sort()).toEqual([...noticed.map(({ table }) => table), 'record_change'].sort());
  });

  it('is another version after any statement that changes one of its tables', async () => {
    const tables = await query<{ table: string }>(
      `SELECT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname = 'record_change' AND tgtype & 1 = 0`,
    );
    const seen = new Set([await version()]);
    for (const { table } of tables) {
      await query(`DELETE FROM ${table} WHERE false`);
      seen.add(await version());
    }
    expect(seen.size).toBe(tables.length + 1);
    expect(tables.length).toBeGreaterThan(15);
  });

  it('is another version when what is left of a draft changes after its round has closed, and no other draft', async () => {
    const changed = async () => {
      const before = await version();
      const state = { answers: {}, skipped: [], at: 'rag', kept: [], changes: 2 };
      await one.transaction((tx) => tx.rounds.changeDraft({ ...at, state, by: 'asha' }));
      return (await version()) !== before;
    };
    expect(await changed()).toBe(false);
    await one.transaction((tx) => tx.rounds.save({ ...round, state: 'closed', closedAt: database.now }));
    expect(await changed()).toBe(true);
    await one.transaction((tx) => tx.rounds.save(round));
  });

  it('takes a bounded number of rows to know, however often it changes', async () => {
    const seen = new Set<string>();
    for (let time = 0; time < 130; time += 1) {
      await query('DELETE FROM risk WHERE false');
      seen.add(await version());
    }
    expect(seen.size).toBe(130);
    expect((await query('SELECT FROM record_change')).length).toBeLessThan(70);
  });
});

describe('what a process keeps', () => {
  const now = new Date('2027-01-04T09:00:00Z');

  it('is bounded: what was read longest ago goes first', async () => {
    const unchanged = new Unchanged(2);
    const read = async (key: string) => {
      let times = 0;
      await unchanged.of('1', now, key, async () => {
        times += 1;
        return { version: '1', value: key };
      });
      return times;
    };
    expect([await read('a'), await read('b'), await read('a'), await read('c'), await read('a')]).toEqual([
      1, 1, 0, 1, 1,
    ]);
  });

  it('is of the version that its own statement saw, not of the one that was seen before', async () => {
    const unchanged = new Unchanged();
    expect(await unchanged.of('1', now, 'a', async () => ({ version: '2', value: 'new' }))).toBe('new');
    expect(await unchanged.of('2', now, 'a', async () => undefined)).toBe('new');
    expect(await unchanged.of('1', now, 'a', async () => undefined)).toBeUndefined();
  });

  it('is nothing where no version is known', async () => {
    const unchanged = new Unchanged();
    await unchanged.of(null, now, 'a', async () => ({ version: null, value: 'old' }));
    expect(await unchanged.of(null, now, 'a', async () => ({ version: null, value: 'new' }))).toBe('new');
  });
});
