import { setTimeout as sleep } from 'node:timers/promises';
import { footnote, type Message } from '#core/message';
import type { ChatAdapter, MovableClock, World } from '#core/ports';
import { type Patience, rehearsal } from '#core/rehearsal/clock';
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

/** A move of the clock may take 60 s of machine time in all. */
function patience(): Patience {
  const until = performance.now() + 60_000;
  return { wait: () => sleep(15), isOver: () => performance.now() >= until };
}

/** So that nobody takes a rehearsal in a test workspace for the real thing, each message there says what it is. */
export function asRehearsal(adapter: ChatAdapter): ChatAdapter {
  const marked = (message: Message): Message => ({
    summary: `Rehearsal: ${message.summary}`,
    blocks: [...message.blocks, footnote('This is a rehearsal: nothing here counts.')],
  });
  return {
    ...adapter,
    render: (message) => adapter.render(marked(message)),
    start: (receive) =>
      adapter.start(async (incoming) => {
        const { answer, ...outcome } = await receive(incoming);
        return answer ? { ...outcome, answer: marked(answer) } : outcome;
      }),
  };
}
