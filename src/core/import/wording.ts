import type { z } from 'zod';
import { programmeFile } from '../programme/programme-file.ts';
import { notARating, type Scale } from '../programme/rag.ts';
import { nearest } from '../words/nearest.ts';
import { knownFields } from './known-fields.ts';
import { isMap } from './layout.ts';
import type { Path } from './problem.ts';
import { aThingAt, thisAt } from './singular.ts';

/** Something wrong at a path of the document; `key`: with the name there rather than with its value. */
export interface Finding {
  readonly path: Path;
  readonly at?: 'key' | 'value';
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** Nobody reads further, and each is compared with all that could have been meant. */
const most = 1_000;

/** What zod found, in sentences: `"purple" is not a rating; expected green, amber or red`. */
export function inSentences(error: z.ZodError, document: unknown): Finding[] {
  return error.issues.slice(0, most).flatMap((issue) => findings(issue, [], document));
}

function findings(issue: Issue, above: Path, document: unknown): Finding[] {
  const path = [...above, ...issue.path] as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownField(name, path));
  if (issue.code === 'invalid_key') {
    const message = `${shown(path.at(-1))} ${issue.issues[0]?.message ?? ''}`;
    return [{ path, at: 'key', message }];
  }
  if (issue.code === 'invalid_union') {
    const inside = bestBranch(issue.errors);
    if (inside) return inside.flatMap((each) => findings(each, path, document));
  }
  const value = path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
    document,
  );
  return [{ path, message: sentence(value, path, predicate(issue, value, document)) }];
}

/** The form of a union that the value was meant to have: the one that got inside it. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const inside = (issue: Issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys';
  return branches.find((issues) => issues.length > 0 && issues.every(inside));
}

function unknownField(name: string, path: Path): Finding {
  const known = knownFields(programmeFile, path);
  const [near] = nearest(name, known, 1);
  const expected = near ?? (known.length > 0 ? `one of ${known.join(', ')}` : 'nothing here');
  return {
    path: [...path, name],
    at: 'key',
    message: `"${name}" is not a field of ${aThingAt(path)}; expected ${expected}`,
  };
}

/** Of names without a value, those that are no fields: a text that was cut short, mostly. */
export const emptyUnknown = (empty: readonly Path[]): readonly Finding[] =>
  empty.slice(0, most).flatMap((path) => {
    const [above, name] = [path.slice(0, -1), String(path.at(-1))];
    const known = knownFields(programmeFile, above);
    return known.length === 0 || known.includes(name) ? [] : [unknownField(name, above)];
  });

/** What is wrong, without the value: schemas say it themselves, except for the plain types of JSON. */
function predicate(issue: Issue, value: unknown, document: unknown): string {
  if (issue.message === notARating('three') && scaleOf(document) === 'five') return notARating('five');
  if (issue.message.includes('; expected ')) return issue.message;
  const type = issue.code === 'invalid_type' ? issue.expected : undefined;
  if (type === 'array') return `is not a list; expected a list${isPlain(value) ? ` such as [${value}]` : ''}`;
  if (type === 'object' || type === 'record') return 'is not a map; expected lines of "name: value"';
  return `is not accepted (${issue.message}); expected as docs/programme-file.md says`;
}

function sentence(value: unknown, path: Path, predicate: string): string {
  if (value !== undefined && value !== null) {
    const subject = isPlain(value) ? shown(value) : thisAt(path);
    return `${subject} ${predicate}`;
  }
  const expected = predicate.slice(predicate.indexOf('; '));
  if (path.length === 0) return 'the file is empty; expected version, organisation, people and programmes';
  if (typeof path.at(-1) === 'number') return `${thisAt(path)} is empty${expected}`;
  return `"${path.at(-1)}" is missing from ${thisAt(path.slice(0, -1))}${expected}`;
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** A value as it is quoted in a sentence: one line, not too long. */
export function shown(value: unknown): string {
  const text = String(value).replace(/\s+/g, ' ');
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}

/** The organisation's scale, as far as the document tells. */
export function scaleOf(document: unknown): Scale {
  const organisation = isMap(document) ? document.organisation : undefined;
  const rag = isMap(organisation) ? organisation.rag : undefined;
  return isMap(rag) && rag.scale === 'five' ? 'five' : 'three';
}
