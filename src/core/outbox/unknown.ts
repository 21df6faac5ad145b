import type { Recipient } from '../incoming.ts';
import { footnote, type Message } from '../message.ts';
import type { Settled, Tx, Unclear, World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import type { Kinds } from './kinds.ts';
import { routeToGroup } from './route.ts';

/**
 * What becomes of messages of which nobody knows whether they arrived. Where the platform can be read, we look, twice;
 * found: it was sent; absent twice: it is sent again. Where it cannot be read, a prompt is repeated once and says that
 * it may be a repeat; a digest waits for the programme office.
 */

/** Longer than any time-out: what was still under way then has arrived by now. Also between two looks. Seconds of machine time. */
const lookEvery = 30;
/** How long a repeat waits where nothing can be read. */
const repeatAfter = 15 * 60;
/** After a day of a platform that could be read and does not answer, it counts as one that cannot be read. */
const patience = 24 * 60 * 60;

export async function resolveUnknown(world: World, kinds: Kinds): Promise<void> {
  const unclear = await world.store.transaction((tx) => tx.deliveries.lookInto(lookEvery, 100));
  for (const each of unclear) await resolve(world, kinds, each);
}

async function resolve(world: World, kinds: Kinds, unclear: Unclear): Promise<void> {
  const { delivery, since } = unclear;
  const looked = await look(world, delivery);
  if (looked === 'not now' && since < patience) return;
  await world.store.transaction(async (tx) => {
    const settle = (result: Settled) => tx.deliveries.settle(delivery, result);
    if (typeof looked === 'object') return settle({ status: 'sent', messageId: looked.found });
    if (looked === 'absent') return settle(absent(unclear));
    const reason = delivery.reason ?? 'the platform did not say whether it arrived';
    if ((kinds[delivery.kind]?.whenUnknown ?? 'ask-office') === 'ask-office')
      return settle({ status: 'unknown', reason, now: 'left to the office' });
    if (since < repeatAfter) return;
    if (unclear.repeated)
      return settle({ status: 'refused', reason: 'sent twice, and the platform did not say whether it arrived' });
    await freezeAsRepeat(world, tx, delivery);
    return settle({ ...again, repeat: true, reason: 'sent again after an unknown attempt' });
  });
}

const again = { status: 'pending', retryInSeconds: 0, burned: true } as const;

/** Platforms take a moment to show what they have: only what is not there twice was not sent. */
function absent({ absences }: Unclear): Settled {
  if (absences > 0) return { ...again, reason: 'looked for twice and not there' };
  return { status: 'unknown', reason: 'looked for once and not there', now: 'absent' };
}

/** The same message, saying that it may stand there already: the only time that a frozen message changes. */
async function freezeAsRepeat(world: World, tx: Tx, delivery: Delivery): Promise<void> {
  const adapter = delivery.platform === undefined ? undefined : world.chat.get(delivery.platform);
  // An edit changes what stands there, and done twice it changes nothing more.
  if (!adapter || !delivery.message || delivery.replaces !== undefined) return;
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

/** Where a delivery was sent, as far as is known. */
export async function recipientOf(world: World, delivery: Delivery): Promise<Recipient | undefined> {
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
