import { type Found, heldIn, isMap } from './layout.ts';
import type { Finding } from './wording.ts';

/** Groups that would oversee themselves through others. Each circle is named once, where it first stands in the file. */
export function circlesOfParents({ path, fields }: Found): Finding[] {
  const groups = heldIn(fields.steeringGroups).flatMap(({ value, step }) =>
    isMap(value) && typeof value.key === 'string'
      ? [{ key: value.key, step, parents: heldIn(value.parents).map((parent) => String(parent.value)) }]
      : [],
  );
  const parents = new Map(groups.map((group) => [group.key, group.parents]));
  const named = new Set<string>();
  return groups.flatMap(({ key, step }): Finding[] => {
    const circle = named.has(key) ? [] : wayBack(key, parents);
    for (const each of circle) named.add(each);
    // A group that is its own parent is a reference to itself, which is said elsewhere.
    if (circle.length < 3) return [];
    const message = `the parents go round in a circle (${circle.join(', ')}); expected a group that none of these oversees`;
    return [{ path: [...path, 'steeringGroups', ...step, 'parents'], message }];
  });
}

/** The shortest way from a key by its parents back to it, both ends included; empty: there is none. */
function wayBack(key: string, parents: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const childOf = new Map<string, string>();
  const reached = [key];
  for (const next of reached)
    for (const parent of parents.get(next) ?? []) {
      if (parent === key) return [...wayUp(next, childOf), key];
      if (childOf.has(parent)) continue;
      childOf.set(parent, next);
      reached.push(parent);
    }
  return [];
}

function wayUp(to: string, childOf: ReadonlyMap<string, string>): readonly string[] {
  const child = childOf.get(to);
  return child === undefined ? [to] : [...wayUp(child, childOf), to];
}
