import type { Actor } from '../access/actor.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { type Block, buttons, list } from '../message.ts';
import type { Question, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { mayAnswer, refOf } from './question.ts';

/** A question that waits for somebody's answer. */
export interface OpenQuestion {
  readonly question: Question;
  readonly workstream: Workstream;
}

/** Questions about workstreams that they lead, are the deputy of or cover, which nobody has answered yet; oldest first. */
export async function openQuestions(tx: Tx, actor: Actor): Promise<readonly OpenQuestion[]> {
  const own = actor.roles.flatMap((each) =>
    each.role === 'lead' || each.role === 'deputy' || each.role === 'cover' ? [each.workstream] : [],
  );
  if (own.length === 0) return [];
  const questions = await tx.questions.open([...new Set(own)]);
  const programmes = [...new Set(questions.map(({ programme }) => programme))];
  const workstreams = (await Promise.all(programmes.map((each) => tx.programmes.workstreams(each, own)))).flat();
  return questions.flatMap((question) => {
    const workstream = workstreams.find(({ id }) => id === question.workstream);
    return workstream && mayAnswer(actor, workstream) ? [{ question, workstream }] : [];
  });
}

/** `One question waits for your answer.` */
export const openQuestionsLine = (open: readonly OpenQuestion[]): string =>
  open.length === 1 ? 'One question waits for your answer.' : `${open.length} questions wait for your answer.`;

/** So many are a press away; the list has all. */
const most = 5;

export const openQuestionBlocks = (open: readonly OpenQuestion[]): readonly Block[] => [
  list(
    open.map(({ question, workstream }) => [
      { bold: workstream.name },
      `: ${excerpt(question.text ?? '', 200)} (${refOf(question)})`,
    ]),
  ),
  buttons(
    ...open
      .slice(0, most)
      .map(({ question }) => ({ label: `Answer ${refOf(question)}`, say: `reply ${refOf(question)}` })),
  ),
];
