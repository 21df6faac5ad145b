import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Milliseconds between two tries. */
const pause = 500;

export interface PatientPool {
  readonly pool: Pool;
  /** True while the database answers. */
  answers(): boolean;
  /** From now on nothing is tried again: what fails has found nothing. */
  giveUp(): void;
  /** Resolves when no statement is under way. */
  idle(): Promise<void>;
}

/**
 * The pool as the job engine sees it: a statement waits until the database answers instead of failing. graphile-worker
 * 0.17.3 completes its jobs by promises that nobody awaits: one that rejects ends the process, and in batches (its
 * other way) it leaves the engine stopped for good. Each of its statements stands alone and may be repeated.
 * What listens for new jobs has a connection of its own, about which the engine is patient itself.
 */
export function patientPool(pool: Pool, changed: (answers: boolean, why?: unknown) => void): PatientPool {
  const gaveUp = new AbortController();
  setMaxListeners(0, gaveUp.signal); // as many as statements that wait
  const underWay = new Set<Promise<unknown>>();
  let answers = true;
  const note = (now: boolean, why?: unknown) => {
    if (now !== answers) changed(now, why);
    answers = now;
  };

  const keepTrying = async (statement: Parameters<Pool['query']>) => {
    for (;;) {
      try {
        const result = await pool.query(...statement);
        note(true);
        return result;
      } catch (error) {
        note(false, error);
        if (gaveUp.signal.aborted) return { rows: [], rowCount: 0 };
        await sleep(pause, undefined, { signal: gaveUp.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const query = (...statement: Parameters<Pool['query']>) => {
    const result = keepTrying(statement);
    underWay.add(result);
    return result.finally(() => underWay.delete(result));
  };
  const client = { query, release: () => undefined };
  const connect = (listener?: Parameters<Pool['connect']>[0]) =>
    listener ? pool.connect(listener) : Promise.resolve(client);
  const seen = { connect, query, options: pool.options, listeners: (event: string) => pool.listeners(event) };

  return {
    pool: seen as unknown as Pool,
    answers: () => answers,
    giveUp: () => gaveUp.abort(),
    idle: async () => void (await Promise.allSettled(underWay)),
  };
}
