import { keyOf } from '../programme/nouns.ts';

/** What a typed NAME refers to: a key, a name, or an unambiguous part of a name. */
export type Named<T> = { readonly one: T } | { readonly many: readonly T[] } | { readonly none: string };

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
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
    text === '' ? [] : things.filter((thing) => fold(thing.name).includes(text) || keyOf(thing.id).startsWith(text));
  if (part.length === 1) return { one: part[0]! };
  return part.length > 1 ? { many: part } : { none: typed.trim() };
}
