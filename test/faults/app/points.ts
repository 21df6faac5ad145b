import type { ChatAdapter, Store } from '#core/ports';

/**
 * What this process does, step by step, as its ports see it: where it can be made to end as `kill -9` ends it, and
 * whether anything is under way. The production code knows nothing of it.
 */

/** Where a process passes between two steps; in this order when it answers a gesture or sends what is due. */
export type Point =
  | 'heard'
  | 'transaction begun'
  | 'transaction done, not committed'
  | 'transaction committed'
  | 'taken, not acknowledged'
  | 'about to post'
  | 'posted, not settled';

/** Milliseconds that a platform is waited for. */
export const timeout = Number(process.argv[2]);

let passed: Point[] = [];
let last = Number.POSITIVE_INFINITY;
let busy = 0;
let begun = 0;

/** From now on each point is counted; at the `nth` the process ends, and nothing of it can say goodbye. */
export function endAt(nth: number | undefined): void {
  passed = [];
  last = nth ?? Number.POSITIVE_INFINITY;
}

/** Points passed since {@link endAt}. */
export const points = (): readonly Point[] => passed;

/** Transactions and attempts to send that are under way, and how many there ever were. */
export const underWay = (): { readonly busy: number; readonly begun: number } => ({ busy, begun });

function pass(point: Point): void {
  passed.push(point);
  if (passed.length === last) process.kill(process.pid, 'SIGKILL');
}

async function during<T>(work: () => Promise<T>): Promise<T> {
  busy += 1;
  begun += 1;
  try {
    return await work();
  } finally {
    busy -= 1;
  }
}

/** To stand between the core and its ports (src/main.ts). */
export const between = {
  store: (store: Store): Store => ({
    transaction: (work) =>
      during(async () => {
        const result = await store.transaction(async (tx) => {
          pass('transaction begun');
          const done = await work(tx);
          pass('transaction done, not committed');
          return done;
        });
        pass('transaction committed');
        return result;
      }),
  }),
  chat: (adapter: ChatAdapter): ChatAdapter => ({
    ...adapter,
    send: (post) =>
      during(async () => {
        pass('about to post');
        const began = performance.now();
        const sent = await adapter.send(post);
        // Its answer may have come while this process had no time to read it: only this process can tell.
        if (sent.kind === 'unknown' && performance.now() - began >= timeout) process.send!({ gaveUpOn: post.key });
        pass('posted, not settled');
        return sent;
      }),
    start: (receive) =>
      adapter.start(async (incoming) => {
        pass('heard');
        const outcome = await receive(incoming);
        pass('taken, not acknowledged');
        return outcome;
      }),
  }),
};
