import type { Piece } from './pieces.ts';

/** `two new risks:`, before they are told. */
const heading =
  '(?:(?:we have|there are|and|also) )*(?:(?:\\d{1,2}|two|three|four|five|some|several|our|the) )?new (?:risks|issues|risks (?:and|or|/) issues)(?: (?:now|here|this (?:time|month|quarter|period)|to (?:report|note|add)))?\\s?:';

export const newRisksHeading = new RegExp(`^${heading}\\s*(?=\\S)`, 'i');

const beforeAList = new RegExp(`(?<![^\\s,;:.!–—-])${heading}(?=\\s*1[.)] )`, 'iu');

/** Where the entries of a numbered list begin, each at its number: they run from 1. Fewer than two are no list. */
export function numberedIn(text: string): readonly { readonly index: number }[] {
  const numbers = [...text.matchAll(/(?<!\S)(\d{1,2})[.)] +(?=\p{L})/gu)];
  return numbers.length > 1 && numbers.every(({ 1: number }, i) => Number(number) === i + 1) ? numbers : [];
}

/** A list of new risks, up to its last number: `two new risks: 1. … 2.`; the `.` there ends no sentence. */
export function risksListed(text: string): Piece | undefined {
  const start = beforeAList.exec(text)?.index;
  const last = start === undefined ? undefined : numberedIn(text.slice(start)).at(-1);
  return start === undefined || !last ? undefined : { start, end: start + last.index + 4 };
}
