import type { Json } from '../json.ts';

/** One noun of the set-up as a row: see import/. */
export interface ImportRows {
  /** What was imported last. Locks imports for this transaction, so that one goes at a time, also among replicas. */
  last(): Promise<{ readonly hash: string; readonly document: Json } | undefined>;
  keep(entry: {
    readonly name: string;
    readonly hash: string;
    readonly document: Json;
    readonly by: string;
  }): Promise<void>;
  /** The whole set-up as it stands, retired things included, as flat items. */
  items(): Promise<readonly StoredItem[]>;
  /** Writes items: inserts, changes the given fields, retires or brings back. */
  write(changes: readonly ItemChange[]): Promise<void>;
}

export const itemKinds = [
  'organisation',
  'person',
  'programme',
  'steering-group',
  'meeting',
  'workstream',
  'milestone',
  'indicator',
  'saving',
  'risk',
  'decision',
  'action',
  'review',
  'recommendation',
  'consultation',
  'comment',
  'note',
  'paper',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A noun of the set-up, flat: its own fields under their names in the file, its lists of nouns as items of their own. */
export interface Item {
  readonly kind: ItemKind;
  /** The path of keys: `business-strategy/customer-focus/live`; `organisation` for the one. */
  readonly id: string;
  /** The id of the item it belongs to; absent for organisation, person and programme. */
  readonly owner?: string;
  /** Its place among its owner's items of this kind, from 0. */
  readonly position: number;
  readonly fields: { readonly [name: string]: Json | undefined };
}

export interface StoredItem extends Item {
  readonly retired: boolean;
}

export type ItemChange =
  | { readonly change: 'add'; readonly item: Item }
  /** Only the named fields; `undefined` empties one. */
  | {
      readonly change: 'set';
      readonly kind: ItemKind;
      readonly id: string;
      readonly fields: { readonly [name: string]: Json | undefined };
      readonly position?: number;
    }
  | { readonly change: 'retire' | 'restore'; readonly kind: ItemKind; readonly id: string };
