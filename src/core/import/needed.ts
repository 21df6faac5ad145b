import type { StoredItem } from '../ports.ts';
import { apply } from './apply.ts';
import { ownerKinds } from './layout.ts';
import { refOf, type Step } from './plan.ts';
import { keysAt, references } from './references.ts';

/**
 * People who have left the file although something that stays refers to them (a workstream given to them in chat, say),
 * with the ids of what does. The file itself never does that: its own references were checked.
 */
export function stillNeeded(
  here: readonly StoredItem[],
  steps: readonly Step[],
): ReadonlyMap<string, readonly string[]> {
  const leaving = new Map(
    steps.flatMap(({ change, kind, id }) =>
      kind === 'person' && change.change === 'retire' ? [[id, new Set<string>()] as const] : [],
    ),
  );
  if (leaving.size === 0) return new Map();
  const after = apply(
    here,
    steps.map(({ change }) => change),
  );
  const retired = new Set(after.filter((item) => item.retired).map(refOf));
  const owners = new Map(after.map((item) => [refOf(item), item]));
  const stands = (item: StoredItem | undefined): boolean => {
    if (!item) return true;
    const owner = ownerKinds[item.kind];
    return !retired.has(refOf(item)) && stands(owner && owners.get(refOf({ kind: owner, id: item.owner ?? '' })));
  };
  for (const item of after.filter(stands))
    for (const [field, target] of Object.entries(references[item.kind] ?? {}))
      if (target === 'person') for (const { key } of keysAt(item.fields, field)) leaving.get(key)?.add(item.id);
  return new Map(
    [...leaving].filter(([, by]) => by.size > 0).map(([id, by]) => [refOf({ kind: 'person', id }), [...by]]),
  );
}
