import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#core/ports';

/** How many lanes this process looks into at a time. */
const most = 10;
/** Seconds until a lane that could not be looked into is tried again: twice as long each time, at most this. */
const longest = 60;

/**
 * Lanes into which this process looks at once, because it has just stored a reply in them: whoever wrote waits for it. It
 * is only the quick way. What this process does not come to is found by the next sweep, of any replica, like a job that
 * was lost; so nothing is stored for it, and a turn of a conversation costs the database no job (decision 0028).
 */
export interface AtOnce {
  /** Looks into a lane now, or when there is room. Never throws, and returns before anything is sent. */
  ask(lane: string): void;
  /** From now on lanes are looked into by this. If it rejects, the lane is tried again after a growing time. */
  begin(look: (lane: string) => Promise<void>): void;
  /** Resolves when what is running has ended; nothing else is looked into. */
  stop(): Promise<void>;
  /** Whether lanes were asked for that nobody has looked into. */
  readonly hasMore: boolean;
}

type Wait = (seconds: number, signal: AbortSignal) => Promise<unknown>;

const inMachineTime: Wait = (seconds, signal) => sleep(seconds * 1_000, undefined, { ref: false, signal });

/** @param goOn false from when this process is to end */
export function lanesAtOnce(log: Log, goOn: () => boolean, wait: Wait = inMachineTime): AtOnce {
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  /** How often each has failed since it was last looked into. */
  const failures = new Map<string, number>();
  const stopped = new AbortController();
  let look: ((lane: string) => Promise<void>) | undefined;

  const fill = () => {
    for (const lane of waiting) {
      if (!look || !goOn() || running.size === most) return;
      // Of what is added to a lane while it is looked into, nobody knows whether it was seen: it is looked into again.
      if (running.has(lane)) continue;
      waiting.delete(lane);
      running.set(lane, run(lane, look));
    }
  };
  const ask = (lane: string) => {
    waiting.add(lane);
    fill();
  };
  const run = async (lane: string, look: (lane: string) => Promise<void>) => {
    try {
      await look(lane);
      failures.delete(lane);
    } catch (error) {
      const times = (failures.get(lane) ?? 0) + 1;
      failures.set(lane, times);
      log.warn({ lane, times, error: String(error) }, 'a lane could not be looked into');
      wait(Math.min(2 ** times, longest), stopped.signal).then(
        () => ask(lane),
        () => undefined,
      );
    } finally {
      running.delete(lane);
      fill();
    }
  };

  return {
    ask,
    begin(how) {
      look = how;
      fill();
    },
    async stop() {
      look = undefined;
      stopped.abort();
      await Promise.all(running.values());
    },
    get hasMore() {
      return waiting.size + failures.size > 0;
    },
  };
}
