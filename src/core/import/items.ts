import type { Json } from '../json.ts';
import type { Item, ItemKind } from '../ports.ts';
import type { ProgrammeFile } from '../programme/programme-file.ts';
import { type Fields, heldIn, identity, listsOf } from './layout.ts';

/** A checked file as flat items, owners before what they own. */
export function itemsOf(file: ProgrammeFile): Item[] {
  return within('file', file as unknown as Fields);
}

function within(kind: ItemKind | 'file', noun: Fields, owner?: string): Item[] {
  return Object.entries(listsOf(kind)).flatMap(([field, inner]) =>
    heldIn(noun[field]).flatMap(({ value, step }) => {
      const fields = value as Fields;
      const name = identity(inner, fields)!;
      const id = owner === undefined ? name : `${owner}/${name}`;
      const item: Item = {
        kind: inner,
        id,
        ...(owner === undefined ? {} : { owner }),
        position: Number(step[0] ?? 0),
        fields: ownFields(inner, fields),
      };
      return [item, ...within(inner, fields, id)];
    }),
  );
}

/** Without the key, which is in the id; without lists of nouns; without what says nothing. */
function ownFields(kind: ItemKind, noun: Fields): Item['fields'] {
  const lists = listsOf(kind);
  const own = Object.entries(noun).filter(
    ([name, value]) =>
      name !== 'key' && !(name in lists) && value !== undefined && !(name === 'sensitive' && value === false),
  );
  return Object.fromEntries(own) as { [name: string]: Json };
}
