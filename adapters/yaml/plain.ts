import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

/** Something wrong, at an offset of the text. */
export interface Wrong {
  readonly offset: number;
  readonly message: string;
}

const mostValues = 200_000;
const deepest = 100;

class Unbounded extends Error {}

/** The document as plain maps, lists and values, and what is wrong with its names and aliases. */
export function plainOf(document: Document): { readonly value: unknown; readonly problems: readonly Wrong[] } {
  const problems: Wrong[] = [];
  let values = 0;

  const plain = (node: unknown, depth: number): unknown => {
    values += 1;
    if (values > mostValues || depth > deepest) throw new Unbounded();
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target) return plain(target, depth + 1);
      const message = `there is no "&${node.source}" above; expected a text that begins with * to stand in quotes`;
      problems.push({ offset: offsetOf(node), message });
      return `*${node.source}`;
    }
    if (isMap(node)) return mapOf(node.items, depth);
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1));
    return isScalar(node) ? plainScalar(node) : null;
  };

  // The library looks for names that stand twice by comparing each with all: minutes, in a large file.
  const mapOf = (pairs: readonly { key: unknown; value: unknown }[], depth: number): Record<string, unknown> => {
    const seen = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      const name = nameOf(key);
      const offset = offsetOf(key ?? value);
      if (name === undefined) problems.push({ offset, message: 'this is not a name; expected "name: value"' });
      else if (seen.has(name)) problems.push({ offset, message: `"${name}" stands twice here; expected it once` });
      else seen.set(name, plain(value, depth + 1));
    }
    return Object.fromEntries([...seen].filter(([, value]) => value !== null));
  };

  try {
    return { value: plain(document.contents, 0), problems };
  } catch (error) {
    if (!(error instanceof Unbounded)) throw error;
    const message = 'the file repeats itself too often; expected at most 200,000 values once every alias is followed';
    return { value: undefined, problems: [{ offset: 0, message }] };
  }
}

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
