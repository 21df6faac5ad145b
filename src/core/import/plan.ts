import type { Item, ItemChange, ItemKind } from '../ports.ts';
import type { Value } from './same.ts';

/** What the file last imported left behind: the base of the next merge. */
export interface Base {
  /** As that file had them. */
  readonly items: readonly Item[];
  /** What earlier files had and that one had no more, as they last had it: what it is compared with if it returns. */
  readonly left: readonly Item[];
}

/** Something that the file and people here changed differently. It stays as it is here. */
export interface Conflict {
  readonly kind: ItemKind;
  readonly id: string;
  readonly why: /** The field has another value here than the file gave it, and now the file gives it a third. */
    | 'both changed'
    /** It has left the file, but was changed here since the file gave it. */
    | 'left the file, changed here'
    /** It was retired here, and the file has changed it. */
    | 'retired here, changed in the file'
    /** It has left the file, but something made or changed here refers to it. */
    | 'left the file, needed here';
  /** `lead`, `readings Q3 2026/27`; of `both changed`. */
  readonly field?: string;
  readonly was?: Value;
  readonly file?: Value;
  readonly here?: Value;
  /** The ids of what refers to it; of `needed here`. */
  readonly by?: readonly string[];
  readonly sensitive: boolean;
}

/** One thing that an import changes, with all that is needed to say so and to keep it in the trail. */
export interface Step {
  readonly change: ItemChange;
  readonly kind: ItemKind;
  readonly id: string;
  readonly owner?: string;
  /** What people call it. */
  readonly name: string;
  readonly sensitive: boolean;
  /** Fields as they are, of those that change; for something new: none. */
  readonly before: Item['fields'];
  /** The same as they will be. */
  readonly after: Item['fields'];
}

/** What an import does, in the order in which it can be done. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly conflicts: readonly Conflict[];
  /** What things are called, by kind and id, for saying what the conflicts are about. */
  readonly names: ReadonlyMap<string, string>;
}

/** A thing's name among all kinds: ids are unique only within one. */
export const refOf = ({ kind, id }: { readonly kind: ItemKind; readonly id: string }): string => `${kind} ${id}`;
