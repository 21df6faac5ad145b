import { monthName, monthNumber } from './day-pattern.ts';
import type { Piece } from './pieces.ts';

/** `82% in Oct`: the figure of one month. */
export interface OfMonth extends Piece {
  /** From 1. */
  readonly month: number;
  readonly year?: number;
  /** As written: `82%`. */
  readonly figure: string;
  /** It could as well be a day: `12 Oct`. */
  readonly couldBeADay: boolean;
}

/** `March 2027` is a month and its year. */
const figure =
  '(?<figure>[£€$]?(?!(?:19|20)\\d\\d(?!\\d|[.,]\\d|%))\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:k|m)?(?: ?(?:%|per ?cent(?!\\p{L})))?)';
const month = `(?<month>${monthName.slice(1, -1)})\\.?(?: (?<year>20\\d\\d)(?!\\d))?`;
const notWithin = '(?<![\\p{L}\\p{N}.,/£€$-])';
const figureFirst = `${notWithin}${figure} ?(?:(?:in|for|at|during) |\\(|[:–-] ?)?${month}(?![\\p{L}\\p{N}])\\)?`;
const monthFirst = `${notWithin}${month} ?(?:(?:was|at|is|had|saw) |\\(|[:=–-] ?)?${figure}(?![\\p{L}\\p{N}.,/%]*[\\p{L}\\p{N}/%])\\)?`;

/** How many figures of months are looked for, and how far into a text. */
const MOST = 24;
const LONGEST = 600;

/** The figures that a text gives of months, the months all behind or all before them: `82% in Oct, 83 Nov`, `Oct 82, Nov 83`. */
export function figuresOfMonths(text: string): readonly OfMonth[] {
  const ways = [monthFirst, figureFirst].map((pattern) => found(text.slice(0, LONGEST), pattern));
  const [most] = ways.sort((a, b) => b.length - a.length);
  return most!;
}

function found(text: string, pattern: string): readonly OfMonth[] {
  const matches = [...text.matchAll(new RegExp(pattern, 'giu'))].slice(0, MOST);
  return matches.map(({ 0: said, index, groups }): OfMonth => {
    const { figure: written = '', month: name = '', year } = groups ?? {};
    return {
      start: index,
      // What closes a list in brackets is no part of its last figure.
      end: index + said.length - (said.endsWith(')') && !said.includes('(') ? 1 : 0),
      month: monthNumber(name),
      ...(year ? { year: Number(year) } : {}),
      figure: written,
      couldBeADay: /^(?:[12]?\d|3[01])$/.test(written),
    };
  });
}

/** Whether these figures are meant: they are all that is said, or two of them at least could be nothing else. */
export function areMeant(text: string, figures: readonly OfMonth[]): boolean {
  if (figures.filter(({ couldBeADay }) => !couldBeADay).length > 1) return true;
  const left = besideMonths(text, figures);
  return figures.length > 0 && /^(?:[\s,;.:/|&+()–-]|(?:and|then|was|were|it)(?!\p{L}))*$/iu.test(left);
}

/** A text without the figures of its months. */
export const besideMonths = (text: string, figures: readonly OfMonth[]): string =>
  figures.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);

/** `82% in Oct, 83 Nov, 84 Dec` are one clause: cut at its commas, the first would be taken for the whole. */
export function joinedByMonth(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const figures = figuresOfMonths(text);
  if (figures.length < 2 || figures.every(({ couldBeADay }) => couldBeADay)) return pieces;
  const within = (piece: Piece) => figures.filter(({ start, end }) => start >= piece.start && end <= piece.end);
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const [own] = within(piece);
    const before = joined.at(-1);
    const isAll = own && areMeant(text.slice(piece.start, piece.end), [moved(own, -piece.start)]);
    if (before && isAll && within(before).length > 0)
      joined[joined.length - 1] = { start: before.start, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

const moved = (figure: OfMonth, by: number): OfMonth => ({ ...figure, start: figure.start + by, end: figure.end + by });
