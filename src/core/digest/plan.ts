import { seesUnapproved } from '../access/readers.ts';
import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Block, footnote } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Kind } from '../outbox/kinds.ts';
import { platformsMissing, platformsOf } from '../outbox/route.ts';
import type { Tx, World } from '../ports.ts';
import type { DigestDue } from '../rounds/due.ts';
import { firstTheDirectors } from '../surprise/before-digest.ts';
import { buildDigest } from './digest.ts';
import { unsaidLine } from './edit.ts';
import { nothingApproved, readFacts } from './facts.ts';
import { HELD, keptBack, WAITS_FOR_OFFICE } from './hold.ts';
import { digestMessage, isQuiet } from './message.ts';
import { type DigestAbout, dueOf, inPreElection } from './occasion.ts';

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
    const organisation = await tx.organisation();
    if (organisation && inPreElection(group, organisation, due.at)) return 0;
    const facts = await readFacts(tx, group);
    if (!facts || nothingApproved(facts)) return 0;
  }
  const delivery = (key: string, platform: string): NewDelivery => ({
    key,
    kind: 'digest',
    about: { group: group.id, programme: group.programme, due: due.at.toISOString() } satisfies DigestAbout,
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
    const overseen = facts.workstreams.map(({ workstream }) => workstream);
    const waits =
      (await keptBack(tx, group, delivery)) ??
      (seesUnapproved(group) ? await firstTheDirectors(tx, overseen, dueOf(delivery), delivery) : undefined);
    if (waits) return waits;
    if (nothingApproved(facts))
      return { cancel: 'councillors and partners get approved content only, and nothing is approved yet' };
    const built = buildDigest(facts);
    if (isQuiet(built) && group.digest?.quiet === 'skip')
      return { cancel: 'nothing is new or open, and the group skips quiet weeks' };
    const message = digestMessage(built);
    const { platform } = delivery.reader as { platform: string };
    const line = await unsaidLine(tx, facts, platform);
    const unsaid = line.length > 0 ? [footnote(...line)] : [];
    return {
      message: { ...message, blocks: [...message.blocks, ...unsaid, ...lateness(tx, delivery, facts.zone)] },
      keep: (tx) => tx.digests.keep(group.id, delivery.key, { ...built.shown }),
    };
  },
};

const HOUR = 3_600_000;

function lateness(tx: Tx, delivery: Delivery, zone: string): readonly Block[] {
  const due = dueOf(delivery);
  if (tx.now.getTime() - due.getTime() < HOUR) return [];
  const when = `on ${sayDay(localDateOf(due, zone), localDateOf(tx.now, zone))} at ${sayTime(due, zone)}`;
  const isHeld = delivery.reason === HELD || delivery.reason === WAITS_FOR_OFFICE;
  return [footnote(isHeld ? `It was due ${when}, and was held.` : `This comes late: it was due ${when}.`)];
}
