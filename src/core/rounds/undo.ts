import { same } from '../interview/same.ts';
import type { Json } from '../json.ts';
import type { InterviewReading, ItemChange, ItemKind, WorkstreamInFull } from '../ports.ts';
import { type Action, programmeOf } from '../programme/nouns.ts';

/** What an answer did to the record, as it is taken back: by a later version of it, and while one is being made. */

export type Fields = Extract<ItemChange, { change: 'set' }>['fields'];

/** The fields before; `now`: what the answer made of them, by which it is known whether they are still its own. */
export type Undo =
  | Exclude<ItemChange, { change: 'set' }>
  | (Extract<ItemChange, { change: 'set' }> & { readonly now?: Fields });

type Set = Extract<Undo, { change: 'set' }>;
type Items = Pick<InterviewReading, 'workstream' | 'actions'>;

/** All items of a workstream that answers change, and the open actions of its leads. */
export function itemOf({ workstream, actions }: Items, kind: ItemKind, id: string): object | undefined {
  const lists: Partial<Record<ItemKind, readonly { readonly id: string }[]>> = {
    workstream: [workstream],
    milestone: workstream.milestones,
    indicator: workstream.indicators,
    saving: workstream.savings,
    risk: workstream.risks,
    action: actions,
  };
  return lists[kind]?.find((item) => item.id === id);
}

/**
 * What of it is still the answer's own. What was said between rounds, approved or imported since has taken its place:
 * nobody's later word is lost because an earlier one is corrected.
 */
export function stillOwn(record: Items, before: readonly Undo[]): readonly Undo[] {
  return before.flatMap((undo): readonly Undo[] => {
    if (undo.change !== 'set' || !undo.now) return [undo];
    const item = itemOf(record, undo.kind, undo.id) as Readonly<Record<string, Json | undefined>> | undefined;
    const { now, fields } = undo;
    const isOwn = (name: string) => !item || (name in now && same(item[name] ?? null, now[name] ?? null));
    const own = Object.entries(fields).filter(([name]) => isOwn(name));
    return own.length === 0 ? [] : [{ ...undo, fields: Object.fromEntries(own) }];
  });
}

/** The workstream as it was before an answer changed it. */
export function undone(workstream: WorkstreamInFull, before: readonly Undo[]): WorkstreamInFull {
  if (before.length === 0) return workstream;
  const [own = workstream] = restored('workstream', [workstream], before);
  return {
    ...own,
    milestones: restored('milestone', workstream.milestones, before),
    indicators: restored('indicator', workstream.indicators, before),
    savings: restored('saving', workstream.savings, before),
    risks: restored('risk', workstream.risks, before),
  };
}

/** The open actions as they were before an answer changed them: with those that it says are done. */
export const undoneActions = (actions: readonly Action[], before: readonly Undo[]): readonly Action[] =>
  restored('action', actions, before).map((action) => ({ ...action, programme: programmeOf(action.id) }));

/** Items as they were: without those that were added, and with those that are read no more since they are closed. */
function restored<T extends { readonly id: string }>(
  kind: ItemKind,
  items: readonly T[],
  before: readonly Undo[],
): readonly T[] {
  const sets = before.filter((each): each is Set => each.change === 'set' && each.kind === kind);
  const gone = sets.filter(({ id, fields }) => isWhole(fields) && !items.some((item) => item.id === id));
  const there = items.filter(
    ({ id }) => !before.some((each) => each.change === 'retire' && each.kind === kind && each.id === id),
  );
  return [...there, ...gone.map(({ id }) => ({ id }) as T)].map((item) =>
    sets.filter(({ id }) => id === item.id).reduce((now, { fields }) => withFields(now, fields), item),
  );
}

/** Whether these are all the fields of an item, and not only some that changed: its words are among them. */
const isWhole = (fields: Fields): boolean => typeof (fields.title ?? fields.text) === 'string';

function withFields<T extends object>(item: T, fields: Fields): T {
  const all = Object.entries({ ...item, ...fields }).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(all) as T;
}
