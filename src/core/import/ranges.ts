import { money } from '../programme/values.ts';
import { entriesOf, type Fields, type Found, heldIn, isMap } from './layout.ts';
import type { Path } from './problem.ts';
import type { Finding } from './wording.ts';

/** Ranges of money and of days that are the wrong way round. */
export function rangesOutOfOrder({ kind, path, fields }: Found): Finding[] {
  switch (kind) {
    case 'saving':
      return [...lower(path, 'high', fields.low, fields.high), ...entriesOf(fields.profile).flatMap(yearly(path))];
    case 'steering-group':
      return earlier(path, 'from', 'until', fields);
    case 'organisation':
      return heldIn(fields.preElection).flatMap(({ value, step }) =>
        isMap(value) ? earlier([...path, 'preElection', ...step], 'from', 'to', value) : [],
      );
    default:
      return [];
  }
}

const yearly =
  (path: Path) =>
  ([year, range]: readonly [string, unknown]): Finding[] =>
    Array.isArray(range) ? lower([...path, 'profile', year], 1, range[0], range[1]) : [];

function lower(path: Path, highAt: string | number, low: unknown, high: unknown): Finding[] {
  const [least, most] = [money.safeParse(low).data, money.safeParse(high).data];
  if (least === undefined || most === undefined || least <= most) return [];
  return [{ path: [...path, highAt], message: `high (${high}) is less than low (${low}); expected ${low} or more` }];
}

function earlier(path: Path, from: string, to: string, { [from]: first, [to]: last }: Fields): Finding[] {
  if (typeof first !== 'string' || typeof last !== 'string' || first <= last) return [];
  return [{ path: [...path, to], message: `${to} (${last}) is before ${from} (${first}); expected a later day` }];
}

const steps = ['notice', 'opens', 'due', 'closes'];

/** A round that would fall due before it opens. A workstream's own rhythm counts over its programme's. */
export function roundsOutOfOrder({ kind, path, fields, owner }: Found): Finding[] {
  const own = fields.rounds;
  if (!isMap(own) || (kind !== 'programme' && kind !== 'workstream')) return [];
  const all: Fields = { ...(isMap(owner?.fields.rounds) ? owner.fields.rounds : {}), ...own };
  const given = steps.filter((step) => typeof all[step] === 'number');
  return given.slice(1).flatMap((later, i): Finding[] => {
    const sooner = given[i]!;
    if (Number(all[sooner]) <= Number(all[later]) || !(sooner in own || later in own)) return [];
    const message = `${later} (${all[later]}) comes before ${sooner} (${all[sooner]}); expected ${given.join(', ')} in this order`;
    return [{ path: [...path, 'rounds', later in own ? later : sooner], message }];
  });
}
