import type { LocalDate } from '../calendar/local-date.ts';
import { keyOf, type SteeringGroup } from '../programme/nouns.ts';

/**
 * Oversight passes from one body to others on a day: `until` and `successors`, in the programme file or by `handover`. On
 * that day both oversee, so that no day is nobody's; from the next day on the body that ended oversees nothing. Whatever
 * asks what a group oversees reads it as it is on the day, so nothing else needs to know.
 */

/** What one group took over from another. */
export interface TakenOver {
  /** Id of the group that ended. */
  readonly from: string;
  readonly on: LocalDate;
  /** What that one oversaw, itself and taken over. */
  readonly oversees: SteeringGroup['oversees'];
}

/** As a group stands in the file. */
type InFile = Pick<SteeringGroup, 'id' | 'oversees' | 'until' | 'successors'>;

export interface Oversight {
  readonly oversees: SteeringGroup['oversees'];
  readonly tookOver?: readonly TakenOver[];
  /** Ids of the groups that have taken over. */
  readonly handedOverTo?: readonly string[];
}

/** A programme's groups with what each oversees on a day. */
export const overseeingOn = <T extends InFile>(groups: readonly T[], today: LocalDate): readonly (T & Oversight)[] =>
  groups.map((group) => ({ ...group, ...oversightOf(group, groups, today) }));

/** @param groups at least those of its programme that end */
export function oversightOf(group: InFile, groups: readonly InFile[], today: LocalDate): Oversight {
  const tookOver = takenOver(group, groups, today, new Set([group.id]));
  const to = successorsOf(group, groups);
  const isOver = group.until !== undefined && group.until < today;
  const whole = together([group.oversees, ...tookOver.map(({ oversees }) => oversees)]);
  return {
    oversees: isOver ? [] : whole,
    ...(tookOver.length > 0 ? { tookOver } : {}),
    ...(group.until !== undefined && group.until <= today && to.length > 0 ? { handedOverTo: to } : {}),
  };
}

/** Those that it names and that are there, by id. */
const successorsOf = ({ id, successors }: InFile, groups: readonly InFile[]): readonly string[] => {
  const programme = id.slice(0, id.lastIndexOf('/'));
  return successors
    .map((key) => `${programme}/${key}`)
    .filter((each) => each !== id && groups.some(({ id: known }) => known === each));
};

/** @param passed the groups on the way here: a file in which two succeed each other leads nowhere, and must not lead on for ever */
function takenOver(
  group: InFile,
  groups: readonly InFile[],
  today: LocalDate,
  passed: ReadonlySet<string>,
): readonly TakenOver[] {
  const programme = group.id.slice(0, group.id.lastIndexOf('/'));
  return groups.flatMap((from): readonly TakenOver[] => {
    const { id, until, successors } = from;
    const isIts = id.startsWith(`${programme}/`) && successors.includes(keyOf(group.id));
    if (!isIts || until === undefined || until > today || passed.has(id)) return [];
    const before = takenOver(from, groups, today, new Set([...passed, id]));
    return [{ from: id, on: until, oversees: together([from.oversees, ...before.map(({ oversees }) => oversees)]) }];
  });
}

const together = (all: readonly SteeringGroup['oversees'][]): SteeringGroup['oversees'] =>
  all.includes('all') ? 'all' : [...new Set((all as readonly (readonly string[])[]).flat())];

/** Who owes what a group was asked for: the group, or whoever has taken over from it. */
export function nowInPlaceOf(
  groups: readonly SteeringGroup[],
  id: string,
  passed: ReadonlySet<string> = new Set(),
): readonly SteeringGroup[] {
  const group = groups.find((each) => each.id === id);
  if (!group || passed.has(id)) return [];
  const to = (group.handedOverTo ?? []).flatMap((each) => nowInPlaceOf(groups, each, new Set([...passed, id])));
  return to.length > 0 ? [...new Map(to.map((each) => [each.id, each])).values()] : [group];
}
