import type { NewDelivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import { periodsBetween } from '../programme/period.ts';
import { askedIn, isAsked } from './asked.ts';
import { tellOfDrafts } from './closed-drafts.ts';
import { figureAsksOf } from './figures/plan.ts';
import { type RoundPlan, roundId } from './plan.ts';
import type { Round } from './round.ts';

/** Opens a round, unless it was opened already; by its schedule or by the office. */
export async function openRound(
  tx: Tx,
  programme: string,
  plan: RoundPlan,
  via: string,
  actor = 'quarterdeck',
): Promise<Round> {
  const id = roundId(programme, plan.period);
  const before = await tx.rounds.get(id);
  if (before && before.state !== 'planned') return before;
  const number = await numberInSeries(tx, programme, plan);
  const round: Round = {
    id,
    programme,
    period: plan.period,
    state: 'open',
    opensOn: plan.opensOn,
    dueOn: plan.dueOn,
    openedAt: tx.now,
    ...(number === undefined ? {} : { number }),
    ...(plan.closesOn === undefined ? {} : { closesOn: plan.closesOn }),
  };
  await tx.rounds.save(round);
  await tx.trail.add({
    programme,
    actor,
    via,
    action: 'round.opened',
    subject: id,
    after: { period: plan.period.label, dueOn: plan.dueOn },
  });
  await tx.deliveries.add(await figureAsksOf(tx, round));
  return round;
}

/** The first round that was ever opened has the file's `firstNumber`; the others follow it. */
async function numberInSeries(tx: Tx, programme: string, plan: RoundPlan): Promise<number | undefined> {
  const firstNumber = (await tx.programmes.get(programme))?.rounds.firstNumber;
  if (firstNumber === undefined) return undefined;
  const monthly = plan.period.from === plan.period.to;
  const same = (await tx.rounds.ofProgramme(programme))
    .map(({ period }) => period)
    .filter(({ from, to }) => (from === to) === monthly);
  const first = [plan.period, ...same].reduce((a, b) => (b.from < a.from ? b : a));
  return firstNumber + periodsBetween(first, plan.period);
}

/** Closes a round: drafts are no longer taken on, and stay where they are. */
export async function closeRound(
  tx: Tx,
  round: Round,
  by: { readonly actor: string; readonly via: string },
): Promise<void> {
  await tx.rounds.save({ ...round, state: 'closed', closedAt: tx.now });
  await tx.trail.add({
    programme: round.programme,
    ...by,
    action: 'round.closed',
    subject: round.id,
    before: { state: round.state },
    after: { state: 'closed' },
  });
  await tellOfDrafts(tx, round);
}

/** Keys of the leads whose workstreams this round collects, each once. */
export async function peopleAsked(tx: Tx, round: Round): Promise<readonly string[]> {
  const programme = await tx.programmes.get(round.programme);
  if (!programme) return [];
  const workstreams = await tx.programmes.workstreams(programme.id);
  return [...new Set(workstreams.filter((each) => isAsked(programme, each, round)).flatMap((each) => each.lead))];
}

/** Of those the ones who have not answered for everything yet: nobody else is reminded. */
export async function peopleWaitedFor(tx: Tx, round: Round): Promise<readonly string[]> {
  const asked = await askedIn(tx, [round.programme], () => true);
  const open = asked.filter((each) => each.round.id === round.id && !each.given);
  return [...new Set(open.flatMap((each) => each.delegatedTo ?? each.workstream.lead))];
}

/** The first prompt: one message a person, planned as ids and composed when it is sent. */
export function asksOf(round: Round, people: readonly string[], dueAt: Date): readonly NewDelivery[] {
  return people.map((person) => ({
    key: `ask/${round.id}/${person}`,
    kind: 'ask',
    about: { person, round: round.id, programme: round.programme, due: dueAt.toISOString() },
    reader: { person },
    urgent: false,
    dueAt,
  }));
}
