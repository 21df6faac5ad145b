import type { Tx } from '../ports.ts';
import type { RoundDue } from './due.ts';
import { tellBeforeSponsor } from './escalation/before-sponsor.ts';
import { tellOfOffice } from './escalation/office-late.ts';
import { escalate } from './escalation/plan.ts';
import { ofHabit } from './escalation/waiting.ts';
import { figuresWaitedFor } from './figures/waited-for.ts';
import { asksOf, closeRound, openRound, peopleAsked, peopleWaitedFor } from './open.ts';
import { roundId } from './plan.ts';
import { planReminders } from './remind.ts';
import type { Round } from './round.ts';

/** Carries out what fell due in a round. Each is written so that a second time changes nothing. */
export async function performRoundDue(tx: Tx, due: RoundDue): Promise<void> {
  switch (due.what) {
    case 'notice':
      return notify(tx, due);
    case 'open': {
      // The round itself opens once; its people are asked as the hours of each habit begin.
      if (!due.habit) return void (await openRound(tx, due.programme, due.plan, 'schedule'));
      const round = await openNow(tx, due);
      if (round) await tx.deliveries.add(asksOf(round, await keysOf(tx, due, await peopleAsked(tx, round)), due.at));
      return;
    }
    case 'remind': {
      const round = await openNow(tx, due);
      if (!round) return;
      const people = await keysOf(tx, due, await waitedFor(tx, round, due));
      return planReminders(tx, round, people, { at: due.at, on: due.on, plan: due.plan });
    }
    case 'due-passed':
      return; // nothing happens at this instant itself; escalation counts from the day
    case 'escalate': {
      const round = await openNow(tx, due);
      return round && escalate(tx, round, due);
    }
    case 'before-sponsor': {
      const round = await openNow(tx, due);
      return round && tellBeforeSponsor(tx, round, due);
    }
    case 'office-late':
      return tellOfOffice(tx, due);
    case 'close': {
      const round = await openNow(tx, due);
      if (round) await closeRound(tx, round, { actor: 'quarterdeck', via: 'schedule' });
      return;
    }
  }
}

/**
 * Who has not answered what is due on the plan's day, or, as the round itself falls due, not given the figures that are
 * theirs: one reminder each.
 */
async function waitedFor(tx: Tx, round: Round, { plan }: RoundDue): Promise<readonly string[]> {
  const programme = plan.dueOn === round.dueOn ? await tx.programmes.get(round.programme) : undefined;
  const figures = programme ? await figuresWaitedFor(tx, programme, round) : [];
  return [...new Set([...(await peopleWaitedFor(tx, round, plan.dueOn)), ...figures.map(({ owner }) => owner)])];
}

const keysOf = async (tx: Tx, due: RoundDue, people: readonly string[]): Promise<readonly string[]> =>
  (await ofHabit(tx, due, people)).map(({ key }) => key);

async function openNow(tx: Tx, due: RoundDue): Promise<Round | undefined> {
  const round = await tx.rounds.get(roundId(due.programme, due.plan.period));
  return round?.state === 'open' ? round : undefined;
}

async function notify(tx: Tx, due: RoundDue): Promise<void> {
  const programme = await tx.programmes.get(due.programme);
  if (!programme) return;
  const id = roundId(due.programme, due.plan.period);
  const ours = await ofHabit(tx, due, programme.office);
  await tx.deliveries.add(
    ours.map((person) => ({
      key: `notice/${id}/${person.key}`,
      kind: 'notice',
      about: { person: person.key, programme: due.programme, period: due.plan.period.label },
      reader: { person: person.key },
      urgent: false,
      dueAt: due.at,
    })),
  );
}
