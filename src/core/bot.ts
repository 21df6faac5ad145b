import { choicesIn, isWord } from './bot/choices.ts';
import { hear } from './bot/hear.ts';
import { type Asked, askPlatform, type Known, strangerIsTold, whoIs } from './bot/who.ts';
import type { Incoming, Outcome, Receive } from './incoming.ts';
import { type Message, sentence } from './message.ts';
import type { Tx, World } from './ports.ts';
import type { Placed } from './words/run.ts';
import type { Word } from './words/word.ts';

/**
 * The one door for all chat traffic. Each gesture is one transaction that holds its effect, what is said about it and
 * the note that it was handled: when it is acknowledged, all of it is stored; when it is not, none of it is.
 */
export function receiver(world: World, words: readonly Word[]): Receive {
  return async (incoming) => {
    const first = await world.store.transaction((tx) => turn(world, words, tx, incoming, undefined));
    if (first !== 'ask the platform') return first;
    // An account we have not met: only its platform can say whose it is. Asked outside the transaction.
    const asked = await askPlatform(world.chat, incoming.from);
    const second = await world.store.transaction((tx) => turn(world, words, tx, incoming, asked));
    return second === 'ask the platform' ? {} : second;
  };
}

async function turn(
  world: World,
  words: readonly Word[],
  tx: Tx,
  incoming: Incoming,
  asked: Asked | undefined,
): Promise<Outcome | 'ask the platform'> {
  const [fresh, met, ahead] = await Promise.all([
    tx.inbox.claim(incoming.keys),
    whoIs(tx, incoming.from, asked),
    goesOn(incoming) ? tx.rounds.interviewOf(incoming.from) : undefined,
  ]);
  const known = met && { ...met, ahead };
  if (!fresh) return again(tx, incoming);
  if (!known && !asked) {
    await tx.inbox.release(incoming.keys);
    return 'ask the platform';
  }
  for (const [key, value] of Object.entries(incoming.remember ?? {}))
    await tx.memory.set(incoming.from.platform, key, value);
  if (!known) return say(tx, incoming, strangerIsTold(incoming));
  await noteReachability(tx, incoming);
  const placed = await hear(world, words, tx, incoming, known);
  await keepChoices(tx, incoming, known, placed);
  return { ...(await say(tx, incoming, placed)), ...(placed.refused ? { became: 'refused' } : {}) };
}

/** Most of what is said in a direct message goes on with an answer: what that takes is asked for at once. */
const goesOn = ({ place, what }: Incoming): boolean =>
  place.kind === 'direct' && (what.kind === 'said' || (what.kind === 'pressed' && what.to !== undefined));

/** What their direct message offers now; an answer's own questions offer nothing here, and then nothing is written. */
async function keepChoices(tx: Tx, { place }: Incoming, { actor, choices }: Known, placed: Placed): Promise<void> {
  const newest = (place.kind === 'direct' ? placed.here : undefined) ?? placed.direct;
  const offered = newest && choicesIn(newest, isWord);
  if (offered || (newest && choices)) await tx.people.setChoices(actor.person.id, offered);
}

/** The platform sent it again: nothing happens twice, and it gets the same acknowledgement. */
async function again(tx: Tx, incoming: Incoming): Promise<Outcome> {
  const answer = incoming.reply === 'acknowledgement' ? await tx.inbox.answered(incoming.keys) : undefined;
  return { became: 'repeated', ...(answer ? { answer } : {}) };
}

async function noteReachability(tx: Tx, incoming: Incoming): Promise<void> {
  const { from, what } = incoming;
  if (what.kind === 'unreachable') return tx.people.reachable(from, what.why);
  if (what.kind === 'reachable') await tx.people.reachable(from, undefined);
  await tx.people.heard(from, from.address, what.kind === 'reachable' ? undefined : tx.now);
}

const TAKEN = 'Your form has arrived; the conversation goes on with it.';

/** Brings a reply to where it belongs: the acknowledgement, the place it was said in, the person's direct message. */
async function say(tx: Tx, incoming: Incoming, reply: Placed): Promise<Outcome> {
  const inDirect = incoming.place.kind === 'direct' && incoming.reply === 'outbox';
  const directly = reply.direct;
  const here: Message | undefined = inDirect
    ? undefined
    : (reply.here ??
      (directly && sentence(incoming.what.kind === 'form' ? TAKEN : 'I have written to you in our direct message.')));
  if (directly) await queue(tx, incoming, 'direct', directly);
  if (inDirect && reply.here) await queue(tx, incoming, 'here', reply.here);
  if (!here) return {};
  if (incoming.reply === 'acknowledgement') {
    await tx.inbox.keepAnswer(incoming.keys, here);
    return { answer: here };
  }
  await queue(tx, incoming, 'here', here);
  return {};
}

async function queue(tx: Tx, incoming: Incoming, where: 'here' | 'direct', message: Message): Promise<void> {
  const { platform, tenant, id } = incoming.from;
  const inPlace = where === 'here' || incoming.place.kind === 'direct';
  const address = incoming.place.kind === 'direct' && inPlace ? incoming.place.address : incoming.from.address;
  await tx.deliveries.announce({
    key: `reply/${incoming.keys[0]}/${where}`,
    kind: 'reply',
    about: {},
    urgent: true,
    message,
    reader:
      where === 'here' && incoming.place.kind === 'channel'
        ? { platform, channel: incoming.place.id, address: incoming.place.address }
        : { account: { platform, tenant, id }, ...(address === undefined ? {} : { address }) },
  });
}
