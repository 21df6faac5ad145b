import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import { ended } from '../ended.ts';
import { differences } from '../interview/differences.ts';
import { questionsOf } from '../interview/questions.ts';
import { SUBMITTED } from '../interview/state.ts';
import { type Block, type Button, buttons, list, paragraph } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Given, Tx } from '../ports.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { subjectOf } from '../words/workstream.ts';
import { aboutOf } from './about.ts';
import type { Update } from './round.ts';

/**
 * Whoever submitted an answer that somebody else then corrects is told what changed, by whom and why: it is theirs, and
 * the draft that they would go on with says otherwise now.
 */

type About = {
  readonly programme: string;
  readonly round: string;
  readonly workstream: string;
  /** The version that they submitted. */
  readonly version: number;
};

/** For each who gave a version before: whoever made the new one knows of their own. */
export function correctionOf(programme: string, given: readonly Given[], now: Update): readonly NewDelivery[] {
  const { round, workstream } = now;
  if (round === undefined) return [];
  const before = given.filter(({ version }) => version < now.version);
  const people = [...new Set(before.map(({ answeredBy }) => answeredBy))].filter((each) => each !== now.answeredBy);
  return people.map((person) => ({
    key: `corrected/${round}/${workstream}/${now.version}/${person}`,
    kind: 'corrected',
    about: {
      programme,
      round,
      workstream,
      version: before.findLast(({ answeredBy }) => answeredBy === person)!.version,
    } satisfies About,
    reader: { person },
    urgent: false,
  }));
}

export const corrected: Kind = { compose, keepsHours: true, whenUnknown: 'repeat' };

/** More answers than these are told in messages of their own: nobody reads on, and each has its button. */
const MOST = 5;

/** From what they submitted last to what stands when it is sent: once, however often it was corrected. */
async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const waiting = await tx.deliveries.companions(delivery);
  const { person } = delivery.reader as { person: string };
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person is not there any more' };
  const answers = new Map<string, About>();
  for (const { about } of [delivery, ...waiting]) {
    const each = about as About;
    if (answers.size < MOST || answers.has(answerOf(each))) answers.set(answerOf(each), each);
  }
  const others = waiting.filter(({ about }) => answers.has(answerOf(about as About)));
  const told: Told[] = [];
  for (const each of answers.values()) {
    const one = await toldOf(tx, actor, each);
    if (one) told.push(one);
  }
  if (told.length === 0) return { cancel: 'it says what they submitted, or is not theirs to answer any more' };
  return {
    message: {
      summary: told.map(({ line }) => line).join(' '),
      blocks: [...told.flatMap(({ blocks }) => blocks), buttons(...told.map(({ button }) => button))],
    },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

const answerOf = ({ round, workstream }: About): string => `${round} ${workstream}`;

interface Told {
  readonly line: string;
  readonly blocks: readonly Block[];
  readonly button: Button;
}

async function toldOf(tx: Tx, actor: Actor, { round, workstream, version }: About): Promise<Told | undefined> {
  const reading = await tx.rounds.look({ round, workstream });
  const [was, now] = [
    await tx.updates.version(round, workstream, version),
    await tx.updates.inRound(round, workstream),
  ];
  if (!reading || !was || !now || now.answeredBy === actor.person.id) return undefined;
  if (!can(actor, 'workstream.answer', { ...subjectOf(reading.workstream), round })) return undefined;
  const about = await aboutOf(tx, actor, reading);
  const lines = differences({
    questions: questionsOf,
    about: { ...about, submitted: { on: about.today, answers: was.answers, version } },
    state: { answers: now.answers, skipped: [], at: SUBMITTED, kept: [], changes: 0 },
  });
  if (lines.length === 0) return undefined;
  const { name } = reading.workstream;
  const by = reading.names[now.answeredBy] ?? now.answeredBy;
  const rest = ` for ${nameOfPeriod(reading.round.period)}${now.reason ? `: ${ended(now.reason)}` : '.'}`;
  return {
    line: `${by} corrected your answer for ${name}.`,
    blocks: [paragraph(`${by} corrected your answer for `, { bold: name }, rest), list(lines)],
    button: { label: `Show ${name}`.slice(0, 75), say: about.words.update },
  };
}
