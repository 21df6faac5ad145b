import type { Problem } from '../question.ts';
import { numberedIn } from '../understand/numbered.ts';
import { TEXT_LIMIT, understandText } from '../understand/text.ts';
import { excerpt, plainWords } from '../understand/wording.ts';

/** What the questions about single items have in common. */

/** A name that fits on a button behind `Change`. */
const shortName = (name: string): string => excerpt(name, 55);

/** Too long for any answer: what to do. */
export function tooLong(text: string): Problem | undefined {
  if (text.length <= TEXT_LIMIT) return undefined;
  const read = understandText(text);
  return 'problem' in read && read.tooLong ? read : undefined;
}

/** A text in which there is nothing to read. */
export const isEmpty = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** `calls answered 78%`, `calls at 78%`: whoever reads it knows of what it is. */
export function withoutName(said: string, name: string): string {
  if (said.toLowerCase().startsWith(`${name.toLowerCase()} `)) return said.slice(name.length);
  const words = new Set(plainWords(name).split(' '));
  let at = 0;
  let isNamed = false;
  for (const { 0: written, 1: word = '', index } of said.matchAll(/([\p{L}'’-]+)[\s:]+/gu)) {
    const isName = words.has(plainWords(word));
    if (index !== at || !(isName || joining.test(word))) break;
    isNamed ||= isName;
    at += written.length;
  }
  return isNamed && beginsAFigure.test(said.slice(at)) ? said.slice(at) : said;
}

const joining = /^(?:at|is|are|now|was|were|the|our|of|for|on)$/i;
const beginsAFigure =
  /^(?:[£\d(]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d|(?:about|around|up|down|delivered|forecast|saved|expected|at risk)\b)/iu;

/** Each name once, so that no two buttons read alike: a second one bears its key. */
export function apart<T>(items: readonly T[], nameOf: (item: T) => string, keyOf: (item: T) => string) {
  const names = items.map((item) => shortName(nameOf(item)));
  return (item: T): string => {
    const name = shortName(nameOf(item));
    return names.filter((other) => other.toLowerCase() === name.toLowerCase()).length > 1
      ? `${excerpt(name, 30)} (${excerpt(keyOf(item), 20)})`
      : name;
  };
}

/** What stands one a line, without its bullet or number. */
export const linesOf = (text: string): readonly string[] =>
  oneALine(text)
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[•*–-]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => !isEmpty(line));

/** `1. agree the rota 2. sign off the lease`, typed in one line. */
function oneALine(text: string): string {
  const numbers = numberedIn(text);
  if (numbers[0]?.index !== 0) return text;
  return numbers.map(({ index }, i) => text.slice(index, numbers[i + 1]?.index).trim()).join('\n');
}
