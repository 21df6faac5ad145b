import { buttons, type Line, list, type Message, paragraph, plain } from '../message.ts';
import { button } from './ask.ts';
import { answerTo, type Interview } from './interview.ts';
import { readFrom } from './read-anew.ts';
import { excerpt } from './understand/wording.ts';

/** They took back a message that was taken as an answer: nothing changes, and it is said what stands. */
export function deleted(interview: Interview, message: string): Message | undefined {
  const questions = readFrom(interview, message).filter((question) => answerTo(interview, question) !== undefined);
  if (questions.length === 0) return undefined;
  const { about } = interview;
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
