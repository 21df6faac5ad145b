import { theNamed } from '../interview/about.ts';
import { TEXT_LIMIT } from '../interview/understand/text.ts';
import { countCharacters } from '../interview/understand/wording.ts';
import { buttons, type Field, footnote, form, type Message, paragraph, quote, sentence } from '../message.ts';
import type { Question } from '../ports.ts';
import { keyOf, type Workstream } from '../programme/nouns.ts';
import { type Destination, refOf, saidToAsker } from './question.ts';

/** How a question is put to paper: which workstream, which words, and where the answer will appear. */

/** So many workstreams are a press away; every other is named. */
const most = 8;

export function whichWorkstream(workstreams: readonly Workstream[]): Message {
  const [first] = workstreams;
  if (!first) return sentence('There is no workstream that you could ask about.');
  const question = 'About which workstream would you like to ask?';
  const more = workstreams.length > most ? `${workstreams.length - most} more can be asked about. ` : '';
  return {
    summary: question,
    blocks: [
      paragraph(question),
      buttons(
        ...workstreams.slice(0, most).map(({ id, name }) => ({
          label: `Ask about ${name}`.slice(0, 75),
          say: `ask ${id}`,
          opens: 'form' as const,
        })),
      ),
      footnote(`${more}Or write “ask ${keyOf(first.id)}” and your question.`),
    ],
  };
}

const whereField = (group: string): Field => ({
  name: 'where',
  label: 'Where should the answer appear?',
  input: 'choice',
  choices: [
    { label: `Where ${theNamed(group)} reads it`, say: 'here' },
    { label: 'Only to me', say: 'privately' },
  ],
  value: 'here',
  required: true,
});

/** Asks for the words; whoever types them in our direct message need not fill in anything. */
export function wordsWanted(
  question: Question,
  workstream: Workstream,
  to: Destination,
  wrong?: { readonly problem: string; readonly text: string },
): Message {
  const ref = refOf(question);
  return {
    summary: `What would you like to ask about ${workstream.name}? ${saidToAsker(to)}`,
    blocks: [
      form({
        to: `ask ${ref}`,
        title: `A question about ${workstream.name}`,
        intro: [saidToAsker(to)],
        fields: [
          {
            name: 'question',
            label: 'Your question',
            input: 'lines',
            required: true,
            ...(wrong ? { value: wrong.text, error: wrong.problem } : {}),
          },
          ...(to.group ? [whereField(to.group.name)] : []),
        ],
        send: 'Send the question',
      }),
      footnote(`Or write “ask ${ref}” and your question.`),
    ],
  };
}

/** Shows what would be sent, and says where the answer appears, before it goes. */
export function beforeSending(question: Question, workstream: Workstream, to: Destination): Message {
  const ref = refOf(question);
  return {
    summary: `Your question about ${workstream.name}. ${saidToAsker(to)}`,
    blocks: [
      paragraph('Your question about ', { bold: workstream.name }, ':'),
      quote(question.text ?? ''),
      paragraph(saidToAsker(to)),
      buttons(
        { label: 'Send the question', say: `ask ${ref} send`, style: 'primary' },
        ...(to.group ? [{ label: 'Send it, answer only to me', say: `ask ${ref} privately` }] : []),
      ),
      footnote(`Nothing is sent yet. Write “ask ${ref} send” to send it, or “ask ${ref}” and other words.`),
    ],
  };
}

/** What is wrong with it as a question or an answer; undefined: nothing. */
export function problemWith(text: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'I found no words in that. You could write a sentence or two.';
  if (countCharacters(text) > TEXT_LIMIT) return 'That is longer than a page. You could write the point of it.';
  return undefined;
}
