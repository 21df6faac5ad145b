import { programmesOf } from '../../access/can.ts';
import { sentence } from '../../message.ts';
import type { Question } from '../../ports.ts';
import type { Workstream } from '../../programme/nouns.ts';
import { oversees } from '../../rounds/audience.ts';
import { mayRead } from '../../rounds/reading.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../../words/word.ts';
import { beginsWithWorkstream, subjectOf, workstreamNamed } from '../../words/workstream.ts';
import { sendQuestion } from '../ask.ts';
import { beforeSending, problemWith, whichWorkstream, wordsWanted } from '../put.ts';
import { beginsWithRef, destinationOf, mayAsk } from '../question.ts';

/** `ask ict what is the supplier waiting for?`: a question to whoever leads it, which says first where the answer will appear. */
export const ask: Word = {
  name: 'ask',
  usage: '[WORKSTREAM] [question]',
  summary: 'asks whoever leads a workstream a question; the answer comes back to where you asked',
  action: 'question.ask',
  examples: ['ask', 'ask ict what is the security review waiting for?'],
  run: async (call) => {
    if (call.args === '') return which(call);
    const named = beginsWithRef(call.args);
    if (named) return goOn(call, named.id, named.rest);
    const { typed, rest, meant } = await beginsWithWorkstream(call, 'question.ask');
    const found = meant
      ? { workstream: meant }
      : await workstreamNamed(call, typed, 'question.ask', (id) => `ask ${id}`);
    return 'refusal' in found ? found.refusal : begin(call, found.workstream, rest);
  },
  fill: async (call, values) => {
    const named = beginsWithRef(call.args);
    const found = named && (await draftOf(call, named.id));
    if (!found) return alone(gone);
    const { question: text = '', where } = values;
    return take(call, found, text, where === 'privately');
  },
  meant: async (call) =>
    beginsWithRef(call.args) !== undefined || (await beginsWithWorkstream(call, 'question.ask')).meant !== undefined,
};

const gone = sentence('That question is not there any more, or was sent. “ask” begins another.');

/** Those that the group in whose channel they are oversees; elsewhere all that they may ask about. */
async function which(call: Call): Promise<Reply> {
  const all = await Promise.all(programmesOf(call.actor).map((each) => call.tx.programmes.workstreams(each)));
  const mine = all.flat().filter((each) => mayAsk(call.actor, each));
  const { group } = call;
  const ofGroup = group ? mine.filter((each) => oversees(group, each)) : mine;
  const [only, ...others] = ofGroup.length > 0 ? ofGroup : mine;
  return only && others.length === 0 ? begin(call, only, '') : alone(whichWorkstream(only ? [only, ...others] : []));
}

/** A question is kept from here on with the thread in which it was begun: a form or a chat tells no thread later. */
async function begin(call: Call, workstream: Workstream, text: string): Promise<Reply> {
  const { tx, actor, group, thread } = call;
  if (!mayAsk(actor, workstream)) return refused(workstream);
  const isThere = group && thread && mayRead(group, workstream);
  const question = await tx.questions.begin({
    programme: workstream.programme,
    workstream: workstream.id,
    by: actor.person.id,
    ...(isThere ? { where: { group: group.id, ...thread } } : {}),
  });
  return text === '' ? wanted(call, { question, workstream }) : show(call, { question, workstream }, text);
}

interface Drafted {
  readonly question: Question;
  readonly workstream: Workstream;
}

/** What they type next in the direct message is the question; in a channel they say which it is. */
async function wanted(call: Call, { question, workstream }: Drafted): Promise<Reply> {
  if (!call.thread) await call.tx.people.setFocus(call.actor.person.id, { restOf: `ask Q${question.id}` });
  return alone(wordsWanted(question, workstream, await destinationOf(call.tx, question, workstream)));
}

async function show(call: Call, { question, workstream }: Drafted, text: string): Promise<Reply> {
  const problem = problemWith(text);
  if (problem) return alone(sentence(problem));
  const written = await call.tx.questions.change(question.id, 'draft', { text });
  if (!written) return alone(gone);
  return alone(beforeSending(written, workstream, await destinationOf(call.tx, written, workstream)));
}

/** One of their own that they have not sent. */
async function draftOf({ tx, actor }: Call, id: bigint): Promise<Drafted | undefined> {
  const question = await tx.questions.get(id);
  const workstream = question && (await tx.programmes.workstream(question.workstream));
  if (!question || !workstream || question.by !== actor.person.id || question.state !== 'draft') return undefined;
  return { question, workstream };
}

async function goOn(call: Call, id: bigint, rest: string): Promise<Reply> {
  const found = await draftOf(call, id);
  if (!found) return alone(gone);
  const said = /^(send(?: it)?|yes|privately)[.!\s]*$/i.exec(rest)?.[1]?.toLowerCase();
  if (said === undefined) return rest === '' ? wanted(call, found) : show(call, found, rest);
  const { text } = found.question;
  return text === undefined ? wanted(call, found) : take(call, found, text, said === 'privately');
}

/** Sends it, if it is one; rights may have changed since it was begun. */
async function take(call: Call, found: Drafted, text: string, privately: boolean): Promise<Reply> {
  const { question, workstream } = found;
  if (!mayAsk(call.actor, workstream)) return refused(workstream);
  const problem = problemWith(text);
  if (problem)
    return alone(
      wordsWanted(question, workstream, await destinationOf(call.tx, question, workstream), { problem, text }),
    );
  const written = question.text === text ? question : await call.tx.questions.change(question.id, 'draft', { text });
  return alone(written ? await sendQuestion(call, written, workstream, privately) : gone);
}

const refused = (workstream: Workstream): Reply =>
  refusal(
    sentence(
      `You cannot ask about ${workstream.name}: members of a group that oversees it do, and the director whom it has.`,
    ),
    { action: 'question.ask', programme: subjectOf(workstream).programme, subject: workstream.id },
  );
