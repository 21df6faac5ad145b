import type { ItemKind } from '../ports.ts';
import { slug } from '../programme/naming.ts';
import { nearest } from '../words/nearest.ts';
import { type Fields, type Found, heldIn, isMap } from './layout.ts';
import type { Path } from './problem.ts';
import { type Finding, shown } from './wording.ts';

type Target = 'person' | 'steering-group' | 'workstream' | 'phase';

/**
 * The fields that hold the key of something else. A field of entries is `clearances.person`; lists are gone into.
 * Fields that may say where something comes from in any words (`source`, `from`, `after`, `raisedBy`) are not here.
 */
export const references: Readonly<Partial<Record<ItemKind, Readonly<Record<string, Target>>>>> = {
  programme: { office: 'person', sponsor: 'person', observers: 'person', 'leadMember.person': 'person' },
  'steering-group': {
    chair: 'person',
    members: 'person',
    parents: 'steering-group',
    successors: 'steering-group',
    oversees: 'workstream',
  },
  meeting: { jointWith: 'steering-group' },
  workstream: { lead: 'person', deputy: 'person', director: 'person', phase: 'phase', dependsOn: 'workstream' },
  milestone: { approver: 'person' },
  indicator: { owner: 'person', endorsedBy: 'steering-group' },
  risk: { owner: 'person' },
  decision: { of: 'steering-group' },
  action: { owner: 'person' },
  note: { workstream: 'workstream' },
  paper: { author: 'person', leadMember: 'person', 'clearances.person': 'person' },
};

const lists: Readonly<Record<Target, string>> = {
  person: 'people',
  'steering-group': 'steeringGroups',
  workstream: 'workstreams',
  phase: 'phases',
};

/** The keys that a field holds, with their places. */
export function keysAt(fields: Fields, field: string): readonly { readonly key: string; readonly path: Path }[] {
  const [name = '', inner] = field.split('.');
  return heldIn(fields[name]).flatMap(({ value, step }) => {
    const key = inner === undefined ? value : isMap(value) ? value[inner] : undefined;
    const path = inner === undefined ? [name, ...step] : [name, ...step, inner];
    return typeof key === 'string' ? [{ key, path }] : [];
  });
}

/** References that lead nowhere, or to the very thing they stand in. */
export function danglingReferences(nouns: readonly Found[], document: unknown): Finding[] {
  const people = new Set(keysIn(document, lists.person));
  const ofProgramme = new Map<Found, Readonly<Record<Target, ReadonlySet<string>>>>();
  for (const programme of nouns.filter(({ kind }) => kind === 'programme'))
    ofProgramme.set(programme, {
      person: people,
      'steering-group': new Set(keysIn(programme.fields, lists['steering-group'])),
      workstream: new Set(keysIn(programme.fields, lists.workstream)),
      phase: new Set(keysIn(programme.fields, lists.phase)),
    });

  let suggestions = 0;
  return nouns.flatMap((noun) =>
    Object.entries(references[noun.kind] ?? {}).flatMap(([field, target]) => {
      const known = ofProgramme.get(programmeOf(noun))?.[target] ?? new Set();
      return keysAt(noun.fields, field).flatMap(({ key, path }): Finding[] => {
        if (field === 'oversees' && noun.fields.oversees === 'all') return [];
        const at = [...noun.path, ...path];
        if (known.has(key))
          return isOfItself(noun, target, key) ? [{ path: at, message: ofItself(key, field, known.size) }] : [];
        suggestions += 1;
        const near = suggestions <= mostSuggestions ? nearest(key, [...known], 1)[0] : undefined;
        return [{ path: at, message: leadsNowhere(key, target, [...known], near) }];
      });
    }),
  );
}

/** Finding a near key compares with all: in a file of thousands, worth the while only at first. */
const mostSuggestions = 50;

function leadsNowhere(key: string, target: Target, known: readonly string[], near: string | undefined): string {
  const few = known.length === 0 ? 'it to be listed there' : `one of ${known.join(', ')}`;
  return `${shown(key)} is not under ${lists[target]}; expected ${near ?? (known.length <= 8 ? few : 'one of the keys there')}`;
}

const ofItself = (key: string, field: string, known: number): string =>
  `${shown(key)} cannot stand in its own ${field}; expected ${known > 1 ? 'another key' : 'nothing'}`;

function isOfItself(noun: Found, target: Target, key: string): boolean {
  const self = noun.kind === 'meeting' ? noun.owner : noun;
  return self?.kind === target && self.fields.key === key;
}

function programmeOf(noun: Found): Found {
  return noun.owner ? programmeOf(noun.owner) : noun;
}

function keysIn(fields: unknown, list: string): readonly string[] {
  if (!isMap(fields)) return [];
  return heldIn(fields[list]).flatMap(({ value }) => {
    const { key, name } = isMap(value) ? value : {};
    if (typeof key === 'string') return [key];
    return list === lists.phase && typeof name === 'string' ? [slug(name)] : [];
  });
}
