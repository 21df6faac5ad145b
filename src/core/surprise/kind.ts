import { localDateOf } from '../calendar/zone.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import { platformsOf } from '../outbox/route.ts';
import type { Tx, World } from '../ports.ts';
import { councilOf } from '../rounds/council.ts';
import { surpriseMessage } from './message.ts';
import { standingNews } from './standing.ts';

/** To the director, at once and in private; what came together is one message. */
export const surprise: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', says: ['surprise'] };

/** What is still so when it is sent: what was taken back meanwhile surprises nobody. */
async function compose(tx: Tx, delivery: Delivery, chat: World['chat']): Promise<Composed> {
  const others = await tx.deliveries.companions(delivery);
  const { person } = delivery.reader as { person: string };
  const [actor, organisation] = [await tx.people.actor(person, 'schedule'), await tx.organisation()];
  if (!actor || !organisation) return { cancel: 'the person is not there any more' };
  const ids = [delivery, ...others].map(({ about }) => BigInt((about as { surprise: string }).surprise));
  const surprises = await tx.surprises.many(ids);
  const news = await standingNews(tx, surprises);
  if (news.length === 0) return { cancel: 'what was to be told was taken back meanwhile' };
  const zone = actor.person.timeZone;
  const groups = new Map(news.flatMap((each) => each.groups).map((group) => [group.id, group]));
  const platforms = [...groups.values()].map((group) => ({ id: group.id, platforms: platformsOf(chat, group) }));
  const message = surpriseMessage(news, {
    council: councilOf(organisation),
    now: tx.now,
    zone,
    today: localDateOf(tx.now, zone),
    reader: person,
    coming: await tx.digestHolds.coming(platforms),
  });
  return { message, keep: (tx) => tx.deliveries.sayWith(delivery, others) };
}
