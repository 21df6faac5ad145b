import { can } from '../access/can.ts';
import { theNamed } from '../interview/about.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { buttons, footnote, type Message, paragraph, quote } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Question, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { subjectOf } from '../words/workstream.ts';
import type { QuestionAbout } from './ask.ts';
import { destinationOf, mayAnswer, refOf, saidToLead } from './question.ts';

/** Everything that is sent about a question. */

const kept = { keepsHours: true, whenUnknown: 'repeat' } as const;

/** To whoever answers. */
export const question: Kind = { ...kept, compose: (tx, delivery) => composeAsked(tx, delivery, false) };
/** To them once more. */
export const questionReminder: Kind = { ...kept, compose: (tx, delivery) => composeAsked(tx, delivery, true) };

/** To the thread where it was asked, or to the asker alone. A second one there would be read by a whole group. */
export const questionAnswered: Kind = {
  keepsHours: true,
  whenUnknown: 'ask-office',
  compose: async (tx, delivery) => {
    const found = await read(tx, delivery);
    if (found?.question.state !== 'answered') return gone;
    const asker = 'person' in delivery.reader ? await tx.people.actor(delivery.reader.person, 'schedule') : undefined;
    if ('person' in delivery.reader && !(asker && can(asker, 'workstream.read', subjectOf(found.workstream))))
      return { cancel: 'whoever asked may not read of that workstream any more' };
    return { message: await answeredMessage(tx, found) };
  },
};

/** To the asker: that nobody has answered. */
export const questionUnanswered: Kind = {
  ...kept,
  compose: async (tx, delivery) => {
    const found = await read(tx, delivery);
    if (found?.question.state !== 'open') return { cancel: 'it is answered' };
    const { question: asked, workstream } = found;
    const line = `No answer has come yet to your question about ${workstream.name} (${refOf(asked)}).`;
    return {
      message: {
        summary: line,
        blocks: [
          paragraph(line),
          quote(asked.text ?? ''),
          footnote(
            'It stays open, and an answer still comes to where you asked. Its director or the programme office can say more.',
          ),
        ],
      },
    };
  },
};

/** To the programme office: an answer for those who get approved content only. */
export const questionApproval: Kind = {
  ...kept,
  compose: async (tx, delivery) => {
    const found = await read(tx, delivery);
    const { time } = delivery.about as unknown as { readonly time: string };
    if (found?.question.state !== 'waiting' || found.question.answeredAt?.toISOString() !== time)
      return { cancel: 'it is decided' };
    return { message: await approvalMessage(tx, found) };
  },
};

/** To whoever answered: that the programme office asks for other words. */
export const questionReturned: Kind = {
  ...kept,
  compose: async (tx, delivery) => {
    const found = await read(tx, delivery);
    if (found?.question.state !== 'open') return { cancel: 'it was answered anew' };
    const { question: asked, workstream } = found;
    const { reason } = delivery.about as unknown as { readonly reason: string };
    const line = `Your answer to ${refOf(asked)} about ${workstream.name} came back from the programme office.`;
    return {
      message: {
        summary: line,
        blocks: [
          paragraph(line),
          quote(reason),
          paragraph('The question was:'),
          quote(asked.text ?? ''),
          answerIt(asked),
        ],
      },
    };
  },
};

interface Found {
  readonly question: Question;
  readonly workstream: Workstream;
}

const gone = { cancel: 'it is not there any more' };

async function read(tx: Tx, { about }: Delivery): Promise<Found | undefined> {
  const question = await tx.questions.get(BigInt((about as unknown as QuestionAbout).question));
  const workstream = question && (await tx.programmes.workstream(question.workstream));
  return workstream && { question, workstream };
}

const answerIt = (asked: Question) =>
  buttons({ label: `Answer ${refOf(asked)}`, say: `reply ${refOf(asked)}`, style: 'primary' });

async function nameOf(tx: Tx, person: string | undefined): Promise<string> {
  if (person === undefined) return 'Nobody';
  return (await tx.people.get(person))?.name ?? person;
}

/**
 * Somebody who is in the middle of no answer may simply write, since this is the last thing that was asked of them; what
 * they write is then shown before it goes.
 */
