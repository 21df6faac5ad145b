import type { Action } from '../access/can.ts';
import type { Refused } from '../access/refused.ts';
import { keyOf } from '../programme/nouns.ts';

/** What a typed NAME refers to: a key, a name, or an unambiguous part of a name. */
export type Named<T> = { readonly one: T } | { readonly many: readonly T[] } | { readonly none: string };

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replace(/(?<![\s.!?,;:])[\s.!?,;:]+$/, '')
    .trim();

export function named<T extends { readonly id: string; readonly name: string }>(
  things: readonly T[],
  typed: string,
): Named<T> {
  const text = fold(typed);
  const exact = things.filter(
    (thing) => fold(keyOf(thing.id)) === text || thing.id === typed.trim() || fold(thing.name) === text,
  );
  if (exact.length === 1) return { one: exact[0]! };
  if (exact.length > 1) return { many: exact };
  const part =
    text === ''
      ? []
      : things.filter((thing) => fold(thing.name).includes(text) || fold(keyOf(thing.id)).startsWith(text));
  if (part.length === 1) return { one: part[0]! };
  return part.length > 1 ? { many: part } : { none: typed.trim() };
}

/**
 * Who is told "there is no such thing" may have asked for something that is there and not theirs: the trail keeps it.
 *
 * @param all whether the asker may see them or not
 */
export function hiddenAs<T extends { readonly id: string; readonly name: string; readonly programme?: string }>(
  all: readonly T[],
  typed: string,
  action: Action,
): Refused | undefined {
  const found = named(all, typed);
  if ('none' in found) return undefined;
  if ('many' in found) return { action, subject: typed.slice(0, 80) };
  const { id, programme = id } = found.one;
  return { action, programme, subject: id };
}
