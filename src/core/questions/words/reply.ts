import { buttons, footnote, type Message, paragraph, quote, sentence } from '../../message.ts';
import { alone, type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { giveAnswer } from '../answer.ts';
import { type OpenQuestion, openQuestionBlocks, openQuestions, openQuestionsLine } from '../open.ts';
import { problemWith } from '../put.ts';
import { beginsWithRef, destinationOf, mayAnswer, refOf, saidToLead } from '../question.ts';

/** `reply Q12 the supplier has until 12 February`: the answer to a question, which goes where the question says. */
export const reply: Word = {
  name: 'reply',
  unlisted: true,
  usage: 'REF [privately] text',
  summary: 'answers a question about a workstream of yours',
  action: 'programme.read',
  examples: ['reply Q12 the supplier has until 12 February', 'reply Q12 privately the contract is in dispute'],
  run: async (call) => {
    const named = beginsWithRef(call.args);
    if (!named) return alone(listOf(call, await openQuestions(call.tx, call.actor)));
    const found = await meantBy(call, named.id);
    if ('refusal' in found) return found.refusal;
    return take(call, found, named.rest);
  },
  meant: async (call) => beginsWithRef(call.args) !== undefined,
};

function listOf({ args }: Call, open: readonly OpenQuestion[]): Message {
  const [first] = open;
  if (!first) return sentence('No question waits for your answer.');
  const summary = `${args === '' ? '' : 'I cannot tell which question you answer. '}${openQuestionsLine(open)}`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      ...openQuestionBlocks(open),
      footnote(`To answer, write “reply ${refOf(first.question)}” and your answer.`),
    ],
  };
}

/** A question about something of theirs; one that is not is not confirmed to be there. */
async function meantBy(call: Call, id: bigint): Promise<OpenQuestion | { readonly refusal: Reply }> {
  const { tx, actor } = call;
  const question = await tx.questions.get(id);
  const workstream = question && (await tx.programmes.workstream(question.workstream));
  if (!question || question.state === 'draft' || !workstream || !mayAnswer(actor, workstream)) {
    const there = workstream && {
      action: 'question.answer' as const,
      programme: workstream.programme,
      subject: workstream.id,
    };
    return { refusal: refusal(sentence(`There is no question Q${id} for you to answer.`), there) };
  }
  if (question.state === 'open') return { question, workstream };
  const by = question.answeredBy === undefined ? undefined : await tx.people.get(question.answeredBy);
  const office = question.state === 'waiting' ? ' The programme office has still to approve it.' : '';
  return { refusal: alone(sentence(`${refOf(question)} is answered already, by ${by?.name ?? 'somebody'}.${office}`)) };
}

/** A question that reached somebody who was in the middle of nothing: what they wrote next may be the answer. */
const perhaps = /^perhaps(?:\s+|$)/i;
const private_ = /^privately(?:[\s,:;.–—-]+|$)/i;
const send = /^send(?: it)?( privately)?[.!\s]*$/i;

async function take(call: Call, found: OpenQuestion, said: string): Promise<Reply> {
  if (perhaps.test(said)) return show(call, found, said.replace(perhaps, ''));
  const { question } = found;
  const sent = send.exec(said);
  if (sent && question.answer !== undefined)
    return alone(await giveAnswer(call, found, question.answer, sent[1] !== undefined));
  const privately = private_.test(said);
  const text = privately ? said.replace(private_, '') : said;
  if (text === '') return wanted(call, found, privately);
  const problem = problemWith(text);
  return alone(problem ? sentence(problem) : await giveAnswer(call, found, text, privately));
}

/** What they type next is the answer, and they are told before they write where it goes. */
async function wanted(call: Call, { question, workstream }: OpenQuestion, privately: boolean): Promise<Reply> {
  const { tx, actor } = call;
  const ref = refOf(question);
  await tx.people.setFocus(actor.person.id, { restOf: `reply ${ref}${privately ? ' privately' : ''}` });
  const to = await destinationOf(tx, { ...question, privately: privately || question.privately }, workstream);
  const asker = (await tx.people.get(question.by))?.name ?? question.by;
  const line = `What is your answer about ${workstream.name}? ${saidToLead(to, asker)}`;
  return direct({
    summary: line,
    blocks: [
      paragraph(line),
      quote(question.text ?? ''),
      footnote(`Write it here, or “no” to leave it for now. Later, write “reply ${ref}” and your answer.`),
    ],
  });
}

async function show(call: Call, { question, workstream }: OpenQuestion, text: string): Promise<Reply> {
  const problem = problemWith(text);
  if (problem) return alone(sentence(problem));
  const { tx } = call;
  const kept = await tx.questions.change(question.id, 'open', { answer: text });
  if (!kept) return alone(sentence(`${refOf(question)} was answered meanwhile.`));
  const to = await destinationOf(tx, kept, workstream);
  const asker = (await tx.people.get(question.by))?.name ?? question.by;
  const ref = refOf(kept);
  return alone({
    summary: `Is this your answer to ${ref}? ${saidToLead(to, asker)}`,
    blocks: [
      paragraph(`Is this your answer to ${ref}, about `, { bold: workstream.name }, '?'),
      quote(text),
      paragraph(saidToLead(to, asker)),
      buttons(
        { label: 'Send this answer', say: `reply ${ref} send`, style: 'primary' },
        ...(to.group ? [{ label: 'Send it privately', say: `reply ${ref} send privately` }] : []),
      ),
      footnote(`Nothing is sent yet. “reply ${ref} send” sends it.`),
    ],
  });
}
