import type { Json } from '../json.ts';
import { type Block, type Line, list, paragraph, plain, quote } from '../message.ts';
import type { About } from './about.ts';
import type { Question } from './question.ts';
import { same } from './same.ts';
import { excerpt } from './understand/wording.ts';

/** What is said before the next question: what became of what was just written. `summary` is its part of the notification. */
export interface Note {
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** It lists several answers, any of which may be wrong. */
  readonly several?: true;
}

export const noteOf = (line: Line, ...more: readonly Block[]): Note => ({
  summary: plain(line),
  blocks: [paragraph(...line), ...more],
});

/** Longer answers are not repeated after each question: the review shows them whole. */
const REPEATED = 120;

/** How one answer was taken: `Rating: Amber (from Green to Amber).` */
export function taken(question: Question, before: Json | undefined, value: Json, about: About): Line {
  const shown = plain(question.show(value, about));
  const label = { bold: question.name };
  if (before !== undefined && same(before, value)) return [label, ': as before.'];
  const changed = before === undefined ? '' : ' changed';
  if (shown.length > REPEATED || shown.includes('\n')) return [label, changed ? ': changed.' : ': noted.'];
  const [from, to] = [before === undefined ? undefined : question.short?.(before), question.short?.(value)];
  if (from !== undefined && from !== to) return [label, ` changed from ${from} to ${to}.`];
  return [label, `${changed}: `, ...question.show(value, about), /[.!?…]$/.test(shown) ? '' : '.'];
}

/** Several answers in one go are listed, so that each can be checked; below them what was no answer. */
export function understood(lines: readonly Line[], below: readonly Block[] = []): Note {
  if (lines.length === 0) return { summary: 'Your text is kept.', blocks: below };
  if (lines.length === 1) return noteOf(lines[0]!, ...below);
  return {
    summary: `I have understood: ${lines.map(plain).join(' ')}`,
    blocks: [paragraph('I have understood:'), list(lines), ...below],
    several: true,
  };
}

/** What of a text was taken as no answer yet. */
export const restKept = (rest: string): readonly Block[] => [
  paragraph('This I have not taken as an answer, and kept with your draft:'),
  quote(excerpt(rest.trim(), SHOWN_BACK)),
];

/** How much of a text is shown back; all of it is kept. */
const SHOWN_BACK = 300;

/** What could not be taken as an answer: shown back, with what would work, and where it now is. */
export function notUnderstood(problem: string, text: string, isKept: boolean): Note {
  const written = text.trim();
  if (written === '') return noteOf([problem]);
  const where = isKept
    ? ' Your text is kept with your draft.'
    : ' Your draft has no room left to keep the text: please keep a copy of it.';
  const shown = problem.includes(written) ? [] : [quote(excerpt(written, SHOWN_BACK))];
  return noteOf([problem, where], ...shown);
}
