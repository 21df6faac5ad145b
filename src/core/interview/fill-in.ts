import type { Json } from '../json.ts';
import { type Line, paragraph, plain } from '../message.ts';
import { moved, recorded, replaced, skippedOver, withKept } from './change.ts';
import { type Device, showing } from './device.ts';
import { type Drawing, type Drawn, drawingOf, sumOf } from './drawing.ts';
import { fillable, page, pageAgain } from './form.ts';
import { answerAs, standingIn, textOf } from './form-field.ts';
import { answerTo, asked, every, type Interview, isOpen, nextPlace } from './interview.ts';
import { type Note, noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import type { Problem, Question } from './question.ts';
import { same } from './same.ts';
import type { InterviewState } from './state.ts';
import { excerpt } from './understand/wording.ts';
import { wishIn } from './wish-in.ts';

/** The questions as a form, from its first page. The conversation can go on beside it. */
export const openForm = (interview: Interview): Stepped =>
  page(interview, fillable(interview)) ?? present(interview, noteOf(['There is nothing to fill in.']));

/** A page of a form as it was sent. */
export interface FilledIn {
  /** Which drawing of which page (reference.ts, `seen`). */
  readonly number?: number;
  /** What stands in its fields, by question; of an empty one nothing. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Takes one page of a form. Each field is read just as if its text had been typed; what is understood is recorded also
 * when another field is not. A field that was not touched overwrites nothing that was answered elsewhere meanwhile.
 */
export function fillIn(interview: Interview, { number, values }: FilledIn, device: Device = {}): Stepped {
  const drawing = drawingOf(interview.state, number);
  const reads = every(interview)
    .filter(({ key }) => (drawing ? key in drawing.fields : key in values))
    .reduce((so, question) => readField(so, question, values[question.key] ?? '', drawing?.fields[question.key]), {
      ...interview,
      errors: new Map(),
      lines: drawing?.said ?? [],
      emptied: [],
    } as Reads);
  const { errors, lines } = reads;
  const now: Interview = { ...interview, state: moved(reads.state, nextPlace({ ...interview, state: reads.state })) };
  if (errors.size > 0) {
    const here: Drawing = drawing ?? {
      fields: Object.fromEntries(Object.keys(values).map(drawnBefore)),
      left: [],
      at: 1,
    };
    return pageAgain(now, [number ?? 0, { ...here, said: [...lines, ...emptiedLine(reads)] }], values, errors);
  }
  const said = [...lines, ...emptiedLine(reads)];
  const next =
    drawing &&
    page(
      now,
      drawing.left,
      drawing.at + 1,
      said.map((line) => [line]),
    );
  return next ?? showing(present(now, noteFor(now, said)), device);
}

const drawnBefore = (key: string): readonly [string, Drawn] => [key, { shows: 0 }];

/** That the form has arrived is said where it was sent from (bot.ts): here, what follows from it. */
function noteFor(interview: Interview, lines: readonly string[]): Note | undefined {
  const open = asked(interview).filter((question) => isOpen(interview, question)).length;
  const left = open === 0 ? [] : [open === 1 ? 'One question is left.' : `${open} questions are left.`];
  const said = [...left, ...lines];
  return said.length === 0 ? undefined : { summary: said.join(' '), blocks: said.map((line) => paragraph(line)) };
}

/** How far a page has been read. */
interface Reads extends Interview {
  readonly errors: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
  /** Names of what was emptied although it had an answer. */
  readonly emptied: readonly string[];
}

/** Nothing takes an answer away; so it is said that it stays. */
function emptiedLine({ emptied }: Reads): readonly string[] {
  if (emptied.length === 0) return [];
  const names = emptied.map((name) => `“${name}”`).join(', ');
  return [`${names} ${emptied.length === 1 ? 'was' : 'were'} left empty; what you had answered there stays.`];
}

function readField(reads: Reads, question: Question, written: string, drawn: Drawn | undefined): Reads {
  if (written.trim() === '') return leftEmpty(reads, question, drawn);
  if (drawn && drawn.wrong === undefined && drawn.shows === sumOf(written))
    return untouched(reads, question, written, drawn);
  return touched(reads, question, written, drawn);
}

/**
 * What is left empty is skipped, but for what only another field makes due: that is asked in the conversation then. An
 * answer that stands is not taken away by it: a platform that has no room for a field sends it like an empty one.
 */
function leftEmpty(reads: Reads, question: Question, drawn: Drawn | undefined): Reads {
  const state = drawn?.wrong === undefined ? reads.state : withoutKept(reads.state, question, drawn.wrong);
  if (answerTo(reads, question) !== undefined) {
    const isEmptied = drawn !== undefined && drawn.shows !== 0;
    return isEmptied ? { ...reads, state, emptied: [...reads.emptied, question.name] } : reads;
  }
  const stays = question.required || question.field?.when !== undefined;
  return { ...reads, state: stays ? state : skippedOver(state, [question.key]) };
}

/** As it was drawn: the answer that stood there, or what would stand unchanged. */
function untouched(reads: Reads, question: Question, written: string, drawn: Drawn): Reads {
  if (answerTo(reads, question) !== undefined) return reads;
  const standing = standingIn(reads, question);
  const text = standing && textOf(reads, question, standing.value);
  if (!standing || text === undefined || sumOf(text) !== drawn.shows) return touched(reads, question, written, drawn);
  return { ...reads, state: recorded(reads.state, question.key, standing.value) };
}

function touched(reads: Reads, question: Question, written: string, drawn: Drawn | undefined): Reads {
  const { about } = reads;
  const { key, name } = question;
  const state = drawn?.wrong === undefined ? reads.state : withoutKept(reads.state, question, drawn.wrong);
  const read = wishIn(reads, written) ? wishInForm : question.understand(written, about, state.answers);
  if ('problem' in read) {
    const kept = withKept(state, { question: key, text: written });
    return { ...reads, state: kept ?? state, errors: new Map([...reads.errors, [key, read.problem]]) };
  }
  const before = answerTo(reads, question);
  if ('confirm' in read) {
    if (before !== undefined && same(before, read.confirm)) return { ...reads, state };
    const asking = withKept(state, { question: key, text: written, offer: true }) ?? state;
    if (before === undefined) return { ...reads, state: asking };
    const line = `“${name}”: I am not sure of “${excerpt(written.trim(), 100)}”, so your answer before stays. “Change ${question.called[0]}” leads to it.`;
    return { ...reads, state: asking, lines: [...reads.lines, line] };
  }
  const value = read.understood;
  if (before !== undefined && same(before, value)) return { ...reads, state };
  const now = overtakes(reads, question, drawn)
    ? replaced(state, key, value, before!, `${name}: ${plain(question.show(before!, about))}`)
    : recorded(state, key, value);
  const kept = read.rest && withKept(now, { question: read.rest.question, text: read.rest.text, offer: true });
  const lines = overtakes(reads, question, drawn) ? [overtaken(question, before!, value, reads)] : [];
  return { ...reads, state: kept ?? now, lines: [...reads.lines, ...lines] };
}

/** A field takes an answer; which one is kept back, and how, is asked in the conversation. */
const wishInForm: Problem = {
  problem:
    'This reads as a wish to keep something back. Please write that in the conversation; an answer begins with another word.',
};

/** Whether the answer that stands is one that the person did not see in the form. */
function overtakes(reads: Reads, question: Question, drawn: Drawn | undefined): boolean {
  const answer = answerAs(reads, question);
  return answer !== undefined && sumOf(answer) !== drawn?.answer;
}

function overtaken({ name, show }: Question, before: Json, value: Json, { about }: Reads): string {
  const line: Line = show(value, about);
  return `“${name}” had been answered meanwhile; the form counts: ${excerpt(plain(line), 200)}. Before: “${excerpt(plain(show(before, about)), 200)}”.`;
}

/** What was refused in a form, and written anew there by the same person, is not kept beside the answer. */
const withoutKept = (state: InterviewState, { key }: Question, text: string): InterviewState => ({
  ...state,
  kept: state.kept.filter((kept) => kept.question !== key || kept.text !== text),
});
