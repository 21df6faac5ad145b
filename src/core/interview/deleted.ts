import { buttons, type Line, list, type Message, paragraph, plain, quote } from '../message.ts';
import { button } from './ask.ts';
import { answerTo, type Interview } from './interview.ts';
import { readFrom } from './read-anew.ts';
import { excerpt } from './understand/wording.ts';

/** They took back a message that was taken as an answer: nothing changes, and it is said what stands. */
export function deleted(interview: Interview, message: string): Message | undefined {
  const questions = readFrom(interview, message).filter((question) => answerTo(interview, question) !== undefined);
  const { about, state } = interview;
  const kept = state.kept.filter((each) => each.message === message);
  if (questions.length === 0 && kept.length > 0) {
    const line = 'You deleted a message of yours; its words stay with your draft, and are no part of the update:';
    return { summary: line, blocks: [paragraph(line), ...kept.map(({ text }) => quote(excerpt(text.trim(), 300)))] };
  }
  if (questions.length === 0) return undefined;
  const stands = questions.map((question): Line => {
    const text = plain(question.show(answerTo(interview, question)!, about));
    return [{ bold: question.name }, `: ${excerpt(text, 200)}`];
  });
  const line = `You deleted a message of yours; what I had read from it stays in the answer for ${about.workstream.name}:`;
  return {
    summary: `${line} ${stands.map(plain).join('; ')}`,
    blocks: [
      paragraph(line),
      list(stands),
      buttons(
        ...questions.slice(0, 5).map(({ key, called }) => {
          const label = `Change ${called[0]}`;
          return button(interview, key, { label, say: label });
        }),
      ),
    ],
  };
}
