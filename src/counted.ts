import type { Receive } from '#core/incoming';
import type { ChatAdapter, World } from '#core/ports';
import type { Metrics } from '../adapters/metrics/index.ts';

/** Counts what becomes of each gesture. */
export function countedReceive(receive: Receive, metrics: Metrics): Receive {
  return async (incoming) => {
    try {
      const outcome = await receive(incoming);
      metrics.gesture(incoming.from.platform, outcome.became ?? 'handled');
      return outcome;
    } catch (error) {
      metrics.gesture(incoming.from.platform, 'failed');
      throw error;
    }
  };
}

/** The world whose adapters count how each attempt to send ended. */
export function counted(world: World, metrics: Metrics): World {
  const counting = (adapter: ChatAdapter): ChatAdapter => ({
    ...adapter,
    send: async (post) => {
      const sent = await adapter.send(post);
      metrics.delivery(adapter.platform, sent.kind);
      return sent;
    },
  });
  return { ...world, chat: new Map([...world.chat].map(([platform, adapter]) => [platform, counting(adapter)])) };
}
