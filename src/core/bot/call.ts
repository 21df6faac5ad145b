import type { Incoming } from '../incoming.ts';
import type { Tx, World } from '../ports.ts';
import type { Call } from '../words/word.ts';
import { othersReadAlong } from './say.ts';
import type { Known } from './who.ts';

/** Who speaks, where, and who reads along: what a word needs to know of a gesture. */
export async function callOf(world: World, tx: Tx, incoming: Incoming, { actor }: Known): Promise<Call> {
  return {
    tx,
    actor,
    args: '',
    chat: world.chat,
    place: othersReadAlong(incoming) ? 'channel' : 'direct',
    ...(await groupOf(tx, incoming)),
    ...(incoming.what.kind === 'said' && incoming.what.message ? { message: incoming.what.message } : {}),
  };
}

/** Where in a channel it was said, and the steering group whose channel it is, if it is one. */
async function groupOf(tx: Tx, incoming: Incoming): Promise<Pick<Call, 'group' | 'thread'>> {
  if (incoming.place.kind !== 'channel') return {};
  const { id: channel, address } = incoming.place;
  const { platform } = incoming.from;
  const group = await tx.programmes.groupOfChannel(platform, channel);
  return { thread: { platform, channel, address }, ...(group ? { group } : {}) };
}
