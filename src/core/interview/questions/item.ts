import type { Problem } from '../question.ts';
import { TEXT_LIMIT, understandText } from '../understand/text.ts';
import { excerpt } from '../understand/wording.ts';

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
