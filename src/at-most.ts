import type { Store } from '#core/ports';

/** Milliseconds after which nobody waits any more: the platforms have given up and send it again. */
const patience = 5_000;

/**
 * The same record, with so many transactions under way at most; whoever comes next waits in turn. Many at once are slower
 * than few: each holds its connection, its rows and what it has read, and sixteen took up to a quarter more processor time
 * each than four, here and in the server (measured on two cores).
 *
 * A transaction whose turn comes too late is refused, not begun: where the database hangs, those behind it would answer ever
 * later.
 *
 * @param now milliseconds since any instant
 */
export function atMost(most: number, store: Store, now: () => number = () => performance.now()): Store {
  const waiting: { readonly since: number; go(): void; refuse(why: Error): void }[] = [];
  let underWay = 0;
  const next = () => {
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      if (now() - first.since <= patience) return first.go();
      first.refuse(new Error('The database takes too long for all who wait for it'));
    }
    underWay -= 1;
  };
  return {
    async transaction(work) {
      if (underWay === most) await new Promise<void>((go, refuse) => waiting.push({ since: now(), go, refuse }));
      else underWay += 1;
      try {
        return await store.transaction(work);
      } finally {
        next();
      }
    },
  };
}

/** The record as gestures get it: four at once keep it as busy as it can be (docs/benchmarks.md). */
export const gestures = (store: Store): Store => atMost(4, store);
