import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from '../../../adapters/postgres/budgets.ts';

/** Machine time in this process, as the test moves it: the other half of machine-time.ts. */
export interface Paced extends Pace {
  /** Moves it on by so many milliseconds; the database's was moved before. */
  skip(ms: number): void;
  /** Milliseconds until the first of those that rest goes on; null: none rests. */
  restsFor(): number | null;
}

/** @param rate how many times faster than the real one it runs */
export function pace(rate: number): Paced {
  let skipped = 0;
  const resting = new Map<() => void, number>();
  const now = () => performance.now() * rate + skipped;
  return {
    now,
    async rest(ms, signal) {
      const until = now() + ms;
      while (now() < until && !signal.aborted) {
        const moved = new AbortController();
        const wake = () => moved.abort();
        resting.set(wake, until);
        const either = AbortSignal.any([signal, moved.signal]);
        await sleep((until - now()) / rate, undefined, { signal: either }).catch(() => undefined);
        resting.delete(wake);
      }
    },
    skip(ms) {
      skipped += ms;
      for (const wake of resting.keys()) wake();
    },
    restsFor: () => (resting.size === 0 ? null : Math.max(0, Math.min(...resting.values()) - now())),
  };
}
