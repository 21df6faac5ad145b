import { theNamed } from '../interview/about.ts';
import { type Message, sentence } from '../message.ts';
import type { Question, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { workingDaysAfter } from '../rounds/approval/plan.ts';
import type { Call } from '../words/word.ts';
import { aboutOf } from './ask.ts';
import { type Destination, destinationOf, refOf } from './question.ts';

/** Working days after which the programme office is asked once more about an answer that waits for it. */
const askedAgain = 2;

/** What somebody answers a question with: it goes where they were told, or first to the programme office. */
export async function giveAnswer(
  call: Call,
  { question, workstream }: { readonly question: Question; readonly workstream: Workstream },
  text: string,
  privately: boolean,
): Promise<Message> {
  const { tx, actor } = call;
  const to = await destinationOf(tx, { ...question, privately: privately || question.privately }, workstream);
  const given = await tx.questions.change(question.id, 'open', {
    state: to.isApproved ? 'waiting' : 'answered',
    answer: text,
    answeredBy: actor.person.id,
    ...inPlaceOf(call, workstream),
    privately: question.privately || privately,
    answeredAt: tx.now,
  });
  if (!given) return sentence(`Nothing was sent: ${refOf(question)} was answered meanwhile.`);
  await note(call, given, 'question.answered', { answer: text, privately: given.privately });
  if (to.isApproved) {
    await askOffice(tx, given);
    return sentence(
      `Thank you. The programme office reads your answer to ${refOf(given)} first; once it has approved it, it ${goes(to)}.`,
    );
  }
  await post(tx, given, to);
  const gone = given.where && !given.privately && !to.group ? ' That channel is not there any more.' : '';
  return sentence(`Sent, thank you: your answer to ${refOf(given)} ${goes(to)}.${gone}`);
}

/** What becomes of it, after “your answer”. */
export const goes = ({ group }: Destination): string =>
  group
    ? `appears in the channel of ${theNamed(group.name)}, where the question was asked`
    : 'goes to whoever asked, alone';

/** In whose place they answer, who lead nothing of it themselves. */
function inPlaceOf({ actor }: Call, { id, lead }: Workstream): { readonly for?: string } {
  const cover = actor.roles.find((each) => each.role === 'cover' && each.workstream === id);
  return cover?.role === 'cover' && !lead.includes(actor.person.id) ? { for: cover.for } : {};
}

/** To the thread where it was asked, or to the asker. */
export async function post(tx: Tx, question: Question, { group }: Destination): Promise<void> {
  const { where, by } = question;
  await tx.deliveries.add([
    {
      key: `question-answered/${question.id}`,
      kind: 'question-answered',
      about: aboutOf(question),
      urgent: true,
      reader:
        group && where ? { platform: where.platform, channel: where.channel, address: where.address } : { person: by },
    },
  ]);
}

async function askOffice(tx: Tx, question: Question): Promise<void> {
  const office = (await tx.programmes.get(question.programme))?.office ?? [];
  const time = question.answeredAt?.toISOString() ?? '';
  const asked = office.map(async (person) => {
    const to = { about: { ...aboutOf(question), time }, kind: 'question-approval', reader: { person }, urgent: false };
    const key = `question-approval/${question.id}/${time}/${person}`;
    return [
      { ...to, key },
      { ...to, key: `${key}/again`, dueAt: await workingDaysAfter(tx, person, tx.now, askedAgain) },
    ];
  });
  await tx.deliveries.add((await Promise.all(asked)).flat());
}

/** Into the trail. */
export const note = (
  { tx, actor }: Call,
  question: Question,
  action: string,
  after: Readonly<Record<string, string | boolean>> = {},
): Promise<void> =>
  tx.trail.add({
    programme: question.programme,
    actor: actor.person.id,
    via: actor.via,
    action,
    subject: question.workstream,
    after: { question: refOf(question), ...after },
  });
