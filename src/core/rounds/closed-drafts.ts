import { can } from '../access/can.ts';
import { sayDay, sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { SUBMITTED } from '../interview/state.ts';
import { type Button, buttons, heading, list, type Message } from '../message.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { InterviewReading, Tx } from '../ports.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { subjectOf } from '../words/workstream.ts';
import { givenIn } from './about.ts';
import { changeButton, notSent, whatBecomesOfIt } from './closed.ts';
import type { Draft, Round } from './round.ts';

/**
 * When a round closes, those who have a draft in it that was not sent are told once what becomes of it, in one message
 * for all of theirs, in their hours. Nobody else learns that there is one.
 */

type LeftAbout = { readonly person: string; readonly round: string; readonly programme: string };

/** Planned as ids: what it says is decided when it is sent. */
export async function tellOfDrafts(tx: Tx, round: Round): Promise<void> {
  const drafts = (await tx.rounds.drafts(round.id)).filter(({ state }) => state.at !== SUBMITTED);
  const people = [...new Set(drafts.flatMap(peopleOf))];
  await tx.deliveries.add(
    people.map(
      (person): NewDelivery => ({
        key: `draft-left/${round.id}/${person}`,
        kind: 'draft-left',
        about: { person, round: round.id, programme: round.programme } satisfies LeftAbout,
        reader: { person },
        urgent: false,
      }),
    ),
  );
}

const peopleOf = ({ startedBy, changedBy }: Draft): readonly string[] => [startedBy, changedBy];

export const draftLeft: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, delivery): Promise<Composed> => {
    const { person } = delivery.about as LeftAbout;
    const others = await tx.deliveries.companions(delivery);
    const rounds = [...new Set([delivery, ...others].map((each) => (each.about as LeftAbout).round))];
    const actor = await tx.people.actor(person, 'schedule');
    if (!actor) return { cancel: 'the person is not there any more' };
    const all: InterviewReading[] = [];
    for (const round of rounds) all.push(...(await leftIn(tx, round, person)));
    // Who led something sensitive and does so no more is not told how it stands now.
    const left = all.filter(
      ({ workstream }) => !workstream.sensitive || can(actor, 'workstream.read', subjectOf(workstream)),
    );
    if (left.length === 0) return { cancel: 'nothing was left in a draft of theirs' };
    const zone = actor.person.timeZone;
    return { message: messageOf(left, zone, tx), keep: (tx) => tx.deliveries.sayWith(delivery, others) };
  },
};

/** Their drafts in a closed round that say something which was not sent. */
async function leftIn(tx: Tx, id: string, person: string): Promise<readonly InterviewReading[]> {
  if ((await tx.rounds.get(id))?.state !== 'closed') return [];
  const theirs = (await tx.rounds.drafts(id)).filter((draft) => peopleOf(draft).includes(person));
  const readings: InterviewReading[] = [];
  for (const { round, workstream } of theirs) {
    const reading = await tx.rounds.look({ round, workstream });
    if (reading && saysMore(reading)) readings.push(reading);
  }
  return readings;
}

/** Whether there is more in the draft than what was submitted. */
function saysMore(reading: InterviewReading): boolean {
  const { answers = {}, kept = [], at } = reading.draft?.state ?? {};
  if (at === SUBMITTED) return false;
  const given = givenIn(reading, undefined)?.answers ?? {};
  return kept.length > 0 || Object.keys(answers).some((key) => !isSame(answers[key], given[key]));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function messageOf(left: readonly InterviewReading[], zone: string, { now }: Tx): Message {
  const today = localDateOf(now, zone);
  const lines = left.map((reading) => {
    const { round, workstream } = reading;
    const on = round.closedAt ? ` on ${sayDay(localDateOf(round.closedAt, zone), today)}` : '';
    const closed = `The round for ${nameOfPeriod(round.period)} closed${on}.`;
    const given = givenIn(reading, undefined);
    if (!given) return `${closed} ${notSent(workstream)} ${whatBecomesOfIt}`;
    const seen = sayShort(localDateOf(given.at, zone), today);
    return `${closed} Your change to ${workstream.name} was not sent; readers see the answer of ${seen}. You can still send it as a late correction.`;
  });
  const names = left.map(({ workstream }) => workstream.name).join(', ');
  const title = `Not sent before the round closed: ${names}`;
  const change = left.flatMap((reading): readonly Button[] =>
    givenIn(reading, undefined) ? [named(changeButton(reading.workstream, reading.round), reading, left)] : [],
  );
  return {
    summary: `${title}.`,
    blocks: [heading(title), list(lines.map((line) => [line])), ...(change.length > 0 ? [buttons(...change)] : [])],
  };
}

/** No two buttons read alike. */
const named = (button: Button, { workstream }: InterviewReading, all: readonly InterviewReading[]): Button =>
  all.length === 1 ? button : { ...button, label: `${button.label}, ${workstream.name}`.slice(0, 75) };
