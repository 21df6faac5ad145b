import { beforeEach, describe, expect, it } from '@jest/globals';
import type { QueryConfig } from 'pg';
import type { Allowance, Toll } from '#core/ports';
import { budgets, type SharedBudgets } from '../../../adapters/postgres/budgets.ts';
import { allowance as slackAllowance } from '../../../adapters/slack/allowance.ts';
import { allowance as teamsAllowance } from '../../../adapters/teams/allowance.ts';
import { fresh, silent } from './store/fresh.ts';

const teams = teamsAllowance('t1');
const slack = slackAllowance(() => 'T1');
const person = (allowance: Allowance, id: number | string): Toll =>
  allowance.toll({ direct: { platform: 'x', tenant: 't1', id: String(id) } });

describe('the budget of a platform', () => {
  const database = fresh({ own: true });
  let offset = '0';
  /** One statement on a connection of its own, as the pool gives it, by machine time as this test tells it. */
  const pool = {
    async query(statement: QueryConfig) {
      const connection = await database.pool.connect();
      try {
        await connection.query(`SELECT set_config('quarterdeck.machine_offset', $1, false)`, [offset]);
        return await connection.query(statement);
      } finally {
        await connection.query('RESET quarterdeck.machine_offset');
        connection.release();
      }
    },
  };
  let one: SharedBudgets;
  let other: SharedBudgets;
  /** Notes of what went without a turn are written when the test says so. */
  let rested: () => void;

  beforeEach(async () => {
    await database.pool.query('TRUNCATE send_budget');
    offset = '0';
    const rest = () => new Promise<void>((resolve) => (rested = resolve));
    const pace = { now: () => performance.now(), rest };
    [one, other] = [budgets(pool as never, silent, pace), budgets(pool as never, silent, pace)];
  });

  const inSeconds = async (by: SharedBudgets, allowance: Allowance, toll: Toll): Promise<number> => {
    const turn = await by.turn(allowance, toll);
    if (turn === 'full' || 'after' in turn) throw new Error('there was no room');
    return turn.in;
  };
  const paused = (toll: Toll) => database.store.transaction((tx) => tx.deliveries.pausedFor(toll));
  const rateOf = async (scope: string) =>
    (await database.pool.query('SELECT rate FROM send_budget WHERE scope = $1', [scope])).rows[0]?.rate;

  it('gives turns one after the other, whichever replica asks: never more than a tenant takes', async () => {
    const began = performance.now();
    const replicas = [one, other];
    // Each in a replica of its own, so that none has many waiting.
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => inSeconds(replicas[at % 2]!, teams, { ...person(teams, at), requests: 2 })),
    );
    const next = await inSeconds(one, teams, person(teams, 'next'));
    const elapsed = (performance.now() - began) / 1000;
    expect(next).toBeLessThanOrEqual(40 / 48.25 + 0.001);
    expect(next + elapsed).toBeGreaterThanOrEqual(40 / 48.25 - 0.001);
  });

  it('lets one conversation have its next message only after a while, and others at once', async () => {
    const board = slack.toll({ channel: 'C0BOARD' });
    expect(await inSeconds(one, slack, board)).toBe(0);
    const again = await inSeconds(other, slack, board);
    expect(again).toBeGreaterThan(0.5);
    expect(again).toBeLessThanOrEqual(1);
    expect(await inSeconds(one, teams, person(teams, 1))).toBe(0);
  });

  it('gives the place of bulk to a reply, which goes at once; the bulk goes in another, at the end of the line', async () => {
    const went: string[] = [];
    let clock = 0;
    const rest = async (ms: number) => {
      if (ms < 200) clock += ms;
      else await new Promise(() => undefined); // what is noted later is of no matter here
    };
    const paced = budgets(pool as never, silent, { now: () => clock, rest });
    const bulk = await Promise.all(
      [1, 2, 3].map(async (id) => ({ id, turn: await paced.turn(teams, person(teams, id)) })),
    );
    const after = await inSeconds(other, teams, person(teams, 'after'));
    const going = bulk.map(async ({ id, turn }) => {
      await paced.go(teams, person(teams, id), turn as { readonly in: number });
      went.push(`bulk ${id}`);
    });
    await paced.go(teams, { ...person(teams, 'reply'), requests: 1 }, undefined);
    went.push('reply');
    await Promise.all(going);
    expect(went.slice(0, went.indexOf('reply'))).not.toContainEqual(expect.stringMatching(/[23]/));
    // Four went, in the three places that were held and one that was taken since: nothing is left to be counted.
    const next = await inSeconds(other, teams, person(teams, 'next'));
    expect(next).toBeLessThanOrEqual(after + 4 / 48.25);
  });

  it('that was left alone for long gives no more at once than one that was not', async () => {
    await inSeconds(one, slack, person(slack, 1));
    offset = '1 day';
    expect(await inSeconds(one, slack, person(slack, 2))).toBe(0);
    expect(await inSeconds(one, slack, person(slack, 3))).toBeGreaterThan(0.1);
  });

  it('counts what went without a turn, so that bulk makes room for it, but never without end', async () => {
    for (let reply = 0; reply < 25; reply += 1) await one.go(teams, person(teams, reply), undefined);
    rested();
    while ((await database.pool.query('SELECT FROM send_budget')).rowCount === 0);
    const next = await inSeconds(other, teams, person(teams, 'asha'));
    expect(next).toBeGreaterThan(0.1);
    expect(next).toBeLessThanOrEqual(50 / 48.25); // each opens a conversation first
    await one.go(teams, { ...person(teams, 1), requests: 100_000 }, undefined);
    rested();
    while ((await inSeconds(other, teams, person(teams, 'ben'))) < 5);
    expect(await inSeconds(other, teams, person(teams, 'dev'))).toBeLessThan(11);
  });

  describe('of which too many wait', () => {
    it('is full in that process, and what waits there is left until there is room', async () => {
      for (let at = 0; at < 12; at += 1) await one.turn(slack, person(slack, at));
      expect(one.full()).toEqual([]);
      await one.turn(slack, person(slack, 12));
      expect(one.full()).toEqual(['slack/t1']);
      expect(await one.turn(slack, person(slack, 13))).toBe('full');
      expect(await one.turn(teams, person(teams, 13))).not.toBe('full');
    });

    it('has all come again later whose turn is too far away, and takes none', async () => {
      await one.askedToWait(slack, person(slack, 1), 500);
      await one.askedToWait(slack, person(slack, 2), 500);
      const turn = (await other.turn(slack, person(slack, 3))) as { readonly after: number };
      expect(turn.after).toBeGreaterThan(300);
      expect(turn.after).toBeLessThan(625);
      offset = '11 minutes';
      expect(await inSeconds(other, slack, person(slack, 3))).toBe(0);
    });
  });

  describe('when the platform asks to wait', () => {
    it('only that conversation does, by machine time, with a little more', async () => {
      const board = slack.toll({ channel: 'C0BOARD' });
      await one.askedToWait(slack, board, 40);
      const seconds = await paused(board);
      expect(seconds).toBeGreaterThan(39);
      expect(seconds).toBeLessThanOrEqual(50);
      expect(await inSeconds(other, slack, board)).toBeGreaterThan(39);
      expect(await paused(slack.toll({ channel: 'C0OTHER' }))).toBe(0);
      await database.machineTime('51 seconds');
      expect(await paused(board)).toBe(0);
      await database.machineTime('0');
    });

    it('and then in another conversation, the whole tenant does, and is slower afterwards where its limit is unknown', async () => {
      await one.askedToWait(slack, person(slack, 1), 8);
      await other.askedToWait(slack, person(slack, 2), 8);
      expect(await paused(person(slack, 3))).toBeGreaterThan(7);
      expect(await rateOf('slack/t1')).toBeCloseTo(2.4, 1);
      await other.askedToWait(slack, person(slack, 4), 8);
      expect(await rateOf('slack/t1')).toBeCloseTo(2.4, 1);
      for (const at of ['20 seconds', '40 seconds', '60 seconds']) {
        offset = at;
        await other.askedToWait(slack, person(slack, at), 8);
      }
      expect(await rateOf('slack/t1')).toBe(1);
    });

    it('a slowed tenant is back at its rate after five minutes', async () => {
      const gapAt = async (time: string) => {
        offset = time;
        await inSeconds(one, slack, person(slack, `${time} a`));
        return inSeconds(one, slack, person(slack, `${time} b`));
      };
      await one.askedToWait(slack, person(slack, 1), 8);
      await one.askedToWait(slack, person(slack, 2), 8);
      expect(await gapAt('30 seconds')).toBeGreaterThan(0.25);
      expect(await gapAt('6 minutes')).toBeLessThanOrEqual(1 / 4.825);
    });

    it('a tenant whose limit is published waits when many of its conversations were asked, and is not slowed down', async () => {
      for (let at = 0; at < 8; at += 1) await one.askedToWait(teams, person(teams, at), 8);
      expect(await paused(person(teams, 'next'))).toBe(0);
      await one.askedToWait(teams, person(teams, 8), 8);
      expect(await paused(person(teams, 'next'))).toBeGreaterThan(7);
      expect(await rateOf('teams/t1')).toBeNull();
    });

    it('two that were asked long after each other have nothing to do with each other', async () => {
      await one.askedToWait(slack, person(slack, 1), 8);
      offset = '2 minutes';
      await one.askedToWait(slack, person(slack, 2), 8);
      expect(await paused(person(slack, 3))).toBe(0);
    });
  });

  it('that cannot be read keeps nothing from being sent', async () => {
    const broken = { query: () => Promise.reject(new Error('the database is away')) };
    const without = budgets(broken as never, silent);
    expect(await without.turn(slack, person(slack, 1))).toMatchObject({ in: 0 });
    await without.askedToWait(slack, person(slack, 1), 8);
  });

  it('is waited for until the process stops', async () => {
    const real = budgets(pool as never, silent);
    const waiting = real.wait(3_600);
    real.stop();
    expect(await waiting).toBe(false);
  });

  it('forgets what is long past', async () => {
    await inSeconds(one, slack, person(slack, 1));
    await database.machineTime('2 hours');
    await database.store.transaction((tx) => tx.deliveries.sweep());
    await database.machineTime('0');
    expect((await database.pool.query('SELECT FROM send_budget')).rowCount).toBe(0);
  });
});
