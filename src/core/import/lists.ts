import type { Json } from '../json.ts';
import type { ItemKind } from '../ports.ts';
import { isObject } from './same.ts';

/** How a list is merged: as one value, as a set of members, or entry by entry, each known by some of its fields. */
export type ListRule = 'whole' | 'members' | readonly string[];

/**
 * How the lists within a field are merged. What is not named here is one value: of a shared job's leads, a working week
 * or the reminders of a round, half of one list and half of another is what nobody meant.
 */
const rules: Readonly<Partial<Record<ItemKind, Readonly<Record<string, ListRule>>>>> = {
  organisation: { closures: 'members', preElection: ['from'] },
  programme: {
    office: 'members',
    observers: 'members',
    aims: 'members',
    phases: ['key'],
    savings: ['basis'],
  },
  'steering-group': {
    parents: 'members',
    successors: 'members',
    members: 'members',
    oversees: 'members',
    workPlan: ['topic'],
  },
  meeting: { jointWith: 'members', topics: 'members', received: 'members' },
  workstream: { areas: 'members', aims: 'members', dependsOn: 'members', history: ['period'] },
  decision: { options: 'members' },
  consultation: { rounds: ['number'] },
  paper: { clearances: ['area'], route: ['body', 'on'], attachments: ['title'], backgroundPapers: 'members' },
};

export const listRule = (kind: ItemKind, field: string): ListRule => rules[kind]?.[field] ?? 'whole';

/** The entries of a list by what they are known by; undefined: they cannot be told apart, so the list is one value. */
export function byIdentity(list: readonly Json[], fields: readonly string[]): ReadonlyMap<string, Json> | undefined {
  const entries = new Map(
    list.map((entry) => [fields.map((field) => (isObject(entry) ? entry[field] : undefined) ?? '').join(' '), entry]),
  );
  return entries.size === list.length ? entries : undefined;
}
