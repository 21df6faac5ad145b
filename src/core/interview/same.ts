import type { Json } from '../json.ts';

/** Whether two values say the same; the order of an object's keys, which a database may change, does not count. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, Json | undefined>, b as Record<string, Json | undefined>];
  return Object.keys({ ...left, ...right }).every((key) => same(left[key], right[key]));
}
