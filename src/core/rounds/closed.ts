import type { Actor } from '../access/actor.ts';
import { sayDay, sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Button, buttons, type Message, paragraph, quote } from '../message.ts';
import type { AnswerAt, InterviewReading, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { givenIn } from './about.ts';
import { isAsked } from './asked.ts';
import type { Round, Update } from './round.ts';

/** How certain it is that they mean this very answer, which decides where its round is closed. */
export interface Certainty {
  /** They named it, or are in the middle of it; false: a button, which may be an old one. */
  readonly meant: boolean;
  /** What they say next goes here already. */
  readonly inIt?: boolean;
  /** What they wrote, to show it back where it is in no answer. */
  readonly typed?: string;
  /** What they wrote into a form, by question. */
  readonly form?: Readonly<Record<string, string>>;
}

/** An answer that is changed after its round has closed. */
export interface LateReading {
  readonly reading: InterviewReading;
  /** A later round has an answer: the record follows that one, and a correction of this changes nothing in it. */
  readonly superseded: boolean;
}

/**
 * What a change of a submitted answer depends on once its round is closed; undefined: it was not submitted. What was said
 * since belongs to later answers. Figures that one person owns can also be given first then.
 */
export async function lateReading(
  tx: Tx,
  reading: InterviewReading,
  part: string | undefined,
): Promise<LateReading | undefined> {
  const { unfinished: _, ...closed } = reading;
  const given = await givenThen(tx, reading, part);
  const superseded = reading.updates.some(({ round = '' }) => round > reading.round.id);
  if (!given) return part === undefined ? undefined : { reading: { ...closed, touches: [] }, superseded: false };
  const own: Update = superseded ? { ...given, before: [] } : given;
  const earlier = reading.updates.filter(({ round = '' }) => round < reading.round.id);
  return part === undefined
    ? { reading: { ...closed, touches: [], updates: [own, ...earlier] }, superseded }
    : { reading: { ...closed, touches: [], updates: earlier, figures: [own] }, superseded };
}

export const givenThen = async (
  tx: Tx,
  reading: InterviewReading,
  part: string | undefined,
): Promise<Update | undefined> =>
  givenIn(reading, part) ?? (await tx.updates.inRound(reading.round.id, reading.workstream.id, part));

/**
 * Something said to an update whose round is closed: which one it was, what became of it, and what can be done instead.
 * Nothing is changed by it.
 */
export async function toClosed(
  tx: Tx,
  actor: Actor,
  reading: InterviewReading,
  { part }: AnswerAt,
  { meant, typed, kept }: Certainty & { readonly kept?: boolean },
): Promise<Message> {
  // What they were in the middle of is over; an old button takes nobody out of another answer.
  if (meant && typed !== undefined) await tx.people.setFocus(actor.person.id, undefined);
  const { round, workstream, draft } = reading;
  const zone = actor.person.timeZone;
  const today = localDateOf(tx.now, zone);
  const given = await givenThen(tx, reading, part);
  const of = given ? `of ${sayShort(localDateOf(given.at, zone), today)}` : `for ${nameOfPeriod(round.period)}`;
  const on = round.closedAt ? ` on ${sayDay(localDateOf(round.closedAt, zone), today)}` : '';
  const so = kept ? 'so nothing was submitted' : 'so nothing was changed';
  const closed = `closed: the round for ${nameOfPeriod(round.period)} closed${on}, ${so}.`;
  const summary =
    typed === undefined && meant
      ? `The update ${of} of ${workstream.name} is ${closed}`
      : `${typed === undefined ? 'That button' : 'That'} belongs to the update ${of}, which is ${closed}`;
  const unsent = !given && draft && Object.keys(draft.state.answers).length > 0;
  const open = (await tx.rounds.open([round.programme])).find((each) => isAsked(reading.programme, workstream, each));
  const choices = [
    ...(open ? [{ label: `${workstream.name}, ${nameOfPeriod(open.period)}`, say: `update ${workstream.id}` }] : []),
    ...(given && part === undefined ? [changeButton(workstream, round)] : []),
  ];
  return {
    summary,
    blocks: [
      paragraph(summary, open ? ' Your current one:' : ''),
      ...(unsent ? [paragraph(`${notSent(workstream)} ${whatBecomesOfIt}`)] : []),
      ...(typed?.trim() ? [paragraph('You wrote:'), quote(typed.trim().slice(0, SHOWN))] : []),
      ...(choices.length > 0 ? [buttons(...choices)] : []),
    ],
  };
}

/** How much of what they wrote is shown back: a whole form of a few sentences each. */
const SHOWN = 6_000;

export const notSent = ({ name }: Pick<Workstream, 'name'>): string =>
  `The draft for ${name} was not sent before then, so ${name} counted as not received.`;

export const whatBecomesOfIt =
  'What you wrote is kept, shown to nobody, and offered as the beginning of the next answer.';

/** Leads to the answer that was submitted in a closed round; typed, it says the same. */
export const changeButton = ({ id }: Pick<Workstream, 'id'>, { period }: Pick<Round, 'period'>): Button => ({
  label: `Change the answer for ${nameOfPeriod(period)}`,
  say: `update ${id} ${period.label}`,
});

/** The newest answer of a workstream that is not asked at the moment, if its round is closed: it can still be corrected. */
export async function correctable(tx: Tx, workstream: Pick<Workstream, 'id'>): Promise<Button | undefined> {
  const [newest] = await tx.updates.lastTwo([workstream.id]);
  const round = newest?.round === undefined ? undefined : await tx.rounds.get(newest.round);
  return round?.state === 'closed' ? changeButton(workstream, round) : undefined;
}
