import type { Actor } from '../access/actor.ts';
import type { About } from '../interview/about.ts';
import { questionsOf } from '../interview/questions.ts';
import { type InterviewState, OPENING, SUBMITTED } from '../interview/state.ts';
import { begin, type Input, type Stepped, step } from '../interview/step.ts';
import { paragraph } from '../message.ts';
import type { AnswerAt, Tx } from '../ports.ts';
import type { Reply } from '../words/word.ts';
import { aboutOf } from './about.ts';
import { inInterview } from './answer.ts';
import type { Draft } from './round.ts';

/** What is said of a workstream by its name, or to the prompt itself, before anything was asked about it. */

/** Begins its answer, or goes on with it, with what was said; it says of which workstream that is. */
export function tell(tx: Tx, actor: Actor, at: AnswerAt, say: string, message?: string): Promise<Reply> {
  const input: Input = { say, via: actor.via, by: actor.person.id, ...(message === undefined ? {} : { message }) };
  const turn = (about: About, draft: Draft | undefined): Stepped => {
    const stepped = told(about, draft?.state ?? begin(questionsOf, about).state, input);
    const { summary, blocks } = stepped.message;
    const name = about.workstream.name;
    const said = { summary: `${name}: ${summary}`, blocks: [paragraph({ bold: name }), ...blocks] };
    return { ...stepped, message: said };
  };
  return inInterview(tx, actor, at, turn, { meant: true, typed: say });
}

/** In the middle of an answer too it is about the whole, and not the question that happens to be open. */
function told(about: About, state: InterviewState, input: Input): Stepped {
  if (state.at === OPENING || state.at === SUBMITTED) return step(questionsOf, about, state, input);
  return fromTheRating(about, state, input) ?? step(questionsOf, about, state, input);
}

/** Undefined: nothing in it is understood where an answer begins. */
function fromTheRating(about: About, state: InterviewState, input: Input): Stepped | undefined {
  const stepped = step(questionsOf, about, { ...state, at: 'rating' }, input);
  return stepped.done || stepped.state.answers === state.answers ? undefined : stepped;
}

/** Whether a text would begin the answer: with a rating, or what plainly answers its questions; of a part, with a figure. */
export async function wouldBegin(tx: Tx, actor: Actor, at: AnswerAt, say: string): Promise<boolean> {
  const reading = await tx.rounds.interview(at);
  if (!reading) return false;
  const about = await aboutOf(tx, actor, reading, at.part);
  const { state } = begin(questionsOf, about);
  if (at.part === undefined) return fromTheRating(about, state, { say }) !== undefined;
  const said = step(questionsOf, about, state, { say }).state;
  return said.answers !== state.answers || said.proposed !== undefined;
}
