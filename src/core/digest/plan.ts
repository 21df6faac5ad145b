import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Block, footnote } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Kind } from '../outbox/kinds.ts';
import { platformsOf } from '../outbox/route.ts';
import type { Tx, World } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import type { DigestDue } from '../rounds/due.ts';
import { buildDigest } from './digest.ts';
import { readFacts } from './facts.ts';
import { digestMessage, isQuiet } from './message.ts';

/** Plans one digest for each channel that the group has. What it says is decided when it is sent. */
export async function planDigest(
  tx: Tx,
  chat: World['chat'],
  due: Pick<DigestDue, 'group' | 'at' | 'on'>,
): Promise<number> {
  const group = await tx.programmes.group(due.group);
  if (!group) return 0;
  return tx.deliveries.add(
    platformsOf(chat, group).map((platform) => ({
      key: `digest/${group.id}/${due.on}/${platform}`,
      kind: 'digest',
      about: { group: group.id, programme: group.programme },
      reader: { group: group.id, platform },
      urgent: false,
      dueAt: due.at,
    })),
  );
}

/** Posted to a channel, so it keeps nobody's hours; of unknown fate, only the office knows whether it stands there. */
export const digest: Kind = {
  keepsHours: false,
  whenUnknown: 'ask-office',
  compose: async (tx, delivery) => {
    const group = await tx.programmes.group((delivery.about as { group: string }).group);
    const facts = group && (await readFacts(tx, group));
    if (!group || !facts) return { cancel: 'the steering group is not there any more' };
    if (!seesUnapproved(group))
      return { cancel: 'councillors and partners get approved content only, and nothing is approved yet' };
    const built = buildDigest(facts);
    if (isQuiet(built) && group.digest?.quiet === 'skip')
      return { cancel: 'nothing is new or open, and the group skips quiet weeks' };
    const message = digestMessage(built);
    return {
      message: { ...message, blocks: [...message.blocks, ...lateness(tx, delivery, group)] },
      keep: (tx) => tx.digests.keep(group.id, delivery.key, { ...built.shown }),
    };
  },
};

/** Officers see what leads say as it is said; every other body sees what was approved. */
export const seesUnapproved = (group: SteeringGroup): boolean => group.kind === 'officer';

const HOUR = 3_600_000;

function lateness(tx: Tx, { dueAt }: Delivery, group: SteeringGroup): readonly Block[] {
  const zone = group.digest?.timeZone ?? 'Europe/London';
  if (tx.now.getTime() - dueAt.getTime() < HOUR) return [];
  return [
    footnote(
      `This comes late: it was due on ${sayDay(localDateOf(dueAt, zone), localDateOf(tx.now, zone))} at ${sayTime(dueAt, zone)}.`,
    ),
  ];
}
