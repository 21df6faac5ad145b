import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Store } from '#core/ports';
import { connect } from '../../../adapters/postgres/connect.ts';
import { type Jobs, jobs, prepareJobs } from '../../../adapters/postgres/jobs.ts';
import { realClock } from '../../../adapters/postgres/store/clock.ts';
import { postgresStore } from '../../../adapters/postgres/store/index.ts';
import { fresh, silent } from './store/fresh.ts';
import { gate } from './store/interleaving.ts';
import { delivery, jobsIn } from './store/lanes.ts';

describe('the jobs', () => {
  const database = fresh({ own: true });
  const announce = (store: Store, ...people: string[]) =>
    store.transaction((tx) => tx.deliveries.add(people.map((person) => delivery(randomUUID(), person))));
  const add = (...people: string[]) => announce(database.store, ...people);
  let running: Jobs | undefined;
  const run = async (lane: (lane: string) => Promise<void>) => {
    running = await jobs({ pool: database.pool, log: silent, lane });
    return running;
  };
  /** Waits until the database says so. */
  const until = async (condition: string) => {
    for (;;) {
      const { rows } = await database.pool.query(`SELECT (${condition}) AS holds`);
      if (rows[0].holds) return;
    }
  };

  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await database.pool.query('TRUNCATE delivery; DELETE FROM graphile_worker._private_jobs');
  });

  it('are prepared once by processes that start together', async () => {
    await database.pool.query('DROP SCHEMA graphile_worker CASCADE');
    const each = [1, 2, 3].map(() => connect(database.url, { log: silent, size: 3 }));
    await Promise.all(each.map(({ pool }) => prepareJobs(pool)));
    await Promise.all(each.map(({ close }) => close()));
    await add('asha');
    expect(await jobsIn(database)).toHaveLength(1);
  });

  it('look into each lane in which something was announced, and are done with it', async () => {
    const looked: string[] = [];
    const both = gate();
    await run(async (lane) => {
      looked.push(lane);
      if (looked.length === 2) both.reached();
    });
    expect(running?.ready).toBe(true);
    await add('asha', 'ben', 'asha');
    await both.reach;
    expect(looked.sort()).toEqual(['person:asha', 'person:ben']);
    await until('NOT EXISTS (SELECT FROM graphile_worker.jobs)');
  });

  it('that failed are run again, at the latest when the sweep finds the lane', async () => {
    const again = gate();
    let runs = 0;
    await run(async () => {
      runs += 1;
      if (runs === 1) throw new Error('the first time');
      again.reached();
    });
    await add('asha');
    await until('EXISTS (SELECT FROM graphile_worker.jobs WHERE attempts = 1 AND locked_at IS NULL)');
    expect(await database.store.transaction((tx) => tx.deliveries.sweep())).toEqual(['person:asha']);
    await again.reach;
    expect(runs).toBe(2);
  });

  it('end what they began before they stop, and begin nothing more', async () => {
    const work = gate();
    const events: string[] = [];
    const { stop } = await run(async (lane) => {
      events.push(`begins ${lane}`);
      work.reached();
      await work.opened;
      events.push(`ends ${lane}`);
    });
    await add('asha');
    await work.reach;
    const stopped = stop().then(() => events.push('stopped'));
    running = undefined;
    await add('ben');
    work.open();
    await stopped;
    expect(events).toEqual(['begins person:asha', 'ends person:asha', 'stopped']);
    expect(await jobsIn(database)).toMatchObject([{ key: 'lane:person:ben' }]);
  });

  it('go on after every connection to the database broke in the middle of one', async () => {
    const begun = gate();
    const after = gate();
    await run(async (lane) => {
      if (lane === 'person:ben') return after.reached();
      begun.reached();
      await begun.opened;
    });
    await add('asha');
    await begun.reach;
    const other = connect(database.url, { log: silent, size: 1 });
    const breaking = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                       WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await other.pool.query(breaking);
    begun.open();
    await announce(postgresStore({ ...other, clock: realClock }), 'ben');
    await after.reach;
    await other.close();
    await until(`NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE key = 'lane:person:ben')`);
    expect(running?.ready).toBe(true);
  });
});
