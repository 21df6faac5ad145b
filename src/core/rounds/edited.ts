import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import type { About } from '../interview/about.ts';
import { deleted as deletedFrom } from '../interview/deleted.ts';
import { edited as editedIn } from '../interview/edited.ts';
import { questionsOf } from '../interview/questions.ts';
import type { AnswerAt, Focus, Tx } from '../ports.ts';
import { deletedNews, editedNews } from '../touch/edited.ts';
import { direct, type Reply } from '../words/word.ts';
import { subjectOf } from '../words/workstream.ts';
import { aboutOf } from './about.ts';
import { inInterview } from './answer.ts';
import type { Draft } from './round.ts';

/**
 * A message of theirs was edited: where it was taken as an answer, the edit is one too. Undefined: it was none, and there
 * is nothing to say. `focus`: what they are in the middle of.
 */
export async function edited(
  tx: Tx,
  actor: Actor,
  edit: { readonly message: string; readonly text: string },
  focus: Focus | undefined,
): Promise<Reply | undefined> {
  const at = await tx.rounds.draftOfMessage(actor.person.id, edit.message, answerIn(focus));
  if (!at) return editedNews(tx, actor, edit);
  const here = isHere(focus, at);
  const turn = (about: About, draft: Draft | undefined) =>
    editedIn({ questions: questionsOf, about, state: draft!.state }, edit, here);
  return inInterview(tx, actor, at, turn, { meant: here, inIt: here });
}

/** The answer that they are in the middle of: it may be the late correction of a closed one. */
const answerIn = (focus: Focus | undefined): AnswerAt | undefined => (focus && 'round' in focus ? focus : undefined);

const isHere = (focus: Focus | undefined, at: AnswerAt): boolean =>
  focus !== undefined &&
  'round' in focus &&
  focus.round === at.round &&
  focus.workstream === at.workstream &&
  focus.part === at.part;

/** A message of theirs was deleted: nothing changes, and where it was an answer it is said that it stands. */
export async function deleted(
  tx: Tx,
  actor: Actor,
  message: string,
  focus: Focus | undefined,
): Promise<Reply | undefined> {
  const at = await tx.rounds.draftOfMessage(actor.person.id, message, answerIn(focus));
  if (!at) {
    const news = await deletedNews(tx, actor, message);
    return news && direct(news);
  }
  const reading = await tx.rounds.interview(at);
  if (!reading?.draft) return undefined;
  const action = at.part === undefined ? 'workstream.answer' : 'workstream.contribute';
  const owner = at.part === undefined ? {} : { owner: at.part };
  const subject = { ...subjectOf(reading.workstream), round: at.round, ...owner };
  if (!can(actor, action, subject)) return undefined;
  const about = await aboutOf(tx, actor, reading, at.part);
  const said = deletedFrom({ questions: questionsOf, about, state: reading.draft.state }, message);
  return said && direct(said);
}
