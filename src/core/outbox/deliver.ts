import type { AccountId, Sent } from '../incoming.ts';
import { AskedToWait, type Settled, type Turn, type Tx, type World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { findRoute, type Known, knownOf } from './find-route.ts';
import type { Kinds } from './kinds.ts';
import { later, outcomeOf, waited } from './outcome.ts';
import { leaseSeconds, prepare, prepareAtOnce, type Ready } from './prepare.ts';
import { atItsTurn, awaitTurn, noteWait } from './turn.ts';

/**
 * Sends what stands in one reader's lane, oldest first, until nothing is left that may go now. Whatever happens to
 * this process, each delivery is claimed, frozen, sent by exactly one POST an attempt, and settled; what cannot be
 * known afterwards becomes `unknown` and is looked into (unknown.ts).
 */
export async function deliverLane(
  world: World,
  kinds: Kinds,
  lane: string,
  goOn: () => boolean = () => true,
): Promise<void> {
  let taken = goOn() ? await next(world, kinds, lane) : undefined;
  while (taken) {
    const ended = await send(world, kinds, taken);
    taken = goOn() && !isFull(ended) ? await next(world, kinds, lane, ended) : await stop(world, ended);
  }
}

/** A delivery that is ours to send; `atOnce`: frozen as it was claimed, so that it may go; or why it may not now. */
interface Taken {
  readonly delivery: Delivery;
  readonly atOnce?: Ready | Settled | undefined;
  /** Of its reader, where it is not frozen yet. */
  readonly known?: Known;
}

/** How an attempt ended. */
interface Ended {
  readonly delivery: Delivery;
  readonly result: Settled;
  readonly ready?: Ready;
  /** Why its reader cannot be reached there at all. */
  readonly unreachable?: string;
}

/** Too many wait for a turn there: its lane is left until there is room. */
const isFull = (ended: Ended | undefined): boolean => ended !== undefined && 'full' in ended.result;

/** Settles the last one and claims the next, in one transaction. */
async function next(world: World, kinds: Kinds, lane: string, ended?: Ended): Promise<Taken | undefined> {
  let freezing = false;
  const take = (atOnce: boolean): Promise<Taken | undefined> =>
    world.store.transaction(async (tx) => {
      const [, delivery] = await Promise.all([ended && settle(tx, ended), tx.deliveries.claim(lane, leaseSeconds)]);
      if (!delivery || !atOnce) return delivery && { delivery };
      freezing = true;
      const ready = await prepareAtOnce(world, kinds, tx, delivery);
      return ready ? { delivery, atOnce: ready } : { delivery, known: await knownOf(tx, delivery.reader) };
    });
  const taken = await take(true).catch((fault: unknown) => {
    // What cannot be frozen must not keep the last one from being settled: `prepare` sees to it.
    if (!freezing) throw fault;
    return take(false);
  });
  tell(world, ended);
  return taken;
}

async function stop(world: World, ended: Ended | undefined): Promise<undefined> {
  if (ended) await world.store.transaction((tx) => settle(tx, ended));
  tell(world, ended);
}

async function settle(tx: Tx, ended: Ended): Promise<void> {
  const { delivery, result, ready } = ended;
  const to = ready?.route.to;
  const address = result.status === 'sent' ? result.address : undefined;
  await Promise.all([
    tx.deliveries.settle(delivery, result),
    address !== undefined && to && 'direct' in to ? tx.people.heard(to.direct, address, undefined) : undefined,
  ]);
  if (ended.unreachable !== undefined && to && 'direct' in to)
    await anotherWay(tx, delivery, to.direct, ended.unreachable);
}

/** Whoever cannot be reached there is asked where else they can be; where that is nowhere, the route says so. */
async function anotherWay(tx: Tx, { id, reader }: Delivery, account: AccountId, why: string): Promise<void> {
  await tx.people.reachable(account, why);
  if (!('person' in reader)) return;
  const noted = (await tx.people.accounts([reader.person])).some(
    (each) => each.platform === account.platform && each.tenant === account.tenant && each.id === account.id,
  );
  if (noted) await tx.deliveries.again(id);
}

function tell(world: World, ended: Ended | undefined): void {
  if (!ended || ended.result.status === 'sent' || isFull(ended)) return;
  const { delivery, result } = ended;
  const facts = { delivery: delivery.key, status: result.status, reason: 'reason' in result ? result.reason : '' };
  world.log.warn(facts, 'a delivery did not go');
}

/** Undefined: it was not to be sent, and is settled already. */
async function send(world: World, kinds: Kinds, { delivery, atOnce, known }: Taken): Promise<Ended | undefined> {
  if (atOnce) return 'status' in atOnce ? { delivery, result: atOnce } : attempt(world, delivery, atOnce);
  const route = await findRoute(world, delivery, known).catch((fault: unknown) => unasked(delivery, fault));
  if ('status' in route) return { delivery, result: route };
  if ('nowhere' in route) return { delivery, result: { status: 'refused', reason: route.nowhere } };
  const turn = await awaitTurn(world, delivery, route);
  if (turn && 'status' in turn) return { delivery, result: turn };
  const prepared = await prepare(world, kinds, delivery, route).catch((fault: unknown) => {
    world.log.error({ delivery: delivery.key, err: fault }, 'a delivery could not be composed');
    return later(delivery, 'Quarterdeck failed while composing it; see its log');
  });
  if (prepared && 'status' in prepared) return { delivery, result: prepared };
  return prepared && attempt(world, delivery, prepared, turn);
}

/** A platform that cannot be asked for an account now is asked again later. */
const unasked = (delivery: Delivery, fault: unknown): Settled =>
  fault instanceof AskedToWait
    ? waited(delivery, fault.seconds)
    : later(delivery, fault instanceof Error ? fault.message : String(fault));

async function attempt(world: World, delivery: Delivery, ready: Ready, turn?: Turn): Promise<Ended> {
  const wait = await atItsTurn(world, ready, turn);
  if (wait) return { delivery, result: wait };
  // The port promises never to reject; if one does, the message may have gone.
  const sent = await ready.route.adapter
    .send(ready.post)
    .catch(
      (fault: unknown): Sent => ({ kind: 'unknown', why: fault instanceof Error ? fault.message : String(fault) }),
    );
  if (sent.kind === 'wait') await noteWait(world, ready, sent.seconds);
  const gone = sent.kind === 'refused' && sent.unreachable !== undefined ? { unreachable: sent.unreachable } : {};
  return { delivery, ready, result: outcomeOf(delivery, sent), ...gone };
}
