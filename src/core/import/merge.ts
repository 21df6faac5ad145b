import type { Item, ItemChange, StoredItem } from '../ports.ts';
import { ownerKinds } from './layout.ts';
import { listRule } from './lists.ts';
import { mergeValue } from './merge-value.ts';
import { nameOf } from './names.ts';
import { stillNeeded } from './needed.ts';
import { type Base, type Conflict, type Plan, refOf, type Step } from './plan.ts';
import { same } from './same.ts';

/**
 * What importing a file does to the set-up: a three-way merge of the file last imported, the file now, and what stands
 * here. Only what changed in the file is taken from it, field by field and entry by entry; what was made, changed or
 * retired here stays; where both changed differently, that is a conflict and nothing is overwritten. What came from a
 * file and has left it is retired, with all that belongs to it; what returns is brought back. The same file again: an
 * empty plan. It does not look at the clock or the store.
 */
export function merge(base: Base | undefined, file: readonly Item[], here: readonly StoredItem[]): Plan {
  const was = byRef(base?.items ?? []);
  const left = byRef(base?.left ?? []);
  const stored = byRef(here);
  const parts = file.map((item) => bring(item, was.get(refOf(item)), left.get(refOf(item)), stored.get(refOf(item))));
  const gone = leave(base?.items ?? [], byRef(file), stored);
  const steps = [...parts, gone].flatMap((part) => part.steps);
  const needed = stillNeeded(here, steps);
  return {
    steps: steps.filter(({ change, id, kind }) => change.change !== 'retire' || !needed.has(refOf({ kind, id }))),
    conflicts: [
      ...[...parts, gone].flatMap((part) => part.conflicts),
      ...[...needed].flatMap(([ref, by]) => {
        const item = stored.get(ref);
        return item
          ? [
              {
                kind: item.kind,
                id: item.id,
                why: 'left the file, needed here' as const,
                by,
                sensitive: isSensitive(item),
              },
            ]
          : [];
      }),
    ],
    names: new Map([...here, ...file].map((item) => [refOf(item), nameOf(item)])),
  };
}

/** The base of the merge after this one. */
export function nextBase(base: Base | undefined, file: readonly Item[]): Base {
  const now = byRef(file);
  const before = byRef([...(base?.left ?? []), ...(base?.items ?? [])]);
  return { items: file, left: [...before.values()].filter((item) => !now.has(refOf(item))) };
}

type Part = Pick<Plan, 'steps' | 'conflicts'>;

/** What stands in the file. */
function bring(item: Item, was: Item | undefined, left: Item | undefined, stored: StoredItem | undefined): Part {
  if (!stored) return { steps: [step({ change: 'add', item }, item, {}, item.fields)], conflicts: [] };
  if (was && stored.retired) {
    const { kind, id } = item;
    const sensitive = isSensitive(item, stored);
    const conflict: Conflict = { kind, id, why: 'retired here, changed in the file', sensitive };
    return { steps: [], conflicts: unchanged(was, item) ? [] : [conflict] };
  }
  const restored = stored.retired ? [step({ change: 'restore', kind: item.kind, id: item.id }, item, {}, {})] : [];
  const { steps, conflicts } = setFields(item, was ?? left, stored);
  return { steps: [...restored, ...steps], conflicts };
}

function setFields(item: Item, was: Item | undefined, stored: StoredItem): Part {
  const { kind, id } = item;
  const merged = fieldsOf(item, was, stored).map((field) => {
    const three = { was: was?.fields[field], file: item.fields[field], here: stored.fields[field] };
    return { field, ...mergeValue(three, listRule(kind, field)) };
  });
  const changed = merged.filter(({ field, value }) => !same(value, stored.fields[field]));
  const moved = item.position !== stored.position && item.position !== was?.position;
  const fields = Object.fromEntries(changed.map(({ field, value }) => [field, value ?? undefined]));
  const before = Object.fromEntries(changed.map(({ field }) => [field, stored.fields[field]]));
  const sensitive = isSensitive(item, stored);
  const change: ItemChange = { change: 'set', kind, id, fields, ...(moved ? { position: item.position } : {}) };
  const place = (position: number) => (moved ? { position } : {});
  return {
    steps:
      changed.length > 0 || moved
        ? [
            {
              ...step(change, item, { ...before, ...place(stored.position) }, { ...fields, ...place(item.position) }),
              sensitive,
            },
          ]
        : [],
    conflicts: merged.flatMap(({ field, clashes }) =>
      clashes.map(({ path, was, file, here }): Conflict => {
        return { kind, id, why: 'both changed', field: [field, ...path].join(' '), was, file, here, sensitive };
      }),
    ),
  };
}

/** What stood in the file last imported and does not in this one. */
function leave(was: readonly Item[], file: ReadonlyMap<string, Item>, stored: ReadonlyMap<string, StoredItem>): Part {
  const steps: Step[] = [];
  const conflicts: Conflict[] = [];
  const fate = new Map<string, 'retires' | 'stays'>();
  for (const item of was) {
    const { kind, id } = item;
    const ref = refOf(item);
    const present = stored.get(ref);
    if (file.has(ref) || !present || present.retired) continue;
    // With its owner: a workstream that goes takes its milestones along, one that stays keeps them.
    const owners = fate.get(ownerOf(item));
    const stays = owners ? owners === 'stays' : !unchanged(item, present);
    fate.set(ref, stays ? 'stays' : 'retires');
    if (!stays) steps.push(step({ change: 'retire', kind, id }, present, {}, {}));
    else if (!owners)
      conflicts.push({ kind, id, why: 'left the file, changed here', sensitive: isSensitive(item, present) });
  }
  return { steps, conflicts };
}

const ownerOf = ({ kind, owner }: Item): string => refOf({ kind: ownerKinds[kind] ?? kind, id: owner ?? '' });

const fieldsOf = (...items: (Item | undefined)[]): readonly string[] => [
  ...new Set(items.flatMap((item) => Object.keys(item?.fields ?? {}))),
];

const unchanged = (a: Item, b: Item): boolean =>
  fieldsOf(a, b).every((field) => same(a.fields[field], b.fields[field]));

const byRef = <T extends Item>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [refOf(item), item]));

const isSensitive = (...items: readonly Item[]): boolean => items.some((item) => item.fields.sensitive === true);

function step(change: ItemChange, item: Item, before: Item['fields'], after: Item['fields']): Step {
  const { kind, id, owner } = item;
  const name = nameOf(item);
  return {
    change,
    kind,
    id,
    ...(owner === undefined ? {} : { owner }),
    name,
    sensitive: isSensitive(item),
    before,
    after,
  };
}
