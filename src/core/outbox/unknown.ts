import type { Recipient } from '../incoming.ts';
import { footnote, type Message } from '../message.ts';
import type { Settled, World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import type { Kinds } from './kinds.ts';
import { routeToGroup } from './route.ts';

/**
 * What becomes of messages of which nobody knows whether they arrived. Where the platform can be read, we look, twice;
 * found: it was sent; absent twice: it is sent again. Where it cannot be read, a prompt is repeated once and says that
 * it may be a repeat; a digest waits for the programme office.
 */

/** Longer than any time-out: what was still under way then has arrived by now. Seconds of machine time. */
const lookAfter = 30;
/** How long a repeat waits where nothing can be read. */
const repeatAfter = 15 * 60;

const absentOnce = 'looked for once and not there';
const mayBeRepeat = 'sent again after an unknown attempt';

export async function resolveUnknown(world: World, kinds: Kinds): Promise<void> {
  const waiting = await world.store.transaction((tx) => tx.deliveries.unknown(lookAfter, 100));
  for (const delivery of waiting) await resolve(world, kinds, delivery);
}

async function resolve(world: World, kinds: Kinds, delivery: Delivery): Promise<void> {
  const looked = await look(world, delivery);
  if (looked === 'not now') return;
  const settle = (result: Settled) => world.store.transaction((tx) => tx.deliveries.settle(delivery, result));
  if (typeof looked === 'object') return void (await settle({ status: 'sent', messageId: looked.found }));
  if (looked === 'absent') {
    const next: Settled =
      delivery.reason === absentOnce
        ? { status: 'pending', retryInSeconds: 0, burned: true, reason: 'looked for twice and not there' }
        : { status: 'unknown', reason: absentOnce };
    return void (await settle(next));
  }
  if ((kinds[delivery.kind]?.whenUnknown ?? 'ask-office') === 'ask-office') return;
  await world.store.transaction(async (tx) => {
    const ripe = await tx.deliveries.unknown(repeatAfter, 100);
    if (!ripe.some((each) => each.id === delivery.id)) return;
    if (delivery.attempt > 1)
      return void (await tx.deliveries.settle(delivery, {
        status: 'refused',
        reason: 'sent twice, and the platform did not say whether it arrived',
      }));
    await freezeAsRepeat(world, tx, delivery);
    await tx.deliveries.settle(delivery, { status: 'pending', retryInSeconds: 0, burned: true, reason: mayBeRepeat });
  });
}

/** The same message, saying that it may stand there already: the only time that a frozen message changes. */
async function freezeAsRepeat(
  world: World,
  tx: Parameters<Parameters<World['store']['transaction']>[0]>[0],
  delivery: Delivery,
): Promise<void> {
  const adapter = delivery.platform === undefined ? undefined : world.chat.get(delivery.platform);
  if (!adapter || !delivery.message) return;
  const message: Message = {
    ...delivery.message,
    blocks: [
      ...delivery.message.blocks,
      footnote('This may be a repeat: the first time, nothing told us whether it arrived.'),
    ],
  };
  await tx.deliveries.freeze(delivery.id, {
    message,
    platform: adapter.platform,
    body: adapter.render(message),
    ...(delivery.address === undefined ? {} : { address: delivery.address }),
  });
}

/** `not now`: the platform cannot be asked at present; it is asked again with the next tick. */
async function look(
  world: World,
  delivery: Delivery,
): Promise<{ readonly found: string } | 'absent' | 'cannot-tell' | 'not now'> {
  const adapter = delivery.platform === undefined ? undefined : world.chat.get(delivery.platform);
  if (!adapter) return delivery.platform === undefined ? 'absent' : 'cannot-tell';
  const to = await recipientOf(world, delivery);
  if (!to) return 'cannot-tell';
  try {
    return await adapter.find(delivery.key, to, delivery.madeAt);
  } catch (fault) {
    world.log.warn({ delivery: delivery.key, why: String(fault) }, 'could not look whether a message arrived');
    return 'not now';
  }
}

async function recipientOf(world: World, delivery: Delivery): Promise<Recipient | undefined> {
  const { reader, address } = delivery;
  const at = address === undefined ? {} : { address };
  if ('account' in reader) return { direct: reader.account, ...at };
  if ('channel' in reader) return { channel: reader.channel, ...at };
  return world.store.transaction(async (tx) => {
    if ('group' in reader) {
      const group = await tx.programmes.group(reader.group);
      const route = group && routeToGroup(world.chat, group, reader.platform);
      return route && 'to' in route ? { ...route.to, ...at } : undefined;
    }
    const account = (await tx.people.accounts([reader.person])).find((each) => each.platform === delivery.platform);
    return account && { direct: account, ...(account.address === undefined ? at : { address: account.address }) };
  });
}