async function composeAsked(tx: Tx, delivery: Delivery, isReminder: boolean): Promise<Composed> {
  const { person } = delivery.reader as { person: string };
  const [found, actor] = [await read(tx, delivery), await tx.people.actor(person, 'schedule')];
  if (found?.question.state !== 'open') return { cancel: 'it is answered' };
  if (!actor || !mayAnswer(actor, found.workstream)) return { cancel: 'somebody else answers for it now' };
  const { question: asked, workstream } = found;
  const cover = actor.roles.find((each) => each.role === 'cover' && each.workstream === workstream.id);
  const lead = cover?.role === 'cover' ? await nameOf(tx, cover.for) : undefined;
  return {
    message: await askedMessage(tx, found, isReminder, lead),
    keep: async (tx) => {
      const focus = await tx.people.focus(person);
      if (focus === undefined || 'newsOf' in focus)
        await tx.people.setFocus(person, { restOf: `reply ${refOf(asked)} perhaps` });
    },
  };
}

async function askedMessage(
  tx: Tx,
  { question: asked, workstream }: Found,
  isReminder: boolean,
  lead: string | undefined,
): Promise<Message> {
  const asker = await nameOf(tx, asked.by);
  const group = asked.where && (await tx.programmes.group(asked.where.group));
  const from = group ? `${asker}, in ${theNamed(group.name)},` : asker;
  const to = await destinationOf(tx, asked, workstream);
  const ref = refOf(asked);
  const line = `${from} asks about ${workstream.name}:`;
  return {
    summary: `${isReminder ? 'Still open: ' : ''}${line} ${excerpt(asked.text ?? '', 120)}`,
    blocks: [
      ...(isReminder ? [paragraph('This question still waits for an answer.')] : []),
      paragraph(
        { person: asker },
        group ? `, in ${theNamed(group.name)}, asks about ` : ' asks about ',
        { bold: workstream.name },
        ':',
      ),
      quote(asked.text ?? ''),
      paragraph(saidToLead(to, asker)),
      answerIt(asked),
      ...(lead === undefined ? [] : [footnote(`${lead} is away, so I ask you in their place.`)]),
      footnote(
        to.group
          ? `Or write “reply ${ref}” and your answer. “reply ${ref} privately” and your answer goes to ${asker} alone.`
          : `Or write “reply ${ref}” and your answer.`,
      ),
    ],
  };
}

async function answeredMessage(tx: Tx, { question: asked, workstream }: Found): Promise<Message> {
  const { isApproved } = await destinationOf(tx, asked, workstream);
  const [asker, who] = [await nameOf(tx, asked.by), await nameOf(tx, asked.answeredBy)];
  // Who is away is told to officers.
  const lead = asked.for === undefined || isApproved ? '' : ` for ${await nameOf(tx, asked.for)}`;
  return {
    summary: `Answer about ${workstream.name}: ${excerpt(asked.answer ?? '', 200)}`,
    blocks: [
      paragraph({ bold: workstream.name }, ': ', { person: asker }, ' asked'),
      quote(asked.text ?? ''),
      paragraph({ person: who }, `${lead} answers`),
      quote(asked.answer ?? ''),
    ],
  };
}

async function approvalMessage(tx: Tx, found: Found): Promise<Message> {
  const { question: asked, workstream } = found;
  const to = await destinationOf(tx, asked, workstream);
  const [asker, who] = [await nameOf(tx, asked.by), await nameOf(tx, asked.answeredBy)];
  const ref = refOf(asked);
  const goes = to.group ? `appears in the channel of ${theNamed(to.group.name)}` : `goes to ${asker} alone`;
  return {
    summary: `An answer about ${workstream.name} waits for you (${ref}).`,
    blocks: [
      paragraph({ bold: workstream.name }, ': ', { person: asker }, ' asked'),
      quote(asked.text ?? ''),
      paragraph({ person: who }, ' answers'),
      quote(asked.answer ?? ''),
      paragraph(`Whoever reads it gets approved content only: once you approve it, it ${goes}.`),
      buttons(
        { label: `Approve ${ref}`, say: `approve ${ref}`, style: 'primary' },
        { label: `Return ${ref} …`, say: `return ${ref}` },
      ),
      footnote(`Or write “approve ${ref}”, or “return ${ref}” and the reason.`),
    ],
  };
}
