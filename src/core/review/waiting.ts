import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import type { Tx } from '../ports.ts';
import { programmeOf } from '../programme/nouns.ts';
import { subjectOf } from '../words/workstream.ts';
import { type Review, readReview } from './reading.ts';
import { askedAt } from './who.ts';

/**
 * The answers of which it is somebody's turn to approve, oldest first.
 *
 * @param most no more than so many are looked at
 */
export async function reviewsFor(tx: Tx, actor: Actor, most = Number.POSITIVE_INFINITY): Promise<readonly Review[]> {
  const roles = actor.roles.filter(({ role }) => role === 'director' || role === 'sponsor' || role === 'office');
  const programmes = [...new Set(roles.map(({ programme }) => programme))];
  const waiting: Review[] = [];
  const all = programmes.length === 0 ? [] : await tx.approvals.waiting(programmes);
  const theirs = all.filter(({ workstream }) =>
    can(actor, 'update.approve', { programme: programmeOf(workstream), workstream }),
  );
  for (const approval of theirs.slice(0, most)) {
    const review = await readReview(tx, approval);
    if (!review || !askedAt(approval.stage, review.chain).includes(actor.person.id)) continue;
    if (can(actor, 'update.approve', subjectOf(review.workstream))) waiting.push(review);
  }
  return waiting;
}
