import type { Incoming, Outcome } from '../incoming.ts';
import { type Message, sentence } from '../message.ts';
import type { Reader } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import type { Placed } from '../words/run.ts';
import { type Covered, leadingBack, wantsBack } from './back.ts';

const TAKEN = 'Your form has arrived; the conversation goes on with it.';
const WRITTEN = 'I have written to you in our direct message.';
const ANSWERED = 'I have answered you in our chat.';
/** On some platforms nobody can be written to who has never opened the conversation; they are not told so by it. */
const OPEN_IT = ' If nothing comes there, open a chat with me, say hello, and ask again in it.';

/**
 * Whether what is answered stands where others read it. An acknowledgement is shown to the asker alone, in a channel too;
 * and whoever presses a button wants to know for themselves, wherever it stands.
 */
export const othersReadAlong = ({ place, reply, what }: Incoming): boolean =>
  place.kind === 'channel' && reply === 'outbox' && what.kind !== 'pressed';

/**
 * Brings a reply to where it belongs: the acknowledgement, the place it was said in, before the asker alone in that place,
 * the person's direct message.
 */
export async function say(tx: Tx, incoming: Incoming, reply: Placed, covered?: Covered): Promise<Outcome> {
  const { place } = incoming;
  if (reply.direct) await queue(tx, incoming, 'direct', reply.direct);
  if (incoming.reply === 'acknowledgement') return acknowledge(tx, incoming, reply, covered);
  if (place.kind === 'direct') {
    const message = reply.here ?? reply.alone;
    if (message) await queue(tx, incoming, 'here', message);
    return {};
  }
  const forAll = othersReadAlong(incoming) ? reply.here : undefined;
  const forOne = reply.alone ?? (forAll ? undefined : reply.here);
  if (forAll) await queue(tx, incoming, 'here', forAll);
  const alone = forOne ?? (reply.direct && !forAll ? sentence(WRITTEN) : undefined);
  if (alone && place.alone !== undefined) await queue(tx, incoming, 'alone', alone);
  else if (alone) {
    if (forOne) await queue(tx, incoming, 'direct', forOne);
    await queue(tx, incoming, 'here', sentence(`${forOne ? ANSWERED : WRITTEN}${await unlessOpen(tx, incoming)}`));
  }
  return {};
}

async function acknowledge(tx: Tx, incoming: Incoming, reply: Placed, covered?: Covered): Promise<Outcome> {
  const said =
    reply.here ??
    reply.alone ??
    (reply.direct && sentence(incoming.what.kind === 'form' && incoming.place.kind === 'direct' ? TAKEN : WRITTEN));
  if (!said) return {};
  const answer = covered && !wantsBack(incoming) ? leadingBack(said, covered) : said;
  await tx.inbox.keepAnswer(incoming.keys, answer);
  return { answer };
}

/** What else is said in the thread to somebody with whom there is no conversation yet. */
async function unlessOpen(tx: Tx, { from }: Incoming): Promise<string> {
  return (await tx.people.addressOf(from)) === undefined ? OPEN_IT : '';
}

async function queue(tx: Tx, incoming: Incoming, where: 'here' | 'alone' | 'direct', message: Message): Promise<void> {
  await tx.deliveries.announce({
    key: `reply/${incoming.keys[0]}/${where}`,
    kind: 'reply',
    about: {},
    urgent: true,
    message,
    reader: readerAt(incoming, where),
  });
}

function readerAt({ from, place }: Incoming, where: 'here' | 'alone' | 'direct'): Reader {
  const { platform, tenant, id } = from;
  if (place.kind === 'channel' && where !== 'direct')
    return { platform, channel: place.id, address: (where === 'alone' ? place.alone : undefined) ?? place.address };
  const address = place.kind === 'direct' ? place.address : from.address;
  return { account: { platform, tenant, id }, ...(address === undefined ? {} : { address }) };
}
