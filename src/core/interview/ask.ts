import { sayShort } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import {
  type Block,
  type Button,
  buttons,
  footnote,
  type Line,
  type Message,
  paragraph,
  plain,
  quote,
} from '../message.ts';
import { type About, dayFor } from './about.ts';
import {
  answerTo,
  asked,
  countAnswered,
  type Interview,
  isOpen,
  proposal,
  quietly,
  type Standing,
  unchanged,
} from './interview.ts';
import type { Note } from './note.ts';
import { progress } from './progress.ts';
import type { Choice, Question } from './question.ts';
import { makeReference } from './reference.ts';
import type { Proposal } from './state.ts';
import { TEXT_LIMIT } from './understand/text.ts';
import { cut, excerpt } from './understand/wording.ts';

/**
 * A button that belongs to a place in this interview. With `seen`, it counts only while nothing has changed; a number
 * stands for what it was drawn for where that is more than the state.
 */
export function button(interview: Interview, at: string, choice: Choice, seen: boolean | number = false): Button {
  const { about, state } = interview;
  const to = makeReference({
    round: about.round.id,
    workstream: about.workstream.id,
    ...(about.part === undefined ? {} : { part: about.part }),
    question: at,
    ...(seen === false ? {} : { seen: seen === true ? state.changes : seen }),
  });
  return { ...choice, to };
}

/** The message that puts a question, after a note on what was said before. */
export function ask(
  interview: Interview,
  question: Question,
  note?: Note,
  { explained = false, proposing = true } = {},
): Message {
  const { about, state } = interview;
  const put = question.put(about, state.answers);
  const proposed = proposing ? proposal(interview) : undefined;
  const offer = proposed?.question === question.key ? proposed : undefined;
  const { line, hint, saysLast = false } = put;
  return {
    summary: note ? `${note.summary} ${line}` : line,
    blocks: [
      ...(note?.blocks ?? []),
      paragraph({ bold: line }),
      ...(explained ? (question.explain?.(about) ?? []) : []),
      ...standing(interview, question, saysLast),
      ...(offer ? read(interview, question, offer) : []),
      ...(hint ? [paragraph(hint)] : []),
      buttons(
        ...(offer ? agreeing(interview, question) : []),
        ...(put.choices ?? [])
          // “Another date” asks for one already.
          .filter(({ label }) => !offer || !label.endsWith('…'))
          .map((choice) => button(interview, question.key, choice)),
        ...keep(interview, question),
        ...keepSection(interview, question),
        ...(note?.several
          ? [button(interview, question.key, { label: 'Change something', say: 'Change something' })]
          : []),
        ...steering(interview, question),
      ),
      footnote(small(interview, question)),
    ],
  };
}

/** The answer that stands already: this draft's own, or last time's where it can stand again. */
function standing(interview: Interview, question: Question, saysLast: boolean): readonly Block[] {
  const known = unchanged(interview, question);
  if (!known || (known.from === 'last time' && saysLast)) return [];
  return labelled(whence(known, interview.about), question.show(known.value, interview.about));
}

/** Where an answer that stands comes from: what was said since last time is told with its day. */
function whence({ from }: Standing, about: About): string {
  if (from === 'draft') return 'Your answer so far';
  if (from === 'last time') return 'Last time';
  const on = `On ${sayShort(from.on, about.today)} you`;
  return from.unfinished ? `${on} wrote, and it was not submitted` : `${on} said`;
}

function read(interview: Interview, question: Question, offer: Proposal): readonly Block[] {
  const shown = question.show(offer.value, interview.about);
  if (plain(shown) === offer.said.trim()) return [...labelled('You wrote', shown), paragraph('Is that the answer?')];
  return [paragraph(`I read “${excerpt(offer.said, 100)}” as `, ...shown, '.')];
}

/** A short text after its label; a long one set apart. */
function labelled(label: string, line: Line): readonly Block[] {
  const text = plain(line);
  if (text.length <= 120 && !text.includes('\n')) return [paragraph(`${label}: `, ...line)];
  return [paragraph(`${label}:`), quote(text)];
}

function agreeing(interview: Interview, { key, otherwise = 'No' }: Question): readonly Button[] {
  return [
    button(interview, key, { label: 'Right', say: 'Right', style: 'primary' }, true),
    button(interview, key, { label: otherwise, say: otherwise }, true),
  ];
}

