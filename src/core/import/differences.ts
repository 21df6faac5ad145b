import { isList, isObject, own, same, type Value } from './same.ts';

/** One value that changes, and where in its item: `readings Q3 2026/27`. */
export interface Difference {
  readonly at: string;
  readonly from: Value;
  readonly to: Value;
}

/** What differs between two values; maps are gone into, lists are one value. */
export function differences(at: string, from: Value, to: Value): readonly Difference[] {
  if (same(from, to)) return [];
  if (!isObject(from ?? {}) || !isObject(to ?? {}) || (!isObject(from) && !isObject(to))) return [{ at, from, to }];
  const [before, after] = [isObject(from) ? from : {}, isObject(to) ? to : {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    differences(`${at} ${name}`, own(before, name), own(after, name)),
  );
}

/** `forecast from 2027-06-30 to 2027-07-31`; of a list of entries only that it differs. */
export function inWords({ at, from, to }: Difference): string {
  return [from, to].some((value) => isList(value) && value.some(isObject))
    ? at
    : `${at} from ${said(from)} to ${said(to)}`;
}

/** A value as one would write it in the file, in at most a line. */
export function said(value: Value): string {
  if (value === undefined || value === null || (isList(value) && value.length === 0)) return 'nothing';
  if (value === true || value === false) return value ? 'yes' : 'no';
  if (isList(value)) return value.map(said).join(', ');
  if (isObject(value))
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${said(inner)}`)
      .join(', ');
  const text = String(value).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
