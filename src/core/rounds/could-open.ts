import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { buttons, type Message, paragraph } from '../message.ts';
import type { Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { rhythmsOf } from '../schedule/read.ts';
import { roundId } from './plan.ts';
import { openableRound } from './round-dues.ts';

/**
 * A schedule has no past: when a programme arrives between a round's opening and its due date, nothing is sent by
 * itself; its office is asked whether to open the round.
 */
export async function askToOpen(tx: Tx, programmeId: string): Promise<void> {
  const [programme, organisation] = [await tx.programmes.get(programmeId), await tx.organisation()];
  if (!programme || !organisation) return;
  const people = new Map((await tx.people.all()).map((person) => [person.key, person]));
  const workstreams = await tx.programmes.workstreams(programme.id);
  const owned = await tx.programmes.ownedIndicators(programme.id);
  for (const rhythm of rhythmsOf(programme, workstreams, people, organisation, owned)) {
    const plan = openableRound(rhythm, organisation, tx.now);
    if (!plan || (await tx.rounds.get(roundId(programme.id, plan.period)))) continue;
    await tx.deliveries.add(
      programme.office.map((person) => ({
        key: couldOpenKey(roundId(programme.id, plan.period), person),
        kind: 'round-could-open',
        about: { programme: programme.id, person, period: plan.period.label, opensOn: plan.opensOn, dueOn: plan.dueOn },
        reader: { person },
        urgent: false,
      })),
    );
  }
}

/** Of the question to one of the office whether to open a round. */
export const couldOpenKey = (round: string, person: string): string => `could-open/${round}/${person}`;

interface CouldOpen {
  readonly programme: string;
  readonly period: string;
  readonly opensOn: Parameters<typeof sayDay>[0];
  readonly dueOn: Parameters<typeof sayDay>[0];
}

export const couldOpen: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, delivery) => {
    const about = delivery.about as unknown as CouldOpen;
    const [programme, organisation] = [await tx.programmes.get(about.programme), await tx.organisation()];
    if (!programme || !organisation) return { cancel: 'the programme is not there any more' };
    const there = (await tx.rounds.ofProgramme(programme.id)).some((round) => round.period.label === about.period);
    if (there) return { cancel: 'the round was opened meanwhile' };
    const today = localDateOf(tx.now, organisation.timeZone);
    const summary = `The round of ${programme.name} for ${about.period} would have opened on ${sayDay(about.opensOn, today)} and is due ${sayDay(about.dueOn, today)}. Shall I open it now?`;
    const period = `${programme.id} ${about.period}`;
    const message: Message = {
      summary,
      blocks: [
        paragraph(summary),
        paragraph('Nothing is sent to anybody until you say so.'),
        buttons(
          { label: `Open ${about.period}`, say: `round open ${period}`, style: 'primary' },
          { label: 'Preview', say: `round preview ${period}` },
        ),
      ],
    };
    return { message };
  },
};
