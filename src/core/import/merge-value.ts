import type { Json } from '../json.ts';
import { byIdentity, type ListRule } from './lists.ts';
import { isList, isObject, own, same, type Value } from './same.ts';

/** The three states of a value that meet: in the file last imported, in the file now, and here. */
export interface Three {
  readonly was: Value;
  readonly file: Value;
  readonly here: Value;
}

/** Changed in the file and here, to different values; `here` stays. */
export type Clash = Three & { readonly path: readonly string[] };

export interface Merged {
  readonly value: Value;
  readonly clashes: readonly Clash[];
}

const settled = (value: Value): Merged => ({ value, clashes: [] });

/**
 * Three-way merge of one field. Only what changed in the file is taken from it; what changed here stays. Maps are merged
 * name by name, lists by their rule; what is neither clashes when both changed it differently.
 */
export function mergeValue(three: Three, rule: ListRule, path: readonly string[] = []): Merged {
  const { was, file, here } = three;
  if (same(file, was) || same(file, here)) return settled(here);
  if (same(here, was)) return settled(file);
  const before = was ?? undefined;
  if (isObject(file) && isObject(here) && (before === undefined || isObject(before)))
    return mergeMaps({ was: before ?? {}, file, here }, path);
  if (isList(file) && isList(here) && (before === undefined || isList(before))) {
    const lists = { was: before ?? [], file, here };
    if (rule === 'members') return settled(mergeMembers(lists));
    const merged = rule === 'whole' ? undefined : mergeEntries(lists, rule, path);
    if (merged) return merged;
  }
  return { value: here, clashes: [{ ...three, path }] };
}

type Maps = Readonly<Record<keyof Three, Readonly<Record<string, Value>>>>;
type Lists = Readonly<Record<keyof Three, readonly Json[]>>;

function mergeMaps({ was, file, here }: Maps, path: readonly string[]): Merged {
  const names = [...new Set([...Object.keys(here), ...Object.keys(file)])];
  const parts = names.map((name) => {
    const merged = mergeValue({ was: own(was, name), file: own(file, name), here: own(here, name) }, 'whole', [
      ...path,
      name,
    ]);
    return { name, ...merged };
  });
  const present = parts.filter(({ value }) => value !== undefined && value !== null);
  return {
    value: Object.fromEntries(present.map(({ name, value }) => [name, value])),
    clashes: parts.flatMap(({ clashes }) => clashes),
  };
}

/** Those here, without what left the file, with what came into it. Nobody clashes with an addition. */
function mergeMembers({ was, file, here }: Lists): readonly Json[] {
  const among = (list: readonly Json[]) => (member: Json) => list.some((each) => same(each, member));
  const stay = here.filter((member) => among(file)(member) || !among(was)(member));
  const come = file.filter((member) => !among(was)(member) && !among(here)(member));
  return [...stay, ...come];
}

/** Entry by entry, in the file's order; those that only stand here follow. */
function mergeEntries(lists: Lists, identity: readonly string[], path: readonly string[]): Merged | undefined {
  const [was, file, here] = [lists.was, lists.file, lists.here].map((list) => byIdentity(list, identity));
  if (!was || !file || !here) return undefined;
  const merged = mergeMaps(
    { was: Object.fromEntries(was), file: Object.fromEntries(file), here: Object.fromEntries(here) },
    path,
  );
  const entries = merged.value as Readonly<Record<string, Json>>;
  const order = [...file.keys(), ...[...here.keys()].filter((name) => !file.has(name))];
  return { ...merged, value: order.flatMap((name) => (Object.hasOwn(entries, name) ? [entries[name]!] : [])) };
}
