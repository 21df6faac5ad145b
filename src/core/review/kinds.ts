import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { asking, type ReviewAbout } from './ask.ts';
import { composeAsk, readingOf } from './asking.ts';
import { lateMessage, returnedMessage } from './message.ts';
import { type Review, readReview } from './reading.ts';

const kept = { keepsHours: true, whenUnknown: 'repeat' } as const;

const asked = { ...kept, says: asking, compose: composeAsk } satisfies Kind;

/** To whoever is asked to approve. */
export const review: Kind = asked;
/** To them once more, where nothing new has said it since. */
export const reviewReminder: Kind = asked;

/** To the programme office, while the director has not decided. */
export const reviewLate: Kind = { ...kept, says: ['review-late'], compose: composeLate };

/** What falls to one person at one instant is one message: the first of these deliveries says the others too. */
async function composeLate(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person } = delivery.reader as { person: string };
  const others = await tx.deliveries.companions(delivery);
  const waiting = new Map<string, Review>();
  for (const { about } of [delivery, ...others]) {
    const { approval: id, stage } = about as ReviewAbout;
    const approval = await tx.approvals.get(BigInt(id));
    if (approval?.state !== 'waiting' || approval.stage !== stage) continue;
    const review = await readReview(tx, approval);
    if (review) waiting.set(id, review);
  }
  if (waiting.size === 0) return { cancel: 'it is decided, or waits for somebody else' };
  return {
    message: lateMessage([...waiting.values()], await readingOf(tx, person)),
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

/** To the lead and whoever answered, when it comes back. */
export const reviewReturned: Kind = {
  ...kept,
  compose: async (tx, { about }) => {
    const approval = await tx.approvals.get(BigInt((about as ReviewAbout).approval));
    const found = approval?.state === 'returned' ? await readReview(tx, approval) : undefined;
    if (!found) return { cancel: 'it is not there any more' };
    const newest = await tx.approvals.ofAnswer(found.approval);
    if (newest?.id !== found.approval.id) return { cancel: 'it was changed and submitted again meanwhile' };
    return { message: returnedMessage(found) };
  },
};
