import { localDateOf } from '../calendar/zone.ts';
import { type Message, sentence } from '../message.ts';
import { platformsOf } from '../outbox/route.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import type { Call } from '../words/word.ts';
import { nothingApproved, readFacts } from './facts.ts';
import { letGo } from './holding.ts';
import type { DigestAbout } from './occasion.ts';

/** `digest GROUP post`: the office posts it now, whatever its schedule says. Each time it is asked is one digest. */
export async function postNow(call: Call, group: SteeringGroup): Promise<Message> {
  const { tx, actor, chat } = call;
  // What is held or waits is what they mean.
  if ((await letGo(call, group, true)).waits)
    return sentence(`The digest of ${group.name} is held no more, and on its way to its channel.`);
  const facts = await readFacts(tx, group);
  if (facts && nothingApproved(facts))
    return sentence(`${group.name} gets approved content only, and nothing is approved yet, so nothing was posted.`);
  const platforms = platformsOf(chat, group);
  if (platforms.length === 0)
    return sentence(`${group.name} has no channel that I can post to, so its digest was not posted.`);
  const on = localDateOf(tx.now, 'UTC');
  const keyOf = (time: number, platform: string) => `digest/${group.id}/${on}/asked-${time}/${platform}`;
  let time = 1;
  for (let before = await tx.deliveries.get(keyOf(time, platforms[0]!)); before; ) {
    if (before.status === 'pending' || before.status === 'sending')
      return sentence(`The digest of ${group.name} is on its way to its channel already.`);
    time += 1;
    before = await tx.deliveries.get(keyOf(time, platforms[0]!));
  }
  await tx.deliveries.add(
    platforms.map((platform) => ({
      key: keyOf(time, platform),
      kind: 'digest',
      about: { group: group.id, programme: group.programme, asked: true } satisfies DigestAbout,
      reader: { group: group.id, platform },
      urgent: false,
    })),
  );
  await tx.trail.add({
    programme: group.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'digest.posted',
    subject: group.id,
  });
  return sentence(`The digest of ${group.name} is on its way to its channel.`);
}
