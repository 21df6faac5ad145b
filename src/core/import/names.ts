import type { Item, ItemKind } from '../ports.ts';
import { keyOf } from '../programme/nouns.ts';

/** What people call a thing; what has no name is called by what it says. */
export function nameOf({ kind, id, fields }: Item): string {
  if (kind === 'meeting') return `on ${fields.on}`;
  const said = [fields.name, fields.title, fields.text, fields.with, fields.kind].find(
    (value) => typeof value === 'string',
  );
  const name = String(said ?? keyOf(id)).replace(/\s+/g, ' ');
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

/** `1 workstream`, `3 people`. */
export function countOf(kind: ItemKind, number: number): string {
  return number === 1 ? `1 ${kindName(kind)}` : `${number} ${pluralOf(kind)}`;
}

export const kindName = (kind: ItemKind): string => kind.replace('-', ' ');

const pluralOf = (kind: ItemKind): string => (kind === 'person' ? 'people' : `${kindName(kind)}s`);
