import type { World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { recipientOf } from './unknown.ts';

/**
 * A message of unknown fate that was not there when we looked, twice, and was sent again may show up after all: then two
 * stand there. Where the platform can be read, the later is removed. Only what had an attempt of unknown fate is looked at.
 */
export async function removeRepeats(world: World): Promise<void> {
  const sent = await world.store.transaction((tx) => tx.deliveries.perhapsTwice(20));
  for (const delivery of sent) {
    try {
      const stands = await removeFrom(world, delivery);
      await world.store.transaction((tx) => tx.deliveries.looked(delivery.id, stands));
    } catch (fault) {
      world.log.warn({ delivery: delivery.key, why: String(fault) }, 'could not look whether a message stands twice');
      await world.store.transaction((tx) => tx.deliveries.notLooked(delivery.id));
    }
  }
}

/** Which one stands, where there were several. */
async function removeFrom(world: World, delivery: Delivery): Promise<string | undefined> {
  const adapter = delivery.platform === undefined ? undefined : world.chat.get(delivery.platform);
  const to = adapter?.removeRepeats && (await recipientOf(world, delivery));
  const found = to && (await adapter?.removeRepeats?.(delivery.key, to, delivery.madeAt));
  if (!found || found.removed === 0) return undefined;
  world.log.warn({ delivery: delivery.key, removed: found.removed }, 'a message stood there twice');
  return found.stands;
}
