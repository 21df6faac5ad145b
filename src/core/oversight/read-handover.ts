import type { LocalDate } from '../calendar/local-date.ts';
import { readDay } from '../interview/understand/read-day.ts';
import { type Named, named } from '../words/named.ts';

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly programme: string;
}

/** `GROUP to GROUPS on DATE, agreed at …`, as far as it could be read. */
export interface HandoverRead<Group> {
  readonly from: Named<Group>;
  readonly to: readonly Group[];
  /** What stands among the successors and is no single group of the programme. */
  readonly unknown: readonly string[];
  readonly on?: LocalDate;
  /** The day could be meant otherwise. */
  readonly unsure?: true;
  /** As it was written, where it is no day. */
  readonly notADay?: string;
  readonly agreed?: string;
}

/**
 * Names may hold `to`, `on` and `and` themselves: of all ways of taking it apart the first that makes sense as a whole is
 * meant; where none does, the first.
 */
export function readHandover<Group extends Thing>(
  typed: string,
  groups: readonly Group[],
  context: Parameters<typeof readDay>[1],
): HandoverRead<Group> | undefined {
  const [, whole = typed, agreed] = /^(.*?)[\s,;]+(?:as )?agreed(?:\s+(?:at|by|in|on))?:?\s+(.+)$/is.exec(typed) ?? [];
  const readings = splits(whole.slice(0, 400), /\s+to\s+/gi).flatMap(([from, rest]) =>
    splits(rest, /\s+(?:on|from)\s+/gi).map(([to, day]) => ({ from, to, day })),
  );
  const read = readings.map(({ from, to, day }): HandoverRead<Group> => {
    const found = named(groups, from);
    const among = 'one' in found ? groups.filter(({ programme }) => programme === found.one.programme) : groups;
    const on = readDay(day, context);
    return {
      from: found,
      ...namesIn(to, among),
      ...(on.kind === 'day' ? { on: on.on, ...(on.sure ? {} : { unsure: true as const }) } : { notADay: day }),
      ...(agreed === undefined ? {} : { agreed: agreed.trim() }),
    };
  });
  const makesSense = (each: HandoverRead<Group>) =>
    'one' in each.from && each.unknown.length === 0 && each.on !== undefined;
  return read.find(makesSense) ?? read[0];
}

/** All ways of splitting a text in two. */
const splits = (text: string, at: RegExp): readonly (readonly [string, string])[] =>
  [...text.matchAll(at)].map((hit) => [text.slice(0, hit.index).trim(), text.slice(hit.index + hit[0].length).trim()]);

/** Names in a row, the longest first: `Performance, Audit and Governance, and Cabinet`. */
function namesIn<Group extends Thing>(
  text: string,
  groups: readonly Group[],
): Pick<HandoverRead<Group>, 'to' | 'unknown'> {
  const parts = text.split(/(\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)/i);
  const to: Group[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let end = parts.length;
    let found = named(groups, parts.slice(at, end).join(''));
    while (!('one' in found) && end - at > 1) {
      end -= 2;
      found = named(groups, parts.slice(at, end).join(''));
    }
    if ('one' in found) to.push(found.one);
    else unknown.push(parts[at]!);
    at = end + 1;
  }
  return { to: [...new Set(to)], unknown: unknown.filter((each) => each !== '') };
}
