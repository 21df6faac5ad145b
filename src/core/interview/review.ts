import {
  type Block,
  buttons,
  facts,
  footnote,
  heading,
  type Line,
  type Message,
  paragraph,
  plain,
  quote,
} from '../message.ts';
import { dayFor, whenSeen, whoSees } from './about.ts';
import { button } from './ask.ts';
import { answerTo, asked, type Interview } from './interview.ts';
import type { Note } from './note.ts';
import type { Question } from './question.ts';
import { REVIEW, SUBMITTED } from './state.ts';
import { excerpt } from './understand/wording.ts';

/** Who will see it, then the whole answer as they will: what is submitted is what stands here. */
export function review(interview: Interview, note?: Note): Message {
  const { about } = interview;
  const missing = asked(interview).filter(
    (question) => question.required && answerTo(interview, question) === undefined,
  );
  const ready = missing.length === 0;
  const title = `${about.workstream.name}, ${about.words.period}: your update`;
  return {
    summary: `${note ? `${note.summary} ` : ''}${title}, for you to check${ready ? ' and submit' : ''}.`,
    blocks: [
      ...(note?.blocks ?? []),
      heading(title),
      paragraph(whoSees(about.audience)),
      ...whole(interview),
      ...beside(interview),
      ...(ready ? [] : [paragraph(`It cannot be submitted without: ${missing.map(({ name }) => name).join(', ')}.`)]),
      buttons(
        ...(ready
          ? [button(interview, REVIEW, { label: 'Submit', say: 'Submit', style: 'primary' as const }, true)]
          : missing.map((question) => changeButton(interview, question))),
        button(interview, REVIEW, { label: 'Change something', say: 'Change something' }, true),
        button(interview, REVIEW, { label: 'Later', say: 'Later' }),
      ),
      footnote('Nothing is sent before you submit.'),
    ],
  };
}

/** What may be changed, one button each. */
export function choose(interview: Interview, note?: Note): Message {
  const line = 'What would you like to change?';
  return {
    summary: note ? `${note.summary} ${line}` : line,
    blocks: [
      ...(note?.blocks ?? []),
      paragraph({ bold: line }),
      buttons(
        ...asked(interview).map((question) => changeButton(interview, question)),
        button(interview, interview.state.at, { label: 'Go on without a change', say: 'Go on' }),
      ),
    ],
  };
}

/** The answer as it was submitted, for who comes back to it. */
export function submitted(interview: Interview, note?: Note): Message {
  const { about } = interview;
  const on = about.submitted ? ` on ${dayFor(about, about.submitted.on)}` : '';
  const line = `${about.workstream.name} was submitted${on}.`;
  return {
    summary: note ? `${note.summary} ${line}` : line,
    blocks: [
      ...(note?.blocks ?? []),
      heading(`${about.workstream.name}, ${about.words.period}`),
      paragraph(line, until(interview)),
      ...whole(interview),
      ...beside(interview),
      buttons(button(interview, SUBMITTED, { label: 'Change something', say: 'Change something' })),
    ],
  };
}

/** What is said at the moment of submitting: who reads it when, and how to change it. */
export function thanks(interview: Interview): Message {
  const { about } = interview;
  const line = ['Submitted, thank you.', whenSeen(about.audience)].filter(Boolean).join(' ');
  return {
    summary: `${about.workstream.name}: ${line}`,
    blocks: [
      paragraph(
        { bold: about.workstream.name },
        `: ${line}`,
        until(interview),
        ` Type “${about.words.update}” for that.`,
      ),
      buttons(button(interview, SUBMITTED, { label: 'Change something', say: 'Change something' })),
    ],
  };
}

function until({ about }: Interview): string {
  const { closesOn } = about.round;
  return ` You can change it until the round closes${closesOn ? ` on ${dayFor(about, closesOn)}` : ''}.`;
}

const changeButton = (interview: Interview, { key, called }: Question) => {
  const label = `Change ${called[0]}`;
  return button(interview, key, { label, say: label });
};

/** Short answers as facts, long ones set apart below their label; in the order of the questions, nothing left out. */
function whole(interview: Interview): readonly Block[] {
  const blocks: Block[] = [];
  let short: { label: string; value: Line }[] = [];
  const flush = () => {
    if (short.length > 0) blocks.push(facts(short));
    short = [];
  };
  for (const question of asked(interview)) {
    const answer = answerTo(interview, question);
    const value = answer === undefined ? [missing(interview, question)] : question.show(answer, interview.about);
    const text = plain(value);
    if (text.length <= 300 && !text.includes('\n')) short.push({ label: question.name, value });
    else {
      flush();
      blocks.push(paragraph({ bold: question.name }), quote(text));
    }
  }
  flush();
  return blocks;
}

const missing = ({ state }: Interview, { key }: Question): string =>
  state.skipped.includes(key) ? 'skipped' : 'not answered';

/** How many of the texts that are in no answer are shown; the draft keeps them all. */
const BESIDE = 3;

function beside({ state }: Interview): readonly Block[] {
  if (state.kept.length === 0) return [];
  const shown = state.kept.slice(-BESIDE);
  const more = state.kept.length - shown.length;
  return [
    paragraph(
      `You also wrote, and it is kept with your draft but not part of the update${more ? ` (and ${more} more)` : ''}:`,
    ),
    ...shown.map(({ text }) => quote(excerpt(text.trim(), 300))),
  ];
}
