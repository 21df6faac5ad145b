import { coveredBy, wantsBack } from './bot/back.ts';
import { choicesIn, isKept } from './bot/choices.ts';
import { hear } from './bot/hear.ts';
import { say } from './bot/say.ts';
import { type Asked, askPlatform, type Known, strangerIsTold, whoIs } from './bot/who.ts';
import type { Incoming, Outcome, Receive } from './incoming.ts';
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
  const claimed = await tx.inbox.claim(incoming.keys, incoming.from, { goesOn: goesOn(incoming) });
  if (!claimed.fresh) return again(tx, incoming);
  const met = claimed.known ?? (asked && (await whoIs(tx, incoming.from, asked)));
  const known = met && { ...met, ahead: claimed.ahead };
  if (!known && !asked) {
    await tx.inbox.release(incoming.keys);
    return 'ask the platform';
  }
  for (const [key, value] of Object.entries(incoming.remember ?? {}))
    await tx.memory.set(incoming.from.platform, key, value);
  if (!known) return say(tx, incoming, strangerIsTold(incoming));
  await noteReachability(tx, incoming, known);
  const covered = await coveredBy(tx, incoming);
  const placed =
    covered && wantsBack(incoming) ? { here: covered.message } : await hear(world, words, tx, incoming, known);
  // A page is no conversation: what is typed is no answer to it.
  if (incoming.what.kind !== 'opened-home') await keepChoices(tx, incoming, known, placed);
  return { ...(await say(tx, incoming, placed, covered)), ...(placed.refused ? { became: 'refused' } : {}) };
}

/** Most of what is said in a direct message goes on with an answer: what that takes is asked for at once. */
const goesOn = ({ place, what }: Incoming): boolean =>
  place.kind === 'direct' && (what.kind === 'said' || (what.kind === 'pressed' && what.to !== undefined));

/** What their direct message offers now; an answer's own questions offer nothing here, and then nothing is written. */
async function keepChoices(tx: Tx, { place }: Incoming, { actor, choices }: Known, placed: Placed): Promise<void> {
  const { here, alone, direct } = placed;
  const newest = (place.kind === 'direct' ? here : undefined) ?? direct ?? (place.alone ? undefined : alone);
  const offered = newest && choicesIn(newest, isKept);
  if (offered || (newest && choices)) await tx.people.setChoices(actor.person.id, offered);
}

/** The platform sent it again: nothing happens twice, and it gets the same acknowledgement. */
async function again(tx: Tx, incoming: Incoming): Promise<Outcome> {
  const answer = incoming.reply === 'acknowledgement' ? await tx.inbox.answered(incoming.keys) : undefined;
  return { became: 'repeated', ...(answer ? { answer } : {}) };
}

async function noteReachability(tx: Tx, incoming: Incoming, { account }: Known): Promise<void> {
  const { from, what } = incoming;
  if (what.kind === 'unreachable') return tx.people.reachable(from, what.why);
  const isSilent = what.kind === 'reachable' || what.kind === 'opened-home';
  if (isSilent) await tx.people.reachable(from, undefined);
  // Somebody who goes on where they spoke last is found there already, and most do.
  const asKnown = account?.latest && account.reached && account.address === (from.address ?? account.address);
  if (isSilent || !asKnown) await tx.people.heard(from, from.address, isSilent ? undefined : tx.now);
}
