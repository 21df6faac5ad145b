import { whileAway } from '../absence/while-away.ts';
import { choicesIn } from '../bot/choices.ts';
import type { Post } from '../incoming.ts';
import type { Message } from '../message.ts';
import type { Settled, Tx, World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { isThere, type Routed, routeThere } from './find-route.ts';
import { hoursFor } from './hours.ts';
import type { Composed, Kinds } from './kinds.ts';
import { waited } from './outcome.ts';

/**
 * Seconds of a lease, taken at the claim and anew right before the POST: before it a platform may be asked for an account
 * on each platform, and `send` itself may open a conversation and read a page of it, each with a time-out of 10 s.
 */
export const leaseSeconds = 60;

/** A delivery with all that its POST needs, frozen. */
export interface Ready {
  readonly route: Routed;
  readonly post: Post;
}

/** Checks once more that it is still ours and to be said, and freezes what is sent and where; undefined: settled already. */
export function prepare(world: World, kinds: Kinds, delivery: Delivery, route: Routed): Promise<Ready | undefined> {
  const kind = kinds[delivery.kind];
  return world.store.transaction(async (tx) => {
    const stop = async (result: Settled) => void (await tx.deliveries.settle(delivery, result));
    const isNew = delivery.body === undefined;
    // Asked together, since nearly always all of it is needed.
    const [held, paused, away, opens] = await Promise.all([
      tx.deliveries.hold(delivery, leaseSeconds),
      pausedThere(tx, delivery, route),
      kind && isNew ? whileAway(tx, kind, delivery.reader) : undefined,
      kind?.keepsHours && isNew ? hoursFor(tx, delivery.reader) : tx.now,
    ]);
    if (!held)
      return stop({
        status: 'pending',
        retryInSeconds: 0,
        burned: true,
        reason: 'its lease ran out before it was sent',
      });
    if (paused) return stop(paused);
    if (delivery.body !== undefined) return ready(delivery, route, delivery.body);
    if (!kind) return stop({ status: 'cancelled', reason: `nothing composes "${delivery.kind}" in this version` });
    if (away) return stop(away);
    if (opens > tx.now) return stop({ status: 'pending', dueAt: opens, reason: 'outside the hours of its reader' });
    const composed = await kind.compose(tx, delivery, world.chat);
    if ('cancel' in composed) return stop({ status: 'cancelled', reason: composed.cancel });
    if ('later' in composed) return stop(putOff(composed));
    if ('missed' in composed) return stop({ status: 'refused', reason: composed.missed });
    const frozen = await freeze(tx, delivery, route, composed.message);
    await composed.keep?.(tx);
    if ('person' in delivery.reader) await tx.people.setChoices(delivery.reader.person, choicesIn(composed.message));
    return frozen;
  });
}

const putOff = ({ later, why: reason }: Extract<Composed, { readonly later: unknown }>): Settled =>
  later instanceof Date
    ? { status: 'pending', dueAt: later, reason }
    : { status: 'pending', retryInSeconds: later.seconds, burned: false, reason };

/**
 * The same in the transaction that has just claimed it, where nobody need be asked for the way and nothing composed: the
 * reply to what somebody said, and what is tried again there. Undefined: it takes `prepare`.
 */
export async function prepareAtOnce(
  world: World,
  kinds: Kinds,
  tx: Tx,
  delivery: Delivery,
): Promise<Ready | Settled | undefined> {
  if (!isThere(delivery.reader)) return undefined;
  const route = routeThere(world.chat, delivery.reader);
  if ('nowhere' in route) return undefined;
  const { body, message } = delivery;
  if (body === undefined && (!kinds[delivery.kind]?.composed || !message)) return undefined;
  // Asked together with what is written, so that it costs no wait.
  const [paused, frozen] = await Promise.all([
    pausedThere(tx, delivery, route),
    body === undefined ? freeze(tx, delivery, route, message!) : ready(delivery, route, body),
  ]);
  return paused ?? frozen;
}

/** Nothing is sent before its time: the platform may have asked to wait since this was claimed, whichever replica it told. */
async function pausedThere(tx: Tx, delivery: Delivery, { adapter, to }: Routed): Promise<Settled | undefined> {
  if (!adapter.allowance) return undefined;
  const seconds = await tx.deliveries.pausedFor(adapter.allowance.toll(to, delivery.body));
  return seconds > 0 ? waited(delivery, seconds) : undefined;
}

async function freeze(tx: Tx, delivery: Delivery, route: Routed, message: Message): Promise<Ready> {
  const { adapter, to } = route;
  const body = adapter.render(message);
  const address = to.address === undefined ? {} : { address: to.address };
  await tx.deliveries.freeze(delivery.id, { message, platform: adapter.platform, body, ...address });
  return ready(delivery, route, body);
}

const ready = ({ key, replaces }: Delivery, route: Routed, body: Post['body']): Ready => ({
  route,
  post: { key, body, to: route.to, ...(replaces === undefined ? {} : { replaces }) },
});
