import type { ItemKind } from '../ports.ts';
import { fingerprint, slug } from '../programme/naming.ts';
import { day } from '../programme/values.ts';
import type { Path } from './problem.ts';

/** How the file nests: the fields of each noun that hold nouns of their own. */
const lists: Partial<Record<ItemKind | 'file', Readonly<Record<string, ItemKind>>>> = {
  file: { organisation: 'organisation', people: 'person', programmes: 'programme' },
  programme: {
    steeringGroups: 'steering-group',
    workstreams: 'workstream',
    decisions: 'decision',
    actions: 'action',
    reviews: 'review',
    consultations: 'consultation',
    comments: 'comment',
    notes: 'note',
    paper: 'paper',
  },
  'steering-group': { meetings: 'meeting' },
  workstream: { milestones: 'milestone', indicators: 'indicator', savings: 'saving', risks: 'risk' },
  review: { recommendations: 'recommendation' },
};

export const listsOf = (kind: ItemKind | 'file'): Readonly<Record<string, ItemKind>> => lists[kind] ?? {};

/** The kind of thing that an item belongs to, where it belongs to one. */
export const ownerKinds = Object.fromEntries(
  Object.entries(lists).flatMap(([owner, held]) =>
    owner === 'file' ? [] : Object.values(held).map((kind) => [kind, owner]),
  ),
) as Readonly<Partial<Record<ItemKind, ItemKind>>>;

export type Fields = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const entriesOf = (value: unknown): readonly [string, unknown][] => (isMap(value) ? Object.entries(value) : []);

/** The nouns that a field holds: those of a list, or the one. */
export function heldIn(value: unknown): readonly { readonly value: unknown; readonly step: Path }[] {
  if (Array.isArray(value)) return value.map((each, i) => ({ value: each, step: [i] }));
  return value === undefined ? [] : [{ value, step: [] }];
}

/** Words from which an absent key is made, as the nouns themselves do. */
const words: Partial<Record<ItemKind, readonly string[]>> = {
  decision: ['text'],
  action: ['text'],
  recommendation: ['text'],
  comment: ['text'],
  consultation: ['with'],
  review: ['kind', 'team'],
};

/** What tells a noun from the others of its list: its key, a meeting's day, a note's content. Undefined: nothing does. */
export function identity(kind: ItemKind, fields: Fields): string | undefined {
  if (kind === 'organisation' || kind === 'paper') return kind;
  if (kind === 'meeting') return day.safeParse(fields.on).data;
  if (kind === 'note')
    return typeof fields.text === 'string'
      ? `notes/${fingerprint(JSON.stringify([fields.kind ?? 'observation', fields.text.trim(), fields.on]))}`
      : undefined;
  if (typeof fields.key === 'string') return fields.key;
  const said = words[kind]?.map((field) => fields[field]).find((value) => typeof value === 'string');
  return said === undefined ? undefined : slug(String(said).trim());
}

/** A noun as it stands in a document that may be wrong in any other place. */
export interface Found {
  readonly kind: ItemKind;
  readonly path: Path;
  readonly fields: Fields;
  readonly owner?: Found;
}

/** Every noun of a document, owners before what they own. */
export function nounsIn(document: unknown, kind: ItemKind | 'file' = 'file', path: Path = [], owner?: Found): Found[] {
  if (!isMap(document)) return [];
  const self: Found | undefined =
    kind === 'file' ? undefined : { kind, path, fields: document, ...(owner ? { owner } : {}) };
  const held = Object.entries(listsOf(kind)).flatMap(([field, inner]) =>
    heldIn(document[field]).flatMap(({ value, step }) => nounsIn(value, inner, [...path, field, ...step], self)),
  );
  return self ? [self, ...held] : held;
}
