import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Log } from '#core/ports';
import { patientPool } from './patient-pool.ts';

/**
 * How many lanes one process looks into at a time: of replies to people, and of bulk, most of which waits for its platform's
 * budget, so that at 50 messages a second each may take a third of a second. Neither takes the other's place.
 */
const concurrency = { reply: 10, lane: 16 } as const;
/** Milliseconds between looks for jobs that have become due; new ones announce themselves. */
const pollInterval = 2_000;
/** Milliseconds that a stop waits for what is running. What runs longer is taken up again when its lease ends. */
const patience = 10_000;
/** Any number, so long as it is the same in every process and no other lock of ours. */
const migrationLock = 7_301_972;

export interface Jobs {
  /** False while jobs cannot be fetched: the database does not answer, or a newer version has taken the engine over. */
  readonly ready: boolean;
  /** Takes nothing more; resolves when what is running has ended, after 10 s at most. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** As `connect` makes it: with listeners for connections that break. */
  readonly pool: Pool;
  readonly log: Log;
  /** Sends what may go now in this lane. If it rejects, it is run again, after a growing time. */
  readonly lane: (lane: string) => Promise<void>;
  /** Tenants for which enough wait already: what waits for them is left until there is room. */
  readonly full?: () => string[];
}

/**
 * Brings the job engine's tables (schema `graphile_worker`) up to date; deliveries can be added after that. Processes
 * that start together take turns: the engine itself fails when two create its schema at the same instant.
 */
export async function prepareJobs(pool: Pool, log?: Log): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const engine = await makeWorkerUtils({ pgPool: pool, logger: logger(log) });
    await engine.migrate();
    await engine.cleanup({ tasks: ['DELETE_PERMAFAILED_JOBS'] });
    await engine.release();
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs the jobs, through restarts of the database, until stopped. Rejects if the engine cannot be prepared. */
export async function jobs({ pool, log, lane, full = () => [] }: JobsOptions): Promise<Jobs> {
  await prepareJobs(pool, log);
  const patient = patientPool(pool, (answers, why) => {
    if (answers) log.info({}, 'the job engine goes on');
    else log.warn({ error: String(why) }, 'the job engine waits for the database');
  });
  const begin = (task: keyof typeof concurrency) =>
    run({
      pgPool: patient.pool,
      taskList: { [task]: (payload) => lane(laneJob.parse(payload).lane) },
      concurrency: concurrency[task],
      forbiddenFlags: full,
      pollInterval,
      noHandleSignals: true,
      logger: logger(log),
      parsedCronItems: [],
    });
  const runners = [await begin('reply'), await begin('lane')];
  let running = true;
  const ended = (error?: unknown) => {
    if (running) log.error({ error: String(error ?? '') }, 'the job engine has stopped by itself');
    running = false;
  };
  for (const { promise } of runners) promise.then(() => ended(), ended);

  return {
    get ready() {
      return running && patient.answers();
    },
    async stop() {
      if (!running) return;
      running = false;
      patient.giveUp();
      const stopped = Promise.all(runners.map((runner) => runner.stop())).then(patient.idle, (error) =>
        log.warn({ error: String(error) }, 'jobs did not stop'),
      );
      const waited = new AbortController();
      await Promise.race([stopped, sleep(patience, undefined, { signal: waited.signal }).catch(() => undefined)]);
      waited.abort();
    },
  };
}

const laneJob = z.object({ lane: z.string() });

/** The engine's warnings and errors; each job done is not worth a line. */
function logger(log: Log | undefined): Logger {
  return new Logger(() => (level, message, meta) => {
    const error = meta?.error ?? meta?.fatalError;
    const facts = error ? { error: String(error) } : {};
    const [line = ''] = message.split('\n');
    if (level === 'error') log?.error(facts, line);
    else if (level === 'warning') log?.warn(facts, line);
  });
}
