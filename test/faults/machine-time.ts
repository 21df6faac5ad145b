import type pg from 'pg';

/**
 * Machine time of a test's own database, for all processes on it: it runs `rate` times as fast as the real one, and can
 * be moved on. Whatever `machine_time()` decides follows (leases, looks, back-off, budgets), and so do the jobs that
 * wait for their time; programme time does not.
 */
export interface MachineTime {
  readonly rate: number;
  /** Seconds, from any beginning. */
  now(): number;
  skip(seconds: number): Promise<void>;
}

export async function machineTime(pool: pg.Pool, rate: number): Promise<MachineTime> {
  await pool.query(`
    CREATE TABLE machine_clock (at timestamptz NOT NULL, since timestamptz NOT NULL, rate float NOT NULL);
    INSERT INTO machine_clock VALUES (clock_timestamp(), clock_timestamp(), ${rate});
    CREATE OR REPLACE FUNCTION machine_time() RETURNS timestamptz LANGUAGE sql VOLATILE
    RETURN (SELECT at + (clock_timestamp() - since) * rate FROM machine_clock)`);
  let skipped = 0;
  return {
    rate,
    now: () => (Date.now() / 1000) * rate + skipped,
    async skip(seconds) {
      await pool.query(
        `WITH moved AS (UPDATE machine_clock SET at = at + make_interval(secs => $1)),
              waiting AS (UPDATE graphile_worker._private_jobs SET run_at = run_at - make_interval(secs => $1)
                           WHERE run_at > now() AND locked_at IS NULL RETURNING 1)
         SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', 10)::text)
          WHERE EXISTS (SELECT FROM waiting)`,
        [seconds],
      );
      skipped += seconds;
    },
  };
}
