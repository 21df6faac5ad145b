import type { Kinds } from '../outbox/kinds.ts';
import { removeRepeats } from '../outbox/repeats.ts';
import { planTrouble } from '../outbox/trouble.ts';
import { resolveUnknown } from '../outbox/unknown.ts';
import type { World } from '../ports.ts';
import { tick } from './tick.ts';

/** How long a gesture's keys are kept to recognise it again; no platform repeats one after that. */
const inboxDays = 30;

/**
 * What happens each minute, on every replica: what fell due is planned, what a dead process left behind is taken up,
 * what nobody knows is looked into, and the office is told of what did not go. Each part may run any number of times.
 */
export async function beat(world: World, kinds: Kinds): Promise<void> {
  await tick(world);
  await world.store.transaction((tx) => tx.deliveries.sweep());
  await resolveUnknown(world, kinds);
  await removeRepeats(world);
  await world.store.transaction((tx) => planTrouble(tx));
  await world.store.transaction((tx) => tx.inbox.prune(inboxDays));
}
