import type { Item, ItemChange, StoredItem } from '../ports.ts';
import { refOf } from './plan.ts';

/** The set-up as it stands once the changes are made: what the store will hold. */
export function apply(here: readonly StoredItem[], changes: readonly ItemChange[]): readonly StoredItem[] {
  const items = new Map(here.map((item) => [refOf(item), item]));
  for (const change of changes) {
    if (change.change === 'add') {
      items.set(refOf(change.item), { ...change.item, retired: false });
      continue;
    }
    const item = items.get(refOf(change));
    if (!item) throw new Error(`there is no ${refOf(change)} to ${change.change}`);
    items.set(
      refOf(change),
      change.change === 'set' ? withFields(item, change) : { ...item, retired: change.change === 'retire' },
    );
  }
  return [...items.values()];
}

const withFields = (item: StoredItem, { fields, position }: Extract<ItemChange, { change: 'set' }>): StoredItem => ({
  ...item,
  position: position ?? item.position,
  fields: present({ ...item.fields, ...fields }),
});

/** Without the fields that hold nothing. */
const present = (fields: Item['fields']): Item['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
