import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import { noteAsked } from '../decisions/asked.ts';
import { editPosted } from '../digest/edit.ts';
import type { About } from '../interview/about.ts';
import type { Answers } from '../interview/answers.ts';
import { type FilledIn, fillIn, openForm } from '../interview/fill-in.ts';
import { questionsOf } from '../interview/questions.ts';
import { ratingOf } from '../interview/shown.ts';
import { begin, type Input, type Stepped, step } from '../interview/step.ts';
import { formIn, type Message, sentence } from '../message.ts';
import { type AnswerAt, type InterviewReading, isSamePlace, type ReadAhead, type Tx } from '../ports.ts';
import { putToReview } from '../review/ask.ts';
import { stoodAt, tellDirector } from '../surprise/tell.ts';
import { alone, direct, type Reply } from '../words/word.ts';
import { subjectOf } from '../words/workstream.ts';
import { aboutOf, answersFor, givenIn } from './about.ts';
import { askApproval } from './approval/plan.ts';
import { isAsked } from './asked.ts';
import { type Certainty, type LateReading, lateReading, toClosed } from './closed.ts';
import { keptAfterClose } from './closed-form.ts';
import { correctionOf } from './corrected.ts';
import { askAgainOn, expectedDays } from './figures/plan.ts';
import { whatIsLeft } from './left.ts';
import { correctReadings } from './readings.ts';
import { save, type Turn } from './save.ts';
import { takeEffect } from './take-effect.ts';
import { laterTimes } from './words/later.ts';

/** What somebody said or pressed; `to` is what the button answers (interview/reference.ts). */
export type Said = Pick<Input, 'say' | 'to' | 'message'> & {
  /** They are in the middle of this very answer. What is typed always is; a button may be an old one. */
  readonly inIt?: boolean;
  /** What was read while it was found out who says this. */
  readonly ahead?: ReadAhead | undefined;
};

/** Starts an answer, or goes on where it stopped. */
export function startAnswer(tx: Tx, actor: Actor, at: AnswerAt): Promise<Reply> {
  const turn: Turn = (about, draft) => begin(questionsOf, about, draft?.state, deviceOf(actor));
  return inInterview(tx, actor, at, turn, { meant: true });
}

/** The same as a form. */
export function openAnswerForm(tx: Tx, actor: Actor, at: AnswerAt): Promise<Reply> {
  const turn: Turn = (about, draft) => {
    const state = draft?.state ?? begin(questionsOf, about).state;
    return openForm({ questions: questionsOf, about, state });
  };
  return inInterview(tx, actor, at, turn, { meant: true });
}

/** Takes one thing said in an interview. Everything it leads to is stored in this transaction. */
export async function answer(tx: Tx, actor: Actor, at: AnswerAt, { inIt, ahead, ...said }: Said): Promise<Reply> {
  const turn: Turn = (about, draft) =>
    step(questionsOf, about, draft?.state ?? begin(questionsOf, about).state, { ...said, ...deviceOf(actor) });
  const typed = said.to === undefined;
  const reply = await inInterview(tx, actor, at, turn, {
    meant: typed || inIt === true,
    inIt: typed || inIt === true,
    ...(typed ? { typed: said.say } : {}),
    ...(ahead && isSamePlace(ahead.at, at) ? { ahead: ahead.reading } : {}),
  });
  // Typed, not pressed: it was what they were in the middle of.
  if (reply.message === gone && said.to === undefined) await tx.people.setFocus(actor.person.id, undefined);
  return reply;
}

/** Takes one page of a form. */
export function answerForm(tx: Tx, actor: Actor, at: AnswerAt, filled: FilledIn, inIt = false): Promise<Reply> {
  const turn: Turn = (about, draft) => {
    const state = draft?.state ?? begin(questionsOf, about).state;
    return fillIn({ questions: questionsOf, about, state }, filled, deviceOf(actor));
  };
  return inInterview(tx, actor, at, turn, { meant: inIt, inIt, form: filled.values });
}

/** Whose conversation on which platform it is said in. */
const deviceOf = ({ via, person }: Actor) => ({ via, by: person.id });

