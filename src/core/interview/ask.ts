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
import { dayFor } from './about.ts';
import { answerTo, asked, type Interview, proposal, unchanged } from './interview.ts';
import type { Note } from './note.ts';
import type { Choice, Question } from './question.ts';
import { makeReference } from './reference.ts';
import type { Proposal } from './state.ts';
import { TEXT_LIMIT } from './understand/text.ts';
import { excerpt } from './understand/wording.ts';

/** A button that belongs to a place in this interview. With `seen`, it counts only while nothing has changed. */
export function button(interview: Interview, at: string, choice: Choice, seen = false): Button {
  const { about, state } = interview;
  const to = makeReference({
    round: about.round.id,
    workstream: about.workstream.id,
    question: at,
    ...(seen ? { seen: state.changes } : {}),
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
        ...(put.choices ?? []).map((choice) => button(interview, question.key, choice)),
        ...keep(interview, question),
        ...steering(interview, question),
      ),
      footnote(progress(interview, question)),
    ],
  };
}

/** The answer that stands already: this draft's own, or last time's where it can stand again. */
function standing(interview: Interview, question: Question, saysLast: boolean): readonly Block[] {
  const known = unchanged(interview, question);
  if (!known || (known.from === 'last time' && saysLast)) return [];
  const label = known.from === 'draft' ? 'Your answer so far' : 'Last time';
  return labelled(label, question.show(known.value, interview.about));
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

function steering(interview: Interview, question: Question): readonly Button[] {
  const { state } = interview;
  const tooLong =
    answerTo(interview, question) === undefined &&
    state.kept.some((kept) => kept.question === question.key && isTooLong(interview, question, kept.text));
  const canGoBack = state.editing || asked(interview)[0] !== question;
  const labels = [
    ...(tooLong ? ['Use the first part'] : []),
    ...(canGoBack ? ['Back'] : []),
    ...(question.required ? [] : ['Skip']),
    'Later',
  ];
  return labels.map((label) => button(interview, question.key, { label, say: label }));
}

function keep(interview: Interview, question: Question): readonly Button[] {
  const known = unchanged(interview, question);
  if (!known) return [];
  const what = question.short ? ` (${question.short(known.value)})` : undefined;
  const label = `No change${what ?? (known.from === 'draft' ? ': keep this answer' : ': as last time')}`;
  return [button(interview, question.key, { label, say: 'No change' })];
}

/** Whether a text that was kept is an answer but for its length. */
export function isTooLong({ about, state }: Interview, question: Question, text: string): boolean {
  if (text.length <= TEXT_LIMIT) return false;
  const read = question.understand(text, about, state.answers);
  return 'problem' in read && read.tooLong === true;
}

/** `Question 2 of 6 · appears in the digest and the paper · due Friday 15 January`. */
function progress(interview: Interview, question: Question): string {
  const { about } = interview;
  const all = asked(interview);
  const due = `${about.round.dueOn < about.today ? 'was due' : 'due'} ${dayFor(about, about.round.dueOn)}`;
  const appears = about.audience.sensitive ? 'sensitive: in no digest and no paper' : `appears in ${question.appears}`;
  return `Question ${all.indexOf(question) + 1} of ${all.length} · ${appears} · ${due}`;
}
