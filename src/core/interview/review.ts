import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import {
  type Block,
  type Button,
  buttons,
  footnote,
  heading,
  type Line,
  list,
  type Message,
  paragraph,
  plain,
  quote,
} from '../message.ts';
import { type About, dayFor, whenSeen, whoSees } from './about.ts';
import { button, formButton } from './ask.ts';
import { differences, isChanged } from './differences.ts';
import { answerTo, asked, type Interview, isHidden } from './interview.ts';
import type { Note } from './note.ts';
import type { Question } from './question.ts';
import { awaitsApproval } from './questions/milestones.ts';
import { saidElsewhere } from './said-elsewhere.ts';
import { REVIEW, SUBMITTED } from './state.ts';
import { excerpt } from './understand/wording.ts';
import { whole } from './whole.ts';

/** Who will see it, then the whole answer as they will: what is submitted is what stands here. */
export function review(interview: Interview, note?: Note): Message {
  const { about } = interview;
  const missing = asked(interview).filter(
    (question) => question.required && answerTo(interview, question) === undefined,
  );
  const ready = missing.length === 0;
  const waits = awaitsApproval(about, interview.state.answers);
  const title = `${about.workstream.name}, ${about.words.period}: your update`;
  return {
    summary: `${note ? `${note.summary} ` : ''}${title}, for you to check${ready ? ' and submit' : ''}.`,
    blocks: [
      ...without(note?.blocks ?? [], waits),
      heading(title),
      paragraph(whoSees(about.audience)),
      ...changes(interview),
      ...whole(interview),
      ...[...waits, ...saidElsewhere(interview)].map((line) => paragraph(...line)),
      ...beside(interview),
      ...(ready ? [] : [paragraph(`It cannot be submitted without: ${missing.map(({ name }) => name).join(', ')}.`)]),
      buttons(
        ...(ready
          ? [button(interview, REVIEW, { label: 'Submit', say: 'Submit', style: 'primary' as const }, true)]
          : missing.map((question) => changeButton(interview, question))),
        button(interview, REVIEW, { label: 'Change something', say: 'Change something' }, true),
        button(interview, REVIEW, { label: 'Later', say: 'Later' }),
        ...keepBackButton(interview, REVIEW),
      ),
      footnote(
        `${about.inPlaceOf === undefined ? '' : `You answer for ${about.inPlaceOf}, and the update will say so. `}Nothing is sent before you submit.`,
      ),
    ],
  };
}

/** What the review says anyhow need not stand above it as well. */
function without(blocks: readonly Block[], said: readonly Line[]): readonly Block[] {
  const lines = new Set(said.map(plain));
  return blocks.filter((block) => block.kind !== 'paragraph' || !lines.has(plain(block.line)));
}

/** How it differs from what was submitted, in words: what readers saw and what they will see. */
function changes(interview: Interview): readonly Block[] {
  const { about } = interview;
  if (!about.submitted) return [];
  const closed = closedOn(about);
  const late = closed ? [paragraph(`The round closed on ${closed}; this becomes a late correction.`)] : [];
  if (!isChanged(interview)) return late;
  return [
    ...late,
    paragraph({ bold: `Changed since you submitted on ${dayFor(about, about.submitted.on)}:` }),
    list(differences(interview)),
  ];
}

/** What is sensitive is shown nowhere in any case. */
const keepBackButton = (interview: Interview, at: string): readonly Button[] =>
  interview.about.audience.sensitive
    ? []
    : [button(interview, at, { label: 'Keep something back', say: 'Keep something back' })];

/** What may be changed, one button each. */
export function choose(
  interview: Interview,
  note?: Note,
  among = asked(interview).filter(({ aside }) => !aside),
): Message {
  const line = 'What would you like to change?';
  return {
    summary: note ? `${note.summary} ${line}` : line,
    blocks: [
      ...(note?.blocks ?? []),
      paragraph({ bold: line }),
      buttons(
        ...among.map((question) => changeButton(interview, question)),
        button(interview, interview.state.at, { label: 'Go on without a change', say: 'Go on' }),
        formButton(interview, interview.state.at),
      ),
      ...among.slice(0, 1).map(({ called }) => footnote(`Or write it: “Change ${called[0]}”.`)),
    ],
  };
}

/** The answer as it was submitted, for who comes back to it. */
export function submitted(interview: Interview, note?: Note): Message {
  const { about } = interview;
  const on = about.submitted ? ` on ${dayFor(about, about.submitted.on)}` : '';
  const { version = 1, reason, inPlace } = about.submitted ?? {};
  const who = inPlace ? ` Answered by ${inPlace.by} for ${inPlace.of}.` : '';
  const which = version > 1 ? ` This is version ${version}${reason ? `: ${reason}` : ''}.` : '';
  const line = `${about.workstream.name} was submitted${on}.${who}${which}`;
  return {
    summary: note ? `${note.summary} ${line}` : line,
    blocks: [
      ...(note?.blocks ?? []),
      heading(`${about.workstream.name}, ${about.words.period}`),
      paragraph(line, until(interview)),
      ...whole(interview),
      ...awaitsApproval(about, interview.state.answers).map((each) => paragraph(...each)),
      ...beside(interview),
      buttons(
        button(interview, SUBMITTED, { label: 'Change something', say: 'Change something' }),
        ...keepBackButton(interview, SUBMITTED),
      ),
    ],
  };
}

/** What is said at the moment of submitting: who reads it when, and how to change it. */
export function thanks(interview: Interview): Message {
  const { about } = interview;
  const again = about.submitted && (closedOn(about) ? ' as a late correction' : ' as a correction');
  const when = closedOn(about) ? '' : whenSeen(about.audience);
  const edited = again ? 'a digest that shows it already is edited now; where none does, ' : '';
  const line = [`Submitted${again ?? ''}, thank you.`, ...(when ? [`${capital(`${edited}${when}`)}.`] : [])].join(' ');
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
  const closed = closedOn(about);
  if (closed) return ` The round closed on ${closed}; what you change now becomes a late correction.`;
  return ` You can change it until the round closes${closesOn ? ` on ${dayFor(about, closesOn)}` : ''}.`;
}

/** The day on which the round closed, where it has. */
function closedOn(about: About): string | undefined {
  const { state, closedAt, closesOn, dueOn } = about.round;
  if (state !== 'closed') return undefined;
  return dayFor(about, closedAt ? localDateOf(closedAt, about.reader.timeZone) : (closesOn ?? dueOn));
}

const changeButton = (interview: Interview, { key, called }: Question) => {
  const label = `Change ${called[0]}`;
  return button(interview, key, { label, say: label });
};

/** How many of the texts that are in no answer are shown; the draft keeps them all. */
const BESIDE = 3;

function beside(interview: Interview): readonly Block[] {
  const kept = interview.state.kept.filter(({ question }) => !isHidden(interview, question));
  if (kept.length === 0) return [];
  const shown = kept.slice(-BESIDE);
  const more = kept.length - shown.length;
  return [
    paragraph(
      `You also wrote, and it is kept with your draft but not part of the update${more ? ` (and ${more} more)` : ''}:`,
    ),
    ...shown.map(({ text }) => quote(excerpt(text.trim(), 300))),
  ];
}