/** One turn in an answer, for whoever may give it; all that it leads to is stored. */
export async function inInterview(
  tx: Tx,
  actor: Actor,
  at: AnswerAt,
  turn: Turn,
  { ahead, ...certainty }: Certainty & { readonly ahead?: InterviewReading } = { meant: false },
): Promise<Reply> {
  const reading = ahead ?? (await tx.rounds.interview(at));
  if (!reading) return direct(gone);
  const { round, workstream, draft } = reading;
  const { programme } = workstream;
  const action = at.part === undefined ? 'workstream.answer' : 'workstream.contribute';
  // What is sensitive leaves neither its lead nor whoever owns it.
  const subject = { ...subjectOf(workstream), round: round.id, ...(at.part === undefined ? {} : { owner: at.part }) };
  if (!can(actor, action, subject) || (at.part !== undefined && at.part !== actor.person.id))
    return { ...direct(gone), refused: { action, programme, subject: workstream.id } };
  if (round.programme !== programme || round.state === 'planned') return direct(gone);
  // A figure may become available only after its round: whoever owns it is taken at their word then too.
  const meant = certainty.meant || at.part !== undefined;
  const late = round.state === 'closed' && meant ? await lateReading(tx, reading, at.part) : undefined;
  if (round.state === 'closed' && !late) {
    const { form } = certainty;
    const sent = form && (await keptAfterClose(tx, actor, at, reading, turn, form));
    return direct(await toClosed(tx, actor, sent?.reading ?? reading, at, { ...certainty, ...sent }));
  }
  if (!late && !isAsked(reading.programme, workstream, round)) return direct(gone);
  const now = late ?? { reading, superseded: false };
  const about = await aboutOf(tx, actor, now.reading, at.part);
  const stepped = turn(about, draft);
  const saved = await save(tx, actor, at, draft, stepped, certainty.inIt === true);
  if (!saved) return inInterview(tx, actor, at, turn, certainty); // two people began it at once: the other's beginning stands
  const message = await perform(tx, actor, at, now, about, stepped);
  // A form goes where it was asked for: over the conversation, where the platform can show one there.
  return formIn(message) ? alone(message) : direct(message);
}

/** The same for what is not there and what is not theirs: whoever forges a button learns nothing of the other. */
const gone = sentence(
  'That is not there any more, or not yours to answer. “update” shows what waits for you, “help” what else you can do.',
);

/** Does what a step led to besides its message. */
async function perform(
  tx: Tx,
  actor: Actor,
  at: AnswerAt,
  now: LateReading,
  about: About,
  stepped: Stepped,
): Promise<Message> {
  const { reading } = now;
  const { done, message } = stepped;
  switch (done?.what) {
    case undefined:
    case 'delegate':
      return message;
    case 'submitted': {
      await submit(tx, actor, at, now, about, stepped.state.answers, done.reason);
      const left = await whatIsLeft(tx, actor, reading.workstream);
      return { ...message, blocks: [...message.blocks, ...left] };
    }
    case 'later': {
      if (done.stands) return message;
      // A deputy or the office helps; it is not they who are asked again.
      const isAskedThem = actor.roles.some(
        (each) =>
          (each.role === 'lead' || each.role === 'delegate' || at.part !== undefined) &&
          'workstream' in each &&
          each.workstream === at.workstream,
      );
      if (!isAskedThem) return message;
      const times = await laterTimes(tx, actor, reading.round.dueOn);
      return { ...message, blocks: [...message.blocks, ...times] };
    }
  }
}

async function submit(
  tx: Tx,
  actor: Actor,
  { part }: AnswerAt,
  { reading, superseded }: LateReading,
  about: About,
  answers: Answers,
  reason: string | undefined,
): Promise<void> {
  const { round, workstream } = reading;
  const by = actor.person.id;
  const before = givenIn(reading, part);
  // Two who say something at once are heard one after the other, so that one date is proposed at a time.
  await tx.updates.lock(workstream.id);
  if (superseded) await correctReadings(tx, workstream, before?.answers ?? {}, answers);
  const effect = superseded
    ? { before: [], proposed: [], slipped: [] }
    : await takeEffect(tx, about, answers, { by, round: round.id, before: before?.before ?? [] });
  const stood = superseded || part !== undefined ? undefined : await stoodAt(tx, workstream);
  await askApproval(tx, effect.proposed);
  const lead = part === undefined ? answersFor(actor, workstream) : undefined;
  const rating = ratingOf(answers);
  const update = await tx.updates.add({
    workstream: workstream.id,
    round: round.id,
    kind: part === undefined ? 'round' : 'figures',
    answers,
    before: effect.before,
    answeredBy: by,
    platform: actor.via,
    ...(part === undefined ? {} : { part }),
    ...(rating === undefined ? {} : { rating }),
    ...(lead === undefined ? {} : { answeredFor: lead }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (part !== undefined) await askAgainOn(tx, round, part, expectedDays(answers));
  await tx.trail.add({
    programme: round.programme,
    actor: by,
    via: actor.via,
    action: 'update.submitted',
    subject: `${round.id}:${workstream.id}`,
    ...(before ? { before: { version: before.version, answers: before.answers } } : {}),
    after: { version: update.version, answers: update.answers, ...(reason === undefined ? {} : { reason }) },
  });
  if (!superseded && (part === undefined || before)) await editPosted(tx, workstream, { before });
  if (part !== undefined) return;
  const given = before ? await tx.updates.versions(round.id, workstream.id) : [];
  await tx.deliveries.add(correctionOf(workstream.programme, given, update));
  const since = given[0]?.at;
  if (stood) await tellDirector(tx, workstream, stood, { by, answers, rating, slipped: effect.slipped, before, since });
  await noteAsked(tx, workstream.id, answers);
  const version = { workstream: workstream.id, round: round.id, version: update.version };
  await putToReview(tx, actor, { programme: reading.programme, workstream, round }, version);
}
