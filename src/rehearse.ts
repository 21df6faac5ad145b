import { setTimeout as sleep } from 'node:timers/promises';
import type { MovableClock, World } from '#core/ports';
import { rehearsal } from '#core/rehearsal/clock';
import { type Route, rehearsalClock } from '../adapters/http/index.ts';
import { type PlaygroundAdapter, playground } from '../adapters/playground/index.ts';
import { playgroundRows } from '../adapters/postgres/playground-rows.ts';
import { directory } from './directory.ts';
import type { Record } from './record.ts';

/** The movable clock and the playground, beside whatever platforms `world` has. */
export function rehearse(
  world: World,
  record: Record,
  clock: MovableClock,
  tick: () => Promise<void>,
): { readonly adapter: PlaygroundAdapter; readonly routes: readonly Route[] } {
  const moves = rehearsal({ world, clock, tick, patience });
  const adapter = playground({
    rows: playgroundRows(record.prisma),
    directory: directory(record.store, [...world.chat.keys()]),
    rehearsal: moves,
    log: world.log,
  });
  return { adapter, routes: [rehearsalClock(moves), ...adapter.routes] };
}

/** A move of the clock waits for its deliveries, for 60 s of machine time in all. */
function patience(): () => Promise<boolean> {
  const until = performance.now() + 60_000;
  return async () => {
    await sleep(15);
    return performance.now() < until;
  };
}
