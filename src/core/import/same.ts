import type { Json } from '../json.ts';

export type Value = Json | undefined;

export const isObject = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list; arrays of JSON are read-only, which `Array.isArray` does not see. */
export const isList = (value: Value): value is readonly Json[] => Array.isArray(value);

/** A map's own value: a topic may be called `constructor`. */
export const own = (map: { readonly [key: string]: Value }, name: string): Value =>
  Object.hasOwn(map, name) ? map[name] : undefined;

/** Whether two values say the same. The order of a map's names says nothing, and absent and null are alike: the database keeps neither apart. */
export function same(a: Value, b: Value): boolean {
  if (a === undefined || a === null) return b === undefined || b === null;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((each, i) => same(each, b[i]));
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => same(own(a, name), own(b, name)));
}
