import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import type { Update } from '../rounds/round.ts';
import type { Call } from '../words/word.ts';
import { readReview, refOf } from './reading.ts';
import { askedAt } from './who.ts';

/** How far an answer is in review, as `status` says it to officers; undefined: it was never put to it. */
export async function sayReview({ tx, actor }: Call, update: Update | undefined): Promise<string | undefined> {
  if (update?.round === undefined) return undefined;
  const approval = await tx.approvals.ofAnswer({ workstream: update.workstream, round: update.round });
  const review = approval && (await readReview(tx, approval));
  if (!review || approval.state === 'withdrawn') return undefined;
  const { chain, nameOf } = review;
  if (approval.state === 'waiting') {
    const asked = listed(askedAt(approval.stage, chain).map(nameOf)) || 'somebody who may approve it';
    return `waits for ${asked} (${refOf(approval)})`;
  }
  const zone = actor.person.timeZone;
  const on = approval.decidedAt ? `, ${sayDay(localDateOf(approval.decidedAt, zone), localDateOf(tx.now, zone))}` : '';
  const why = approval.reason ? `: ${approval.reason}` : '';
  return `${approval.state} by ${nameOf(approval.decidedBy)}${on}${why} (${refOf(approval)})`;
}
