import { monthNumber } from '../../../calendar/month.ts';
import { monthNames } from '../../../calendar/say.ts';
import type { Reported } from './due.ts';

/** What was said of one period. */
export interface Piece {
  readonly period: Reported;
  readonly text: string;
}

/** Nobody needs more to say three figures. */
const LONGEST = 600;

/**
 * Cuts `Oct 81, Nov 82, Dec 79`, `81 in October, 82 …` or `81, 82, 79` into what is said of each period; undefined
 * where they cannot be told apart, or not each of them is there once.
 */
export function pieces(text: string, periods: readonly Reported[]): readonly Piece[] | undefined {
  if (text.length > LONGEST) return undefined;
  return byName(text, periods) ?? inOrder(text, periods);
}

/** Where each period is first named. */
const named = (text: string, periods: readonly Reported[]) =>
  periods
    .flatMap((period) => {
      const [match] = text.matchAll(pattern(period));
      return match ? [{ period, at: match.index, said: match[0] }] : [];
    })
    .sort((a, b) => a.at - b.at);

/** The periods that are not named, where others are. */
export function unnamed(text: string, periods: readonly Reported[]): readonly Reported[] {
  const found = named(text.slice(0, LONGEST), periods);
  return found.length === 0 ? [] : periods.filter((period) => !found.some((each) => each.period === period));
}

function byName(text: string, periods: readonly Reported[]): readonly Piece[] | undefined {
  const found = named(text, periods);
  if (found.length < periods.length) return undefined;
  const figureFirst = /\d/.test(text.slice(0, found[0]!.at));
  return found.map(({ period, at, said }, i) => {
    const before = found[i - 1];
    const piece = figureFirst
      ? text.slice(before ? before.at + before.said.length : 0, at)
      : text.slice(at + said.length, found[i + 1]?.at ?? text.length);
    return { period, text: trimmed(piece, figureFirst) };
  });
}

/** `October`, `Oct`, `Oct 2026`, `Q3`, `Q3 2026/27`; not the month of `5 February`. */
function pattern({ from, to, label }: Reported): RegExp {
  if (from !== to)
    return new RegExp(`\\b${label.slice(0, 2)}(?: ${label.slice(3)}|(?: \\d{4}/\\d{2}))?(?![\\p{L}\\p{N}/])`, 'giu');
  const name = monthNames[monthNumber(to) % 12]!;
  return new RegExp(
    `(?<!(?<!\\d)(?:[12]?\\d|3[01])(?:st|nd|rd|th)?(?: of)? )(?<![\\p{L}\\p{N}])${name.slice(0, 3)}(?:${name.slice(3)}|${name.slice(3, 4)})?\\.?(?: ${to.slice(0, 4)}(?!\\d))?(?!\\p{L})`,
    'giu',
  );
}

const separators = [/\s*[;\n]\s*/u, /,\s+(?:and\s+)?|\s+and\s+/u, /\s*[,/|]\s*/u, /\s+/u];

/** Figures without names, as many as periods, in their order. */
function inOrder(text: string, periods: readonly Reported[]): readonly Piece[] | undefined {
  for (const separator of separators) {
    const parts = text.split(separator).filter((part) => part.trim() !== '');
    if (parts.length === periods.length && parts.every((part) => /\d|\bn\/?a\b|not|tbc/i.test(part)))
      return parts.map((part, i) => ({ period: periods[i]!, text: trimmed(part, false) }));
  }
  return undefined;
}

/** Without what joins it to its neighbours and to its name: `: 81, ` is `81`. */
function trimmed(text: string, figureFirst: boolean): string {
  const inner = text
    .replace(/^[\s,;:=–—-]+(?![\d.])|^[\s,;:=]+/u, '')
    .replace(/[\s,;]+$/u, '')
    .replace(/^(?:and|was|were|is|at)\s+/iu, '')
    .replace(/\s+and$/iu, '');
  return figureFirst ? inner.replace(/\s+(?:in|for|during|at)$/iu, '') : inner;
}
