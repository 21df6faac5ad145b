import { awayNow } from '../absence/asked-now.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import { platformsOf } from '../outbox/route.ts';
import type { Surprise, Tx, World } from '../ports.ts';
import { programmeOf } from '../programme/nouns.ts';
import { councilOf } from '../rounds/council.ts';
import { surpriseMessage } from './message.ts';
import { standingNews } from './standing.ts';
import { toPerson } from './tell.ts';
import { readTold } from './told.ts';

/** To the director, at once and in private; what came together is one message. */
export const surprise: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', says: ['surprise'] };

/** What is still so when it is sent: what was taken back meanwhile surprises nobody. */
async function compose(tx: Tx, delivery: Delivery, chat: World['chat']): Promise<Composed> {
  const others = await tx.deliveries.companions(delivery);
  const { person } = delivery.reader as { person: string };
  const ids = [delivery, ...others].map(({ about }) => BigInt((about as { surprise: string }).surprise));
  const surprises = await stillFor(tx, person, await tx.surprises.many(ids));
  const [actor, organisation] = [await tx.people.actor(person, 'schedule'), await tx.organisation()];
  if (!actor || !organisation) return { cancel: 'the person is not there any more' };
  const news = await standingNews(tx, actor, surprises);
  if (news.length === 0)
    return { cancel: 'what was to be told was taken back meanwhile, or is not theirs to know any more' };
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

/** Those that are theirs, as director or in the director's place. Who directs a workstream by now is told of the others. */
async function stillFor(tx: Tx, person: string, surprises: readonly Surprise[]): Promise<readonly Surprise[]> {
  const ids = surprises.map(({ workstream }) => workstream);
  const programmes = [...new Set(ids.map(programmeOf))];
  const workstreams = (await Promise.all(programmes.map((each) => tx.programmes.workstreams(each, ids)))).flat();
  const directorOf = new Map(workstreams.map(({ id, director }) => [id, director]));
  const away = await awayNow(tx);
  const isTheirs = ({ workstream }: Surprise): boolean => {
    const director = directorOf.get(workstream);
    return director === person || (director !== undefined && away.get(director)?.cover === person);
  };
  const passedOn = surprises.flatMap((each) => {
    const director = directorOf.get(each.workstream);
    if (isTheirs(each) || director === undefined || readTold(each.told).by === director) return [];
    return [toPerson(each, director)];
  });
  if (passedOn.length > 0) await tx.deliveries.add(passedOn);
  return surprises.filter(isTheirs);
}
