import { matchAccount } from '../access/match.ts';
import type { Post, Recipient, Sent } from '../incoming.ts';
import { AskedToWait, type ChatAdapter, type Settled, type Tx, type World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { hoursFor } from './hours.ts';
import type { Kinds } from './kinds.ts';
import { later, outcomeOf, waited } from './outcome.ts';
import { type Route, routeToGroup, routeToPerson } from './route.ts';

/**
 * Sends what stands in one reader's lane, oldest first, until nothing is left that may go now. Whatever happens to
 * this process, each delivery is claimed, frozen, sent by exactly one POST an attempt, and settled; what cannot be
 * known afterwards becomes `unknown` and is looked into (unknown.ts).
 */

/**
 * Seconds of a lease, taken at the claim and anew right before the POST: before it a platform may be asked for an account
 * on each platform, and `send` itself may open a conversation and read a page of it, each with a time-out of 10 s.
 */
const leaseSeconds = 60;

export async function deliverLane(
  world: World,
  kinds: Kinds,
  lane: string,
  goOn: () => boolean = () => true,
): Promise<void> {
  while (goOn() && (await deliverNext(world, kinds, lane)));
}

/** False when there was nothing to do. */
async function deliverNext(world: World, kinds: Kinds, lane: string): Promise<boolean> {
  const delivery = await world.store.transaction((tx) => tx.deliveries.claim(lane, leaseSeconds));
  if (!delivery) return false;
  const route = await routeOf(world, delivery).catch((fault: unknown) => unasked(delivery, fault));
  if ('status' in route) {
    await settle(world, delivery, route);
    return true;
  }
  if ('nowhere' in route) {
    await settle(world, delivery, { status: 'refused', reason: route.nowhere });
    return true;
  }
  const post = await prepare(world, kinds, delivery, route).catch((fault: unknown) =>
    uncomposed(world, delivery, fault),
  );
  if (post) await settle(world, delivery, outcomeOf(delivery, await attempt(route.adapter, post)), route);
  return true;
}

/** Checks once more that it is still ours and to be said, and freezes what is sent and where; undefined: settled already. */
async function prepare(world: World, kinds: Kinds, delivery: Delivery, route: Routed): Promise<Post | undefined> {
  const post = (body: Post['body']): Post => ({
    key: delivery.key,
    body,
    to: route.to,
    ...(delivery.replaces === undefined ? {} : { replaces: delivery.replaces }),
  });
  const kind = kinds[delivery.kind];
  return world.store.transaction(async (tx) => {
    const stop = async (result: Settled) => void (await tx.deliveries.settle(delivery, result));
    if (!(await tx.deliveries.hold(delivery, leaseSeconds)))
      return stop({
        status: 'pending',
        retryInSeconds: 0,
        burned: true,
        reason: 'its lease ran out before it was sent',
      });
    if (delivery.body !== undefined) return post(delivery.body);
    if (!kind) return stop({ status: 'cancelled', reason: `nothing composes "${delivery.kind}" in this version` });
    const opens = kind.keepsHours ? await hoursFor(tx, delivery.reader) : tx.now;
    if (opens > tx.now) return stop({ status: 'pending', dueAt: opens, reason: 'outside the hours of its reader' });
    const composed = await kind.compose(tx, delivery, world.chat);
    if ('cancel' in composed) return stop({ status: 'cancelled', reason: composed.cancel });
    if ('missed' in composed) return stop({ status: 'refused', reason: composed.missed });
    const body = route.adapter.render(composed.message);
    await tx.deliveries.freeze(delivery.id, {
      message: composed.message,
      platform: route.adapter.platform,
      body,
      ...(route.to.address === undefined ? {} : { address: route.to.address }),
    });
    await composed.keep?.(tx);
    return post(body);
  });
}

/** What cannot be composed or drawn now is a fault of ours, or of the database: tried again like a lost connection. */
async function uncomposed(world: World, delivery: Delivery, fault: unknown): Promise<undefined> {
  world.log.error({ delivery: delivery.key, err: fault }, 'a delivery could not be composed');
  await settle(world, delivery, later(delivery, 'Quarterdeck failed while composing it; see its log'));
}

/** A platform that cannot be asked for an account now is asked again later. */
const unasked = (delivery: Delivery, fault: unknown): Settled =>
  fault instanceof AskedToWait
    ? waited(delivery, fault.seconds)
    : later(delivery, fault instanceof Error ? fault.message : String(fault));

type Routed = Exclude<Route, { readonly nowhere: string }>;

async function routeOf(world: World, delivery: Delivery): Promise<Route> {
  const { reader } = delivery;
  if ('account' in reader || 'channel' in reader) {
    const platform = 'account' in reader ? reader.account.platform : reader.platform;
    const adapter = world.chat.get(platform);
    if (!adapter) return { nowhere: `${platform} is not configured any more` };
    const to: Recipient = 'account' in reader ? { direct: reader.account } : { channel: reader.channel };
    return { adapter, to: reader.address === undefined ? to : { ...to, address: reader.address } };
  }
  if ('group' in reader) {
    const group = await world.store.transaction((tx) => tx.programmes.group(reader.group));
    return group
      ? routeToGroup(world.chat, group, reader.platform)
      : { nowhere: 'the steering group is not there any more' };
  }
  const found = await world.store.transaction(async (tx) => {
    const person = await tx.people.get(reader.person);
    return person && { person, accounts: await tx.people.accounts([reader.person]) };
  });
  if (!found) return { nowhere: 'the person is not in the programme file any more' };
  // A retry goes where the first attempt went: elsewhere it could arrive twice.
  const chat = delivery.platform === undefined ? world.chat : only(world.chat, delivery.platform);
  const route = await routeToPerson(chat, found.person, found.accounts);
  if ('found' in route && 'direct' in route.to) {
    const { direct } = route.to;
    await world.store.transaction((tx) => matchAccount(tx, direct, found.person));
  }
  return route;
}

function only(chat: World['chat'], platform: string): World['chat'] {
  const adapter = chat.get(platform);
  return new Map(adapter ? [[platform, adapter]] : []);
}

async function attempt(adapter: ChatAdapter, post: Post): Promise<Sent> {
  try {
    return await adapter.send(post);
  } catch (fault) {
    // The port promises never to reject; if one does, the message may have gone.
    return { kind: 'unknown', why: fault instanceof Error ? fault.message : String(fault) };
  }
}

async function settle(world: World, delivery: Delivery, result: Settled, route?: Routed): Promise<void> {
  await world.store.transaction(async (tx) => {
    await tx.deliveries.settle(delivery, result);
    if (result.status === 'sent') await rememberAddress(tx, result.address, route);
  });
  if (result.status === 'sent') return;
  world.log.warn(
    { delivery: delivery.key, status: result.status, reason: 'reason' in result ? result.reason : '' },
    'a delivery did not go',
  );
}

async function rememberAddress(tx: Tx, address: string | undefined, route: Routed | undefined): Promise<void> {
  if (address === undefined || !route || !('direct' in route.to)) return;
  await tx.people.heard(route.to.direct, address, undefined);
}
