import { habitKey, habitOf } from '../calendar/habit.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import type { RoundDue } from './due.ts';
import { ownersWaitedFor } from './figures/plan.ts';
import { asksOf, closeRound, openRound, peopleAsked, peopleWaitedFor } from './open.ts';
import { roundId } from './plan.ts';
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
      if (round) await tx.deliveries.add(asksOf(round, await ofHabit(tx, due, await peopleAsked(tx, round)), due.at));
      return;
    }
    case 'remind': {
      const round = await openNow(tx, due);
      if (round) await tx.deliveries.add(remindersOf(round, await ofHabit(tx, due, await waitedFor(tx, round)), due));
      return;
    }
    case 'due-passed':
      return; // nothing happens at this instant itself; escalation counts from the day
    case 'close': {
      const round = await openNow(tx, due);
      if (round) await closeRound(tx, round, { actor: 'quarterdeck', via: 'schedule' });
      return;
    }
  }
}

/** Who has not answered, or not given the figures that are theirs: one reminder each. */
const waitedFor = async (tx: Tx, round: Round): Promise<readonly string[]> => [
  ...new Set([...(await peopleWaitedFor(tx, round)), ...(await ownersWaitedFor(tx, round))]),
];

async function openNow(tx: Tx, due: RoundDue): Promise<Round | undefined> {
  const round = await tx.rounds.get(roundId(due.programme, due.plan.period));
  return round?.state === 'open' ? round : undefined;
}

/** Those of these people who keep the hours of this habit. */
async function ofHabit(tx: Tx, due: RoundDue, keys: readonly string[]): Promise<readonly string[]> {
  const organisation = await tx.organisation();
  const { habit } = due;
  if (!organisation || !habit) return [];
  const people = await tx.people.many(keys);
  return people
    .filter((person) => habitKey(habitOf(person, organisation)) === habitKey(habit))
    .map((person) => person.key);
}

function remindersOf(round: Round, people: readonly string[], due: RoundDue): readonly NewDelivery[] {
  const number = due.plan.reminders.filter((day) => day <= due.on).length;
  return people.map((person) => ({
    key: `remind/${round.id}/${due.step}/${person}`,
    kind: 'remind',
    about: {
      person,
      round: round.id,
      programme: round.programme,
      due: due.at.toISOString(),
      number,
      of: due.plan.reminders.length,
    },
    reader: { person },
    urgent: false,
    dueAt: due.at,
  }));
}

async function notify(tx: Tx, due: RoundDue): Promise<void> {
  const programme = await tx.programmes.get(due.programme);
  const organisation = await tx.organisation();
  if (!programme || !organisation || !due.habit) return;
  const id = roundId(due.programme, due.plan.period);
  const office = await tx.people.many(programme.office);
  const ours = office.filter((person) => habitKey(habitOf(person, organisation)) === habitKey(due.habit!));
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
