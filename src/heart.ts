import cron from 'node-cron';
import { kinds } from '#core/kinds';
import type { World } from '#core/ports';
import { beat } from '#core/schedule/beat';
import type { Metrics } from '../adapters/metrics/index.ts';
import type { Settings } from './settings.ts';

/** What makes the core look, each minute, for what is due. */
export interface Heart {
  /** One beat now, after the one that may be under way; never rejects. */
  beat(): Promise<void>;
  /** Beats once, then each minute. */
  start(): Promise<void>;
  /** Resolves when the beat under way has ended. */
  stop(): Promise<void>;
}

export function heart(world: World, metrics: Metrics, settings: Pick<Settings, 'heartbeatUrl'>): Heart {
  let beating: Promise<void> = Promise.resolve();
  const once = async () => {
    const began = performance.now();
    const ended = (outcome: 'ok' | 'failed') => metrics.tick(outcome, (performance.now() - began) / 1000, new Date());
    try {
      await beat(world, kinds);
      ended('ok');
      tellHeartbeat();
    } catch (error) {
      ended('failed');
      world.log.error({ err: error }, 'a tick failed; the next one makes up for it');
    }
  };
  /** Beside the beat: whoever watches us may be slow or away, and nothing waits for them. */
  const tellHeartbeat = () => {
    if (!settings.heartbeatUrl) return;
    fetch(settings.heartbeatUrl, { signal: AbortSignal.timeout(10_000) })
      .then((answer) => answer.body?.cancel())
      .catch((err: unknown) => world.log.warn({ err }, 'HEARTBEAT_URL could not be called'));
  };
  const beatNow = () => {
    beating = beating.then(once);
    return beating;
  };
  const task = cron.createTask('* * * * *', beatNow, { timezone: 'UTC', noOverlap: true });
  let interval: NodeJS.Timeout | undefined;
  return {
    beat: beatNow,
    start: async () => {
      await beatNow();
      await task.start();
      // When the machine's clock jumps back, cron waits for the minute to come again; this does not.
      interval = setInterval(beatNow, 60_000);
    },
    stop: async () => {
      clearInterval(interval);
      await task.destroy();
      await beating;
    },
  };
}
