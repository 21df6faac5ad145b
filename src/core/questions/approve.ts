import { can } from '../access/can.ts';
import { type Message, sentence } from '../message.ts';
import type { Question } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { alone, type Call, direct, type Reply, refusal } from '../words/word.ts';
import { goes, note, post } from './answer.ts';
import { aboutOf } from './ask.ts';
import { problemWith } from './put.ts';
import { beginsWithRef, destinationOf, refOf } from './question.ts';

/**
 * What `approve Q12` and `return Q12 reason` do: the programme office lets an answer go to those who get approved content
 * only, or gives it back to be worded otherwise. Undefined: it is about something else.
 */
export async function decideAnswer(call: Call, word: 'approve' | 'return'): Promise<Reply | undefined> {
  const named = beginsWithRef(call.args);
  if (!named) return undefined;
  const question = await call.tx.questions.get(named.id);
  const workstream = question && (await call.tx.programmes.workstream(question.workstream));
  const { id: subject, programme } = workstream ?? {};
  if (!question || !workstream || !can(call.actor, 'question.approve', { programme: workstream.programme }))
    return refusal(
      sentence(`There is no answer Q${named.id} that waits for you.`),
      programme !== undefined && subject !== undefined ? { action: 'question.approve', programme, subject } : undefined,
    );
  if (question.state !== 'waiting')
    return alone(sentence(`${refOf(question)} waits for nobody’s approval${standsAs(question)}.`));
  if (word === 'approve') return alone(await approve(call, question, workstream));
  if (named.rest === '') {
    await call.tx.people.setFocus(call.actor.person.id, { restOf: `return ${refOf(question)}` });
    return direct(
      sentence(`Why does it go back? Write the reason here, or “return ${refOf(question)}” and the reason.`),
    );
  }
  return alone(await giveBack(call, question, named.rest));
}

const standsAs = ({ state }: Question): string =>
  state === 'open' ? ': it is not answered yet' : state === 'answered' ? ': its answer was sent' : '';

async function approve(call: Call, question: Question, workstream: Workstream): Promise<Message> {
  const { tx, actor } = call;
  const approved = await tx.questions.change(question.id, 'waiting', {
    state: 'answered',
    approvedBy: actor.person.id,
  });
  if (!approved) return sentence(`${refOf(question)} was decided meanwhile.`);
  await note(call, approved, 'question.approved');
  const to = await destinationOf(tx, approved, workstream);
  await post(tx, approved, to);
  return sentence(`Approved: the answer to ${refOf(question)} ${goes(to)}.`);
}

async function giveBack(call: Call, question: Question, reason: string): Promise<Message> {
  const problem = problemWith(reason);
  if (problem) return sentence(problem);
  const { tx } = call;
  const back = await tx.questions.change(question.id, 'waiting', { state: 'open' });
  if (!back) return sentence(`${refOf(question)} was decided meanwhile.`);
  await note(call, back, 'question.returned', { reason });
  const person = back.answeredBy;
  if (person !== undefined)
    await tx.deliveries.add([
      {
        key: `question-returned/${back.id}/${tx.now.toISOString()}`,
        kind: 'question-returned',
        about: { ...aboutOf(back), reason },
        reader: { person },
        urgent: false,
      },
    ]);
  return sentence(`Returned: whoever answered ${refOf(question)} is told, and may answer it anew.`);
}