/** The same questions as a form: offered where an answer begins, and where one is looked over. */
export const formButton = (interview: Interview, at: string): Button => ({
  ...button(interview, at, { label: 'Fill in as a form', say: 'Fill in as a form' }),
  opens: 'form',
});

function steering(interview: Interview, question: Question): readonly Button[] {
  const { state } = interview;
  const tooLong =
    answerTo(interview, question) === undefined &&
    state.kept.some((kept) => kept.question === question.key && isTooLong(interview, question, kept.text));
  const canGoBack = state.editing || asked(interview)[0]?.key !== question.key;
  const labels = [
    ...(tooLong ? ['Use the first part'] : []),
    ...(canGoBack ? ['Back'] : []),
    ...(question.required ? [] : ['Skip']),
    'Later',
  ];
  const asForm = countAnswered(interview) === 0 && !state.editing ? [formButton(interview, question.key)] : [];
  return [...labels.map((label) => button(interview, question.key, { label, say: label })), ...asForm];
}

function keep(interview: Interview, question: Question): readonly Button[] {
  const known = unchanged(interview, question);
  if (!known) return [];
  const what = question.short ? ` (${question.short(known.value)})` : undefined;
  const as = { draft: ': keep this answer', 'last time': ': as last time', told: ': as you said' };
  const label = `No change${what ?? as[typeof known.from === 'object' ? 'told' : known.from]}`;
  return [button(interview, question.key, { label, say: 'No change' })];
}

/** `milestones`, as the name of a section stands within a line. */
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** One press for the rest of a section, where that is more than one answer. */
function keepSection(interview: Interview, { key, section }: Question): readonly Button[] {
  if (!section) return [];
  const items = asked(interview).filter(
    (each) => each.section?.key === section.key && quietly(interview, each) !== 'skip',
  );
  const left = items.filter((each) => isOpen(interview, each) && quietly(interview, each) !== undefined);
  if (left.length < 2) return [];
  const all = left.length === 2 ? 'both' : `all ${left.length}`;
  const which = left.length < items.length ? `the other ${left.length}` : all;
  const name = lower(section.name);
  return [button(interview, key, { label: `No change to ${which} ${name}`, say: `No change to ${name}` })];
}

/** Whether a text that was kept is an answer but for its length: then its first part is one. */
export function isTooLong({ about, state }: Interview, question: Question, text: string): boolean {
  if (text.length <= TEXT_LIMIT) return false;
  const read = question.understand(text, about, state.answers);
  if (!('problem' in read) || read.tooLong !== true) return false;
  return !('problem' in question.understand(cut(text.trim(), TEXT_LIMIT), about, state.answers));
}

/** Where an answer appears that is sensitive. */
export const sensitiveHere = 'sensitive: in no digest and no paper';

/** `Question 2 of 6, about two minutes left · appears in the digest and the paper · due Friday 15 January`. */
function small(interview: Interview, question: Question): string {
  const { about } = interview;
  const due = `${about.round.dueOn < about.today ? 'was due' : 'due'} ${dayFor(about, about.round.dueOn)}`;
  const appears =
    about.audience.sensitive || question.sensitive
      ? sensitiveHere
      : `${question.key.startsWith('apart/') ? 'your reason ' : ''}appears in ${question.appears}`;
  return capital([progress(interview, question), appears, due].filter(Boolean).join(' · '));
}

/** Puts what is proposed for a question that is not the one now asked; `short`: the new answer and the one that stands. */
export function askFirst(
  interview: Interview,
  { key }: Question,
  line: string,
  [to, from]: readonly [to: string, from?: string],
): Message {
  const fits = (label: string, otherwise: string) => (label.length <= 75 && !label.includes('\n') ? label : otherwise);
  const yes = from === undefined ? 'Yes' : fits(`Yes, change it to ${to}`, 'Yes, change it');
  const no = from === undefined ? 'No' : fits(`No, keep ${from}`, 'No, keep it as it is');
  return {
    summary: line,
    blocks: [
      paragraph(line),
      buttons(
        button(interview, key, { label: yes, say: 'Yes' }, true),
        button(interview, key, { label: no, say: 'No' }, true),
      ),
    ],
  };
}
