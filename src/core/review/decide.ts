import { seesUnapproved } from '../access/readers.ts';
import { sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { editPosted } from '../digest/edit.ts';
import { listed, theNamed } from '../interview/about.ts';
import { type Message, paragraph, quote, sentence } from '../message.ts';
import type { Approval } from '../ports.ts';
import { programmeOf } from '../programme/nouns.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { oversees } from '../rounds/audience.ts';
import type { Call } from '../words/word.ts';
import { askStage, tellReturned } from './ask.ts';
import { type Review, readReview, refOf } from './reading.ts';
import { askedAt } from './who.ts';

/** What `approve` and `return` do to an answer that was put to the actor. Nothing in it is changed by either. */

const gone = sentence('That workstream is not in the programme any more, so there is nothing to decide.');

/** On to the programme office; there, out to everybody who gets approved content only. */
export async function approveUpdate(call: Call, approval: Approval): Promise<Message> {
  const review = await readReview(call.tx, approval);
  if (!review) return gone;
  const stands = notNow(call, review);
  if (stands) return stands;
  const { tx, actor } = call;
  const by = actor.person.id;
  if (approval.stage === 'office') return last(call, review);
  if (!(await tx.approvals.pass(approval.id, by))) return again(call, approval);
  const passed = await readReview(tx, { ...approval, stage: 'office', at: tx.now, passedBy: by });
  if (!passed) return gone;
  await note(call, passed, 'update.passed');
  // Whoever is both is asked once.
  if (askedAt('office', passed.chain).includes(by)) return last(call, passed);
  await askStage(tx, passed.approval, passed.chain, passed.round);
  return sentence(`Approved: the update of ${titleOf(review)} goes to the programme office now.`);
}

/** Back to the lead, who may change it. */
export async function returnUpdate(call: Call, approval: Approval, reason: string): Promise<Message> {
  const review = await readReview(call.tx, approval);
  if (!review) return gone;
  const stands = notNow(call, review);
  if (stands) return stands;
  const { tx, actor } = call;
  const by = actor.person.id;
  if (!(await tx.approvals.decide(approval.id, approval.stage, { state: 'returned', by, reason })))
    return again(call, approval);
  await note(call, review, 'update.returned', reason);
  await tellReturned(tx, approval, review.chain, by);
  const { chain, nameOf } = review;
  const told = listed(chain.own.filter((each) => each !== by).map(nameOf)) || 'Nobody else';
  const line = `Returned: the update of ${titleOf(review)}. ${told} ${chain.own.length > 1 ? 'are' : 'is'} told, and may change it.`;
  return { summary: line, blocks: [paragraph(line), quote(reason)] };
}

const titleOf = ({ workstream, round }: Review): string => `${workstream.name} for ${nameOfPeriod(round.period)}`;

async function last(call: Call, review: Review): Promise<Message> {
  const { tx, actor } = call;
  const decided = { state: 'approved', by: actor.person.id } as const;
  // What was approved only after a digest was posted never stood in it, whenever it was given.
  const before = await tx.approvals.lastApproved(review.approval);
  if (!(await tx.approvals.decide(review.approval.id, 'office', decided))) return again(call, review.approval);
  await note(call, review, 'update.approved');
  const { workstream } = review;
  await editPosted(tx, workstream, {
    before: before?.decidedAt && { at: before.decidedAt },
    approved: true,
  });
  const groups = (await tx.programmes.groups(workstream.programme)).filter(
    (group) => group.digest && !seesUnapproved(group) && !workstream.sensitive && oversees(group, workstream),
  );
  const seen =
    groups.length === 0
      ? 'It can go into the paper.'
      : `${listed(groups.map(({ name }) => theNamed(name)))} may see it from now on.`;
  return sentence(`Approved: the update of ${titleOf(review)}. ${capital(seen)}`);
}

async function note({ tx, actor }: Call, { approval }: Review, action: string, reason?: string): Promise<void> {
  const { round, workstream, version } = approval;
  await tx.trail.add({
    programme: programmeOf(workstream),
    actor: actor.person.id,
    via: actor.via,
    action,
    subject: `${round}:${workstream}`,
    after: { approval: refOf(approval), version, ...(reason === undefined ? {} : { reason }) },
  });
}

/** Somebody decided, or a new version came, at the same time. */
async function again(call: Call, { id }: Approval): Promise<Message> {
  const now = await call.tx.approvals.get(id);
  const review = now && (await readReview(call.tx, now));
  return (review && notNow(call, review)) ?? gone;
}

/** Undefined: it is theirs to decide now. Else what stands, and what can be done. */
function notNow({ tx, actor }: Call, review: Review): Message | undefined {
  const { approval, chain, nameOf } = review;
  const title = `The update of ${titleOf(review)}`;
  if (approval.state !== 'waiting') {
    const zone = actor.person.timeZone;
    const on = approval.decidedAt
      ? ` on ${sayShort(localDateOf(approval.decidedAt, zone), localDateOf(tx.now, zone))}`
      : '';
    const who = approval.decidedBy === actor.person.id ? 'you' : nameOf(approval.decidedBy);
    if (approval.state === 'withdrawn')
      return sentence(`${title} was submitted anew${on}, so nothing was decided. “approve” shows what waits for you.`);
    const why = approval.reason ? ` (“${approval.reason}”)` : '';
    return sentence(`${title}: ${who} ${approval.state} it${on}${why}, so nothing was changed.`);
  }
  const asked = askedAt(approval.stage, chain);
  if (asked.includes(actor.person.id)) return undefined;
  if (chain.own.includes(actor.person.id))
    return sentence(
      `${title} is your own, so somebody else approves it: ${listed(asked.map(nameOf)) || 'nobody is there to'}.`,
    );
  return sentence(`${title} waits for ${listed(asked.map(nameOf))} at the moment, so nothing was decided.`);
}
