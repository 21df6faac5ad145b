import { localDateOf } from '../calendar/zone.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed } from '../outbox/kinds.ts';
import type { Had, Tx } from '../ports.ts';
import { zoneOf } from '../reader-zone.ts';
import { asking, type ReviewAbout } from './ask.ts';
import { type Reading, reviewMessage } from './message.ts';
import type { Review } from './reading.ts';
import { reviewsFor } from './waiting.ts';

/** What is put to somebody to approve, new and old: one message a day for all of it. */
export async function composeAsk(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person } = delivery.reader as { person: string };
  const actor = await tx.people.actor(person, 'schedule');
  const others = (await tx.deliveries.beside(delivery)).filter(({ kind }) =>
    (asking as readonly string[]).includes(kind),
  );
  const waiting = actor ? await reviewsFor(tx, actor) : [];
  const now = (kind: (typeof asking)[number]) =>
    waiting.filter((each) => [delivery, ...others].some((one) => one.kind === kind && isOf(each, one.about)));
  const had = await tx.deliveries.had([person], asking, oldest(waiting) ?? tx.now);
  const fresh = now('review');
  const reminded = now('review-reminder').filter((each) => !wasSaidAgain(each, had));
  if (fresh.length + reminded.length === 0)
    return { cancel: 'it is decided, waits for somebody else, or was said again since' };
  // What is put to them tomorrow is said then.
  const put = waiting.filter(
    (each) => !had.some(({ kind, at, about }) => kind === 'review' && at > tx.now && isOf(each, about)),
  );
  const reviews = [...fresh, ...put.filter((each) => !fresh.includes(each))];
  const isReminder = reminded.length === reviews.length;
  return {
    message: reviewMessage(reviews, await readingOf(tx, person), { fresh: fresh.length, isReminder }),
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

const oldest = (waiting: readonly Review[]): Date | undefined =>
  waiting.map(({ approval }) => approval.at).sort((a, b) => a.getTime() - b.getTime())[0];

function isOf({ approval: { id, stage } }: Review, about: Delivery['about']): boolean {
  const said = about as ReviewAbout;
  return said.approval === String(id) && said.stage === stage;
}

/** After it was put to them, a message about others said it too: there is no need to remind them. */
function wasSaidAgain(review: Review, had: readonly Had[]): boolean {
  const first = had.find(({ kind, sent, about }) => kind === 'review' && sent && isOf(review, about));
  return first !== undefined && had.some(({ sent, at }) => sent && at > first.at);
}

export async function readingOf(tx: Tx, person: string): Promise<Reading> {
  const zone = await zoneOf(tx, person);
  return { person, zone, today: localDateOf(tx.now, zone) };
}
