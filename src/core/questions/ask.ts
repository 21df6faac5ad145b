import { askedNow, awayNow } from '../absence/asked-now.ts';
import { listed } from '../interview/about.ts';
import { type Message, sentence } from '../message.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import { hoursFor } from '../outbox/hours.ts';
import type { Question, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { workingDaysAfter } from '../rounds/approval/plan.ts';
import type { Call } from '../words/word.ts';
import { destinationOf, refOf, saidToAsker } from './question.ts';

/** Of every message about a question: its id, as text, since it is kept as JSON. */
export interface QuestionAbout {
  readonly question: string;
  readonly programme: string;
}

export const aboutOf = ({ id, programme }: Question): { question: string; programme: string } => ({
  question: String(id),
  programme,
});

/** Working days after which whoever was asked is reminded, once, and after which the asker is told that no answer came. */
const reminded = 2;
const unanswered = 4;

/** Who answers for a workstream at this moment; while all of them are away without cover, its leads, when they are back. */
async function whoAnswers(tx: Tx, { lead, deputy }: Workstream): Promise<readonly string[]> {
  const now = askedNow({ lead, deputy }, undefined, await awayNow(tx)).map(({ person }) => person);
  return now.length > 0 ? now : lead;
}

/** Sends what its asker has written: to whoever answers for the workstream, at once within their hours. */
export async function sendQuestion(
  { tx, actor }: Call,
  draft: Question,
  workstream: Workstream,
  privately: boolean,
): Promise<Message> {
  const people = (await whoAnswers(tx, workstream)).filter((each) => each !== draft.by);
  if (people.length === 0) return sentence(`Nothing was sent: you answer for ${workstream.name} yourself.`);
  const question = await tx.questions.change(draft.id, 'draft', { state: 'open', at: tx.now, privately });
  if (!question) return sentence('That question was sent already.');
  const about = aboutOf(question);
  const planned = people.map(async (person): Promise<readonly NewDelivery[]> => {
    const to = { about, reader: { person }, urgent: false };
    const begins = await hoursFor(tx, { person });
    return [
      { ...to, key: `question/${question.id}/${person}`, kind: 'question' },
      {
        ...to,
        key: `question-reminder/${question.id}/${person}`,
        kind: 'question-reminder',
        dueAt: await workingDaysAfter(tx, person, begins, reminded),
      },
    ];
  });
  await tx.deliveries.add([
    ...(await Promise.all(planned)).flat(),
    {
      key: `question-unanswered/${question.id}`,
      kind: 'question-unanswered',
      about,
      reader: { person: question.by },
      urgent: false,
      dueAt: await workingDaysAfter(tx, question.by, tx.now, unanswered),
    },
  ]);
  await tx.trail.add({
    programme: question.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'question.asked',
    subject: question.workstream,
    after: { question: refOf(question), text: question.text ?? '', asked: [...people] },
  });
  const names = listed((await tx.people.many(people)).map(({ name }) => name));
  return sentence(
    `Sent: ${names} ${people.length === 1 ? 'is' : 'are'} asked about ${workstream.name} (${refOf(question)}). ${saidToAsker(await destinationOf(tx, question, workstream))}`,
  );
}
