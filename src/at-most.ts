import type { Store } from '#core/ports';

/**
 * The same record, with so many transactions under way at most; whoever comes next waits in turn. Many at once are slower
 * than few: each holds its rows and its connection meanwhile, and each connection of the server keeps plans of its own,
 * which push those of the others out of the processor's caches.
 */
export function atMost(most: number, store: Store): Store {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return {
    async transaction(work) {
      if (underWay === most) await new Promise<void>((resolve) => waiting.push(resolve));
      else underWay += 1;
      try {
        return await store.transaction(work);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else underWay -= 1;
      }
    },
  };
}

/** The record as gestures get it: four at once keep it as busy as it can be (docs/benchmarks.md). */
export const gestures = (store: Store): Store => atMost(4, store);
