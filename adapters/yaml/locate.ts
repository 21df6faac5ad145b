import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Locate, Place } from '#core/import/problem';
import { nameOf, offsetOf } from './plain.ts';

/** Finds the places of a document's values and names. */
export function locateIn(document: Document, placeOf: (offset: number) => Place): Locate {
  const follow = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);

  return (path, at = 'value') => {
    let node: unknown = document.contents;
    let name: unknown;
    for (const step of path) {
      const inside = follow(node);
      const found = isMap(inside)
        ? inside.items.find((pair) => nameOf(pair.key) === String(step))
        : isSeq(inside) && typeof step === 'number'
          ? { key: undefined, value: inside.items[step] }
          : undefined;
      if (!found || (found.key === undefined && !isNode(found.value))) return placeOf(offsetOf(node));
      node = (found as Pair).value;
      name = found.key;
    }
    return placeOf(offsetOf(isNode(name) && (at === 'key' || isEmpty(node)) ? name : node));
  };
}

/** A name without a value has no place of its own worth showing. */
const isEmpty = (node: unknown): boolean =>
  !isNode(node) || (isScalar(node as Node) && (node as { value: unknown }).value === null);
