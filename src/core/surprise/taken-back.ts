import { sentence } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { ratingName, worsening } from '../programme/rag.ts';
import { standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import { mayBeTold } from './standing.ts';
import { readTold } from './told.ts';

/** What a director was told, and whoever said it takes back: they hear that too, or they would act on it. */

type About = {
  readonly programme: string;
  readonly workstream: string;
  readonly surprise: string;
  /** Who took it back. */
  readonly by: string;
};

/** @param since when what is taken back was first said: what was told of it goes by itself, if it was not sent yet */
export async function tellTakenBack(tx: Tx, workstream: Workstream, since: Date, by: string): Promise<void> {
  const told = await tx.surprises.toldSince(workstream.id, since);
  const newest = told.findLast((each) => readTold(each.told).now !== undefined);
  await tx.deliveries.add(
    told
      .filter(({ id, person }) => id === newest?.id && person !== by)
      .map(({ id, person }) => ({
        key: `surprise-taken-back/${id}/${tx.now.getTime()}/${person}`,
        kind: 'surprise-taken-back',
        about: { programme: workstream.programme, workstream: workstream.id, surprise: String(id), by } satisfies About,
        reader: { person },
        urgent: true,
      })),
  );
}

export const surpriseTakenBack: Kind = { compose, keepsHours: true, whenUnknown: 'repeat' };

/** As it stands when it is sent: it may be worse again. */
async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { workstream: id, surprise, by } = delivery.about as About;
  const others = (await tx.deliveries.companions(delivery)).filter((each) => (each.about as About).workstream === id);
  const { person } = delivery.reader as { person: string };
  const [actor, workstream] = [await tx.people.actor(person, 'schedule'), await tx.programmes.workstream(id)];
  if (!actor || !workstream || !mayBeTold(actor, workstream)) return { cancel: 'it is not theirs to know any more' };
  const [said] = await tx.surprises.many([BigInt(surprise)]);
  const told = said && readTold(said.told).now;
  const { now } = standingOf(workstream, await newestFirst(tx, [workstream]), 'UTC');
  if (told === undefined || (now && worsening(told, now.rating) >= 0)) return { cancel: 'it is as they were told' };
  const [who] = await tx.people.many([by]);
  const rating = now ? `${ratingName(now.rating)}, not ${ratingName(told)}` : `not ${ratingName(told)}`;
  return {
    message: sentence(`${workstream.name} is ${rating} as you were told: ${who?.name ?? by} has corrected it.`),
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}
