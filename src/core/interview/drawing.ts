import type { FormMemory, InterviewState } from './state.ts';

/**
 * What a page of a form showed when it was drawn. A form may be sent hours later, and from another device than the one
 * on which the answers went on meanwhile: only what a person changed in it is an answer.
 */
export interface Drawing {
  readonly fields: { readonly [question: string]: Drawn };
  /** The questions of the pages after it, in order. */
  readonly left: readonly string[];
  /** Its number among the pages, from 1. */
  readonly at: number;
  /** What is still to be said when the form is taken. */
  readonly said?: readonly string[];
}

/** Texts as their sums ({@link sumOf}): a draft need not hold everything twice. */
export interface Drawn {
  /** What stood in the field. */
  readonly shows: number;
  /** What the answer that stood then meant; absent: there was none. */
  readonly answer?: number;
  /** The text that was refused when the page was last sent. */
  readonly wrong?: string;
}

/** How many pages are remembered: as many as several devices may show at once. */
const REMEMBERED = 6;

/** The page of this number, if it is remembered. */
export const drawingOf = ({ form }: InterviewState, number: number | undefined): Drawing | undefined =>
  form?.drawings.find((each) => each.number === number)?.drawing;

/** The number that the next page gets. */
export const nextNumber = ({ form }: InterviewState): number => (form?.last ?? 0) + 1;

/** Remembers a page, also in the place of the one that has its number. */
export function withDrawing(state: InterviewState, number: number, drawing: Drawing): InterviewState {
  const others = (state.form?.drawings ?? []).filter((each) => each.number !== number);
  const form: FormMemory = {
    last: Math.max(state.form?.last ?? 0, number),
    drawings: [...others, { number, drawing }].slice(-REMEMBERED),
  };
  return { ...state, form };
}

/**
 * A number that differs for different texts (FNV-1a); 0 for an empty one. Line endings and the space at the ends, which
 * clients may change, do not count.
 */
export function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  const written = text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
  if (written === '') return 0;
  for (let i = 0; i < written.length; i += 1) sum = Math.imul(sum ^ written.charCodeAt(i), 0x01000193);
  return sum >>> 0 || 1;
}
