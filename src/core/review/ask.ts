import type { Actor } from '../access/actor.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import { hoursFor } from '../outbox/hours.ts';
import type { Approval, Stage, Tx, Version } from '../ports.ts';
import { type Programme, programmeOf, type Workstream } from '../programme/nouns.ts';
import { zoneOf } from '../reader-zone.ts';
import { workingDaysAfter } from '../rounds/approval/plan.ts';
import { dueDaysIn } from '../rounds/extension/due-on.ts';
import type { Round } from '../rounds/round.ts';
import { chainOf } from './reading.ts';
import { askedAt, type Chain, firstStage } from './who.ts';

/** Of every message about an approval: its id, as text, since it is kept as JSON, and the stage that it was sent for. */
export type ReviewAbout = { readonly approval: string; readonly stage: Stage; readonly programme: string };

/** The kinds that ask somebody to approve answers: one message a day. */
export const asking = ['review', 'review-reminder'] as const;

/** Working days after which whoever is asked is reminded, and after which the office hears that the director has not decided. */
const reminded = 2;
const told = 4;

/** A submitted answer goes to review: to the director, then to the programme office. What waits of an older version is withdrawn. */
export async function putToReview(
  tx: Tx,
  actor: Actor,
  answer: { readonly programme: Programme; readonly workstream: Workstream; readonly round: Round },
  version: Version,
): Promise<void> {
  const chain = await chainOf(tx, answer.programme, answer.workstream, actor.person.id);
  const { asked, withdrawn } = await tx.approvals.ask(version, firstStage(chain), actor.person.id);
  await tx.trail.addAll(
    withdrawn.map((each) => ({
      programme: answer.programme.id,
      actor: actor.person.id,
      via: actor.via,
      action: 'update.withdrawn',
      subject: `${each.round}:${each.workstream}`,
      after: { approval: `U${each.id}`, version: each.version, instead: version.version },
    })),
  );
  await askStage(tx, asked, chain, answer.round);
}

/**
 * Asks everybody who is asked at its stage. What falls to one person is one message a day, as their hours begin; once the
 * answer is due, the first of a day goes at once within their hours. What was decided meanwhile is not sent.
 */
export async function askStage(
  tx: Tx,
  approval: Approval,
  chain: Chain,
  round: Pick<Round, 'id' | 'dueOn'>,
): Promise<void> {
  const planned: NewDelivery[] = [];
  const dueOn = (await dueDaysIn(tx, [round]))(round, approval.workstream);
  for (const person of askedAt(approval.stage, chain)) {
    const begins = await toBeAsked(tx, person, dueOn);
    planned.push(delivery(approval, 'review', person, begins));
  }
  const reminders = approval.stage === 'director' ? [chain.director, chain.sponsor] : askedAt('office', chain);
  for (const person of new Set(reminders)) {
    const at = await workingDaysAfter(tx, person, await toBeAsked(tx, person, dueOn), reminded);
    planned.push(delivery(approval, 'review-reminder', person, at));
  }
  for (const person of approval.stage === 'director' ? chain.office : []) {
    const at = await workingDaysAfter(tx, person, await toBeAsked(tx, person, dueOn), told);
    planned.push(delivery(approval, 'review-late', person, at));
  }
  await tx.deliveries.add(planned);
}

/** As their next working day begins; once it is due, now or as their hours begin, unless they were asked today. */
async function toBeAsked(tx: Tx, person: string, dueOn: Round['dueOn']): Promise<Date> {
  const zone = await zoneOf(tx, person);
  const today = localDateOf(tx.now, zone);
  const hadToday = async () =>
    (await tx.deliveries.had([person], asking, instantOf(today, '00:00', zone))).some(({ sent }) => sent);
  return today > dueOn && !(await hadToday()) ? hoursFor(tx, { person }) : workingDaysAfter(tx, person, tx.now, 1);
}

function delivery({ id, stage, workstream }: Approval, kind: string, person: string, dueAt: Date): NewDelivery {
  return {
    key: `${kind}/${id}/${stage}/${person}`,
    kind,
    about: { approval: String(id), stage, programme: programmeOf(workstream) } satisfies ReviewAbout,
    reader: { person },
    urgent: false,
    dueAt,
  };
}

/** Tells the leads, whoever answered and a director who had approved it that it came back; whoever returned it knows. */
export async function tellReturned(tx: Tx, approval: Approval, { own }: Chain, by: string): Promise<void> {
  const people = new Set([...own, ...(approval.passedBy === undefined ? [] : [approval.passedBy])]);
  await tx.deliveries.add(
    [...people]
      .filter((person) => person !== by)
      .map((person) => ({
        key: `review-returned/${approval.id}/${person}`,
        kind: 'review-returned',
        about: { approval: String(approval.id), stage: approval.stage, programme: programmeOf(approval.workstream) },
        reader: { person },
        urgent: false,
      })),
  );
}
