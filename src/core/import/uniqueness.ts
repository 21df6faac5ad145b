import { platformIds } from '../programme/person.ts';
import { entriesOf, type Fields, type Found, heldIn, identity, isMap } from './layout.ts';
import type { Path } from './problem.ts';
import { thisAt } from './singular.ts';
import { type Finding, shown } from './wording.ts';

/** Things that cannot be told apart: keys are identities within their list, and people are found by their addresses. */
export function duplicates(nouns: readonly Found[]): Finding[] {
  const people = nouns.filter(({ kind }) => kind === 'person');
  return [
    ...repeated(nouns, identityOf, identityField),
    ...['email', ...platformIds].flatMap((field) =>
      repeated(
        people,
        ({ fields: { [field]: id } }) => (typeof id === 'string' ? id.toLowerCase() : undefined),
        () => [field],
      ),
    ),
    ...sharedChannels(nouns.filter(({ kind }) => kind === 'steering-group')),
    ...nouns.filter(({ kind }) => kind === 'programme').flatMap((noun) => within(noun, 'phases', 'key')),
    ...nouns.filter(({ kind }) => kind === 'workstream').flatMap((noun) => within(noun, 'history', 'period')),
  ];
}

/** What may stand in a channel follows from the group that reads it: where two do, one would read what is not for it. */
function sharedChannels(groups: readonly Found[]): Finding[] {
  const platforms = new Set(groups.flatMap(({ fields }) => entriesOf(fields.channel).map(([platform]) => platform)));
  return [...platforms].flatMap((platform) =>
    repeated(
      groups,
      ({ fields }) => textAt(fields, ['channel', platform]),
      () => ['channel', platform],
    ),
  );
}

const valueAt = (fields: Fields, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (isMap(value) ? value[step] : undefined), fields);

function textAt(fields: Fields, path: Path): string | undefined {
  const value = valueAt(fields, path);
  return typeof value === 'string' ? value : undefined;
}

const identityOf = (noun: Found): string | undefined => {
  const own = identity(noun.kind, noun.fields);
  return own === undefined ? undefined : JSON.stringify([noun.owner?.path, noun.kind, own]);
};

/** The field that shows what a noun is known by. */
function identityField({ kind, fields }: Found): Path {
  if (kind === 'meeting') return ['on'];
  const field = ['key', 'text', 'with', 'kind', 'team'].find(
    (name) => name in fields && !(kind === 'note' && name === 'kind'),
  );
  return field ? [field] : [];
}

/** The second and later nouns of the same identity, each against the first. */
function repeated(
  nouns: readonly Found[],
  idOf: (noun: Found) => string | undefined,
  field: (noun: Found) => Path,
): Finding[] {
  const first = new Map<string, Found>();
  return nouns.flatMap((noun) => {
    const id = idOf(noun);
    const before = id === undefined ? undefined : first.get(id);
    if (id !== undefined && !before) first.set(id, noun);
    return before ? [{ path: [...noun.path, ...field(noun)], message: taken(noun, field(noun)) }] : [];
  });
}

const taken = (noun: Found, field: Path): string =>
  `${shown(valueAt(noun.fields, field))} stands for another ${thisAt(noun.path).slice('this '.length)} already; expected ${
    noun.kind === 'note' ? 'each note once' : 'one of its own'
  }`;

/** The same among the entries of a list that are no nouns of their own. */
function within(noun: Found, list: string, field: string): Finding[] {
  const entries = heldIn(noun.fields[list]).flatMap(({ value, step }) =>
    isMap(value) ? [{ ...noun, path: [...noun.path, list, ...step], fields: value as Fields }] : [],
  );
  return repeated(
    entries,
    ({ fields }) => (typeof fields[field] === 'string' ? fields[field] : undefined),
    () => [field],
  );
}
