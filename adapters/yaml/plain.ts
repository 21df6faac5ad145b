import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Path } from '#core/import/problem';

/** Something wrong, at an offset of the text. */
export interface Wrong {
  readonly offset: number;
  readonly message: string;
}

const mostValues = 200_000;
const deepest = 100;

class Unbounded extends Error {}

interface Plain {
  readonly value: unknown;
  readonly problems: readonly Wrong[];
  /** Names that stand without a value. */
  readonly empty: readonly Path[];
}

/** The document as plain maps, lists and values, and what is wrong with its names and aliases. */
export function plainOf(document: Document): Plain {
  const problems: Wrong[] = [];
  const empty: Path[] = [];
  let values = 0;

  const plain = (node: unknown, path: Path): unknown => {
    values += 1;
    if (values > mostValues || path.length > deepest) throw new Unbounded();
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target) return plain(target, path);
      const message = `there is no "&${node.source}" above; expected a text that begins with * to stand in quotes`;
      problems.push({ offset: offsetOf(node), message });
      return `*${node.source}`;
    }
    if (isMap(node)) return mapOf(node, path);
    if (isSeq(node)) return node.items.map((item, i) => plain(item, [...path, i]));
    return isScalar(node) ? plainScalar(node) : null;
  };

  // The library looks for names that stand twice by comparing each with all: minutes, in a large file.
  const mapOf = (map: YAMLMap, path: Path): Record<string, unknown> => {
    const seen = new Map<string, unknown>();
    let bareText: string | undefined;
    for (const pair of map.items) {
      const { key, value } = pair;
      const name = nameOf(key);
      const offset = offsetOf(key ?? value);
      if (bareText !== undefined && isRest(pair)) {
        seen.set(bareText, `${seen.get(bareText)}, ${name}`);
        continue;
      }
      bareText = map.flow && isBare(value) ? name : undefined;
      if (name === undefined) problems.push({ offset, message: 'this is not a name; expected "name: value"' });
      else if (seen.has(name)) problems.push({ offset, message: `"${name}" stands twice here; expected it once` });
      else seen.set(name, plain(value, [...path, name]));
    }
    const isEmpty = ([, value]: readonly [string, unknown]) => value === null;
    empty.push(...[...seen].filter(isEmpty).map(([name]) => [...path, name]));
    return Object.fromEntries([...seen].filter((each) => !isEmpty(each)));
  };

  try {
    return { value: plain(document.contents, []), problems, empty };
  } catch (error) {
    if (!(error instanceof Unbounded)) throw error;
    const message = 'the file repeats itself too often; expected at most 200,000 values once every alias is followed';
    return { value: undefined, problems: [{ offset: 0, message }], empty: [] };
  }
}

/**
 * `{ reason: Drafted, review to come }`: to YAML a name `review to come` without a value. Several words after a text that
 * stands in no quotes are the rest of that text, as no field has such a name.
 */
function isRest({ key, value }: Pair): boolean {
  const hasNone = value === null || (isScalar(value) && value.value === null && !value.source);
  return hasNone && isBare(key) && /\s/.test(key.value);
}

const isBare = (node: unknown): node is Scalar<string> =>
  isScalar(node) && typeof node.value === 'string' && node.type === 'PLAIN';

/** A field's name as it is written: `2026/27`, `01`. */
export function nameOf(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? clean(key.value) : (key.source ?? String(key.value));
}

export const offsetOf = (node: unknown): number => (node as Pick<Node, 'range'> | null)?.range?.[0] ?? 0;

/** Telephone numbers and the like are no numbers, though YAML reads `01234567890` and `+44…` as such. */
function plainScalar({ value, source }: Scalar): unknown {
  if (typeof value === 'string') return clean(value);
  return typeof value === 'number' && /^(\+|0\d)/.test(source ?? '') ? source : value;
}

/** Without NUL and lone surrogates, which PostgreSQL does not take; an escape in quotes can write them. */
const clean = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
