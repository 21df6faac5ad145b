import { seesUnapproved } from '../access/readers.ts';
import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Block, footnote } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Kind } from '../outbox/kinds.ts';
import { platformsMissing, platformsOf } from '../outbox/route.ts';
import type { Tx, World } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { councilOf, windowOf } from '../rounds/council.ts';
import { digestDues } from '../rounds/digest-dues.ts';
import type { DigestDue } from '../rounds/due.ts';
import { buildDigest } from './digest.ts';
import { nothingApproved, readFacts } from './facts.ts';
import { digestMessage, isQuiet } from './message.ts';

/**
 * Plans one digest for each channel that the group has. What it says is decided when it is sent. A channel on a platform
 * that is not configured gets one delivery, ever: it is refused, and so the office is told once of this channel.
 *
 * @param missed why it is not sent any more; the office is told, and can send it
 */
export async function planDigest(
  tx: Tx,
  chat: World['chat'],
  due: Pick<DigestDue, 'group' | 'at' | 'on'>,
  missed?: string,
): Promise<number> {
  const group = await tx.programmes.group(due.group);
  if (!group) return 0;
  // What would not have been sent was not missed.
  if (missed !== undefined && !seesUnapproved(group)) {
    const facts = await readFacts(tx, group);
    if (!facts || nothingApproved(facts)) return 0;
  }
  const delivery = (key: string, platform: string): NewDelivery => ({
    key,
    kind: 'digest',
    about: { group: group.id, programme: group.programme },
    reader: { group: group.id, platform },
    urgent: false,
    dueAt: due.at,
  });
  const missing = platformsMissing(chat, group).map((platform) =>
    delivery(`digest/${group.id}/nowhere/${platform}/${group.channel[platform]}`, platform),
  );
  const planned = platformsOf(chat, group).map((platform) => ({
    ...delivery(`digest/${group.id}/${due.on}/${platform}`, platform),
    ...(missed === undefined ? {} : { missed }),
  }));
  return tx.deliveries.add([...planned, ...missing]);
}

/** Posted to a channel, so it keeps nobody's hours; of unknown fate, only the office knows whether it stands there. */
export const digest: Kind = {
  keepsHours: false,
  whenUnknown: 'ask-office',
  compose: async (tx, delivery) => {
    const group = await tx.programmes.group((delivery.about as { group: string }).group);
    const facts = group && (await readFacts(tx, group, (delivery.reader as { platform: string }).platform));
    if (!group || !facts) return { cancel: 'the steering group is not there any more' };
    if (!delivery.resentAt && (await isOver(tx, group, delivery)))
      return { missed: 'a later one came before it could be sent' };
    if (nothingApproved(facts))
      return { cancel: 'councillors and partners get approved content only, and nothing is approved yet' };
    const built = buildDigest(facts);
    if (isQuiet(built) && group.digest?.quiet === 'skip')
      return { cancel: 'nothing is new or open, and the group skips quiet weeks' };
    const message = digestMessage(built);
    return {
      message: { ...message, blocks: [...message.blocks, ...lateness(tx, delivery, facts.zone)] },
      keep: (tx) => tx.digests.keep(group.id, delivery.key, { ...built.shown }),
    };
  },
};

/** A digest may come late until the group's next one is due: then that one says it all. */
async function isOver(tx: Tx, { digest, ...group }: SteeringGroup, { dueAt }: Delivery): Promise<boolean> {
  const organisation = await tx.organisation();
  if (!organisation || !digest) return false;
  return digestDues({ ...group, digest }, councilOf(organisation), windowOf(dueAt, tx.now)).length > 0;
}

const HOUR = 3_600_000;

function lateness(tx: Tx, { dueAt }: Delivery, zone: string): readonly Block[] {
  if (tx.now.getTime() - dueAt.getTime() < HOUR) return [];
  return [
    footnote(
      `This comes late: it was due on ${sayDay(localDateOf(dueAt, zone), localDateOf(tx.now, zone))} at ${sayTime(dueAt, zone)}.`,
    ),
  ];
}
