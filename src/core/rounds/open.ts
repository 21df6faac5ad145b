import { type AskedNow, askedNow, awayNow } from '../absence/asked-now.ts';
import { nobodyAsked } from '../absence/nobody.ts';
import { actionAsksOf } from '../actions/plan.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
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
  const asked = await askedFor(tx, round);
  const people = new Set(asked.flatMap(({ now }) => now.map(({ person }) => person)));
  await tx.deliveries.add([
    ...(await actionAsksOf(tx, round)),
    ...(await figureAsksOf(tx, round, people)),
    ...nobodyAsked(
      round.id,
      asked.filter(({ now }) => now.length === 0).map(({ workstream }) => workstream),
    ),
  ]);
  return round;
}

/** The first round that was ever opened has the file's `firstNumber`; the others follow it. */
export async function numberInSeries(tx: Tx, programme: string, plan: RoundPlan): Promise<number | undefined> {
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

/** Who is asked for each workstream that this round collects, as people are here or away at this moment. */
async function askedFor(
  tx: Tx,
  round: Round,
): Promise<readonly { workstream: Workstream; now: readonly AskedNow[] }[]> {
  const programme = await tx.programmes.get(round.programme);
  if (!programme) return [];
  const away = await awayNow(tx);
  const delegated = new Map((await tx.delegations.ofRound(round.id)).map(({ workstream, to }) => [workstream, to]));
  return (await tx.programmes.workstreams(programme.id))
    .filter((workstream) => isAsked(programme, workstream, round))
    .map((workstream) => ({ workstream, now: askedNow(workstream, delegated.get(workstream.id), away) }));
}

/** Keys of those who are asked about what this round collects, each once: leads, and whoever answers for one who is away. */
export async function peopleAsked(tx: Tx, round: Round): Promise<readonly string[]> {
  return [...new Set((await askedFor(tx, round)).flatMap(({ now }) => now.map(({ person }) => person)))];
}

/** Of those the ones who have not answered for everything (`dueOn`: that is due on this day): nobody else is reminded. */
export async function peopleWaitedFor(tx: Tx, round: Round, dueOn?: LocalDate): Promise<readonly string[]> {
  const asked = await askedIn(tx, [round.programme], () => true);
  const open = asked.filter(
    (each) => each.round.id === round.id && !each.given && (dueOn === undefined || each.dueOn === dueOn),
  );
  return [...new Set(open.flatMap(({ now }) => now.map(({ person }) => person)))];
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
