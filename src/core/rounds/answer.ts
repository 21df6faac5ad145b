import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { About } from '../interview/about.ts';
import { questions } from '../interview/questions.ts';
import { ratingOf } from '../interview/shown.ts';
import { begin, type Stepped, step } from '../interview/step.ts';
import { type Message, sentence } from '../message.ts';
import type { Focus, Tx, WorkstreamInFull } from '../ports.ts';
import { direct, type Reply } from '../words/word.ts';
import { subjectOf } from '../words/workstream.ts';
import { aboutOf } from './about.ts';
import { isAsked } from './asked.ts';
import { whatIsLeft } from './left.ts';
import type { Draft, Round } from './round.ts';

/** What somebody said or pressed; `to` is what the button answers (interview/reference.ts). */
export interface Said {
  readonly say: string;
  readonly to?: string;
}

/** Starts an answer, or goes on where it stopped. */
export function startAnswer(tx: Tx, actor: Actor, at: Focus): Promise<Reply> {
  return inInterview(tx, actor, at, (about, draft) => begin(questions, about, draft?.state));
}

/** Takes one thing said in an interview. Everything it leads to is stored in this transaction. */
export async function answer(tx: Tx, actor: Actor, at: Focus, said: Said): Promise<Reply> {
  const reply = await inInterview(tx, actor, at, (about, draft) =>
    step(questions, about, draft?.state ?? begin(questions, about).state, said),
  );
  // Typed, not pressed: it was what they were in the middle of.
  if (reply.message === gone && said.to === undefined) await tx.people.setFocus(actor.person.id, undefined);
  return reply;
}

type Turn = (about: About, draft: Draft | undefined) => Stepped;

async function inInterview(tx: Tx, actor: Actor, at: Focus, turn: Turn): Promise<Reply> {
  const reading = await tx.rounds.interview(at);
  if (!reading) return direct(gone);
  const { round, workstream, draft } = reading;
  const { programme } = workstream;
  if (!can(actor, 'workstream.answer', subjectOf(workstream)))
    return { ...direct(gone), refused: { action: 'workstream.answer', programme, subject: workstream.id } };
  if (round.programme !== programme || round.state === 'planned') return direct(gone);
  if (round.state === 'closed') return direct(await closed(tx, actor, round, workstream));
  if (!isAsked(reading.programme, workstream, round)) return direct(gone);
  const stepped = turn(await aboutOf(tx, actor, reading), draft);
  const saved = await save(tx, actor, round, workstream, draft, stepped);
  if (!saved) return inInterview(tx, actor, at, turn); // two people began it at once: the other's beginning stands
  if (stepped.done !== 'submitted') return direct(stepped.message);
  await submit(tx, actor, round, workstream, stepped);
  const left = await whatIsLeft(tx, actor, workstream);
  return direct({ ...stepped.message, blocks: [...stepped.message.blocks, ...left] });
}

/** The same for what is not there and what is not theirs: whoever forges a button learns nothing of the other. */
const gone = sentence(
  'That is not there any more, or not yours to answer. “update” shows what waits for you, “help” what else you can do.',
);

async function save(
  tx: Tx,
  actor: Actor,
  round: Round,
  workstream: WorkstreamInFull,
  draft: Draft | undefined,
  { state, done }: Stepped,
): Promise<boolean> {
  const at = { round: round.id, workstream: workstream.id };
  const by = actor.person.id;
  if (!(await tx.rounds.saveDraft({ ...at, state, revision: draft?.revision ?? 0, by }))) return false;
  await tx.people.setFocus(by, done ? undefined : at);
  const changed = Object.keys(state.answers).filter(
    (key) => JSON.stringify(state.answers[key]) !== JSON.stringify(draft?.state.answers[key]),
  );
  if (changed.length === 0 && draft) return true;
  // Which questions, not what was said: a draft is shown to nobody but its people.
  await tx.trail.add({
    programme: round.programme,
    actor: by,
    via: actor.via,
    action: draft ? 'draft.changed' : 'draft.begun',
    subject: `${round.id}:${workstream.id}`,
    after: { questions: changed },
  });
  return true;
}

async function submit(
  tx: Tx,
  actor: Actor,
  round: Round,
  workstream: WorkstreamInFull,
  { state }: Stepped,
): Promise<void> {
  const before = (await tx.updates.ofRound(round.id)).find((update) => update.workstream === workstream.id);
  const lead = workstream.lead.includes(actor.person.id) ? undefined : workstream.lead[0];
  const rating = ratingOf(state.answers);
  const update = await tx.updates.add({
    workstream: workstream.id,
    round: round.id,
    kind: 'round',
    answers: state.answers,
    answeredBy: actor.person.id,
    platform: actor.via,
    ...(rating === undefined ? {} : { rating }),
    ...(lead === undefined ? {} : { answeredFor: lead }),
  });
  await tx.trail.add({
    programme: round.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'update.submitted',
    subject: `${round.id}:${workstream.id}`,
    ...(before ? { before: { version: before.version, answers: before.answers } } : {}),
    after: { version: update.version, answers: update.answers },
  });
}

/** A button of an old round: which one, and what to do instead. */
async function closed(tx: Tx, actor: Actor, round: Round, workstream: WorkstreamInFull): Promise<Message> {
  await tx.people.setFocus(actor.person.id, undefined);
  const on = round.closedAt
    ? ` on ${sayDay(localDateOf(round.closedAt, actor.person.timeZone), localDateOf(tx.now, actor.person.timeZone))}`
    : '';
  const [open] = await tx.rounds.open([round.programme]);
  const summary = `That belongs to the update for ${round.period.label}, which closed${on}, so nothing was changed.`;
  if (!open) return sentence(summary);
  const say = `update ${workstream.id}`;
  return {
    summary,
    blocks: [
      { kind: 'paragraph', line: [summary, ' Your current one:'] },
      { kind: 'buttons', buttons: [{ label: `${workstream.name}, ${open.period.label}`, say }] },
    ],
  };
}
