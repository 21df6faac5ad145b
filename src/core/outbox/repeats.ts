import type { World } from '../ports.ts';
import { recipientOf } from './unknown.ts';

/**
 * A message of unknown fate that was not there when we looked, twice, and was sent again may show up after all: then two
 * stand there. Where the platform can be read, the later is removed. Only what had an attempt of unknown fate is looked at.
 */
export async function removeRepeats(world: World): Promise<void> {
  const sent = await world.store.transaction((tx) => tx.deliveries.perhapsTwice(20));
  for (const delivery of sent) {
    const adapter = delivery.platform === undefined ? undefined : world.chat.get(delivery.platform);
    const to = adapter?.removeRepeats && (await recipientOf(world, delivery));
    if (!adapter?.removeRepeats || !to) continue;
    try {
      const found = await adapter.removeRepeats(delivery.key, to, delivery.madeAt);
      if (!found || found.removed === 0) continue;
      world.log.warn({ delivery: delivery.key, removed: found.removed }, 'a message stood there twice');
      await world.store.transaction((tx) => tx.deliveries.stands(delivery.id, found.stands));
    } catch (fault) {
      world.log.warn({ delivery: delivery.key, why: String(fault) }, 'could not look whether a message stands twice');
      await world.store.transaction((tx) => tx.deliveries.lookOnceMore(delivery.id));
    }
  }
}
