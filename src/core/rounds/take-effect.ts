import type { About } from '../interview/about.ts';
import type { Answers } from '../interview/answers.ts';
import type { Effect } from '../interview/family.ts';
import { effectsOf } from '../interview/questions.ts';
import { same } from '../interview/same.ts';
import type { Json } from '../json.ts';
import type { ItemChange, ItemKind, MilestoneChange, Tx } from '../ports.ts';
import { isSlip } from '../programme/milestone-days.ts';
import { slug } from '../programme/naming.ts';
import { historyOf, isMoved, keepHistory, takeBack } from './milestone-history.ts';
import { type Fields, itemOf, type Undo } from './undo.ts';

/** Who says it, and what their answer said before if this is a later version. */
interface Given {
  readonly by: string;
  /** Absent: between rounds. */
  readonly round?: string;
  /** `Update.before` of the version before, as far as it is still its own (about.ts, `givenIn`). */
  readonly before: readonly Undo[];
}

/** What an answer did to the record. */
export interface TakenEffect {
  /** For `Update.before`. */
  readonly before: readonly Undo[];
  /** Critical dates that wait for their approver now. */
  readonly proposed: readonly MilestoneChange[];
  /** Critical dates that this moved to a later day, or to none: made, or proposed. */
  readonly slipped: readonly MilestoneChange[];
}

/**
 * Changes the record as an answer says. Of a later version only what it says otherwise: that is taken back first, so that
 * it counts from the same beginning and a correction leaves no trace of what it corrects but the history. What it repeats
 * is left as it is, since somebody may have said more of it meanwhile.
 */
export async function takeEffect(tx: Tx, about: About, answers: Answers, given: Given): Promise<TakenEffect> {
  const effects = effectsOf(about, answers);
  const said = about.submitted ? effectsOf(about, about.submitted.answers) : [];
  const isRepeated = (effect: Effect) => said.some((each) => same(each as unknown as Json, effect as unknown as Json));
  const repeated = new Set(effects.filter(isRepeated).map((effect) => itemIn(about, effect)));
  const kept = given.before.filter((undo) => repeated.has(refOf(undo)));
  const dropped = given.before.filter((undo) => !repeated.has(refOf(undo)));
  const done: ItemChange[] = [];
  const before: Undo[] = [];
  const proposed: MilestoneChange[] = [];
  const slipped: MilestoneChange[] = [];
  const history = await historyOf(tx, effects);
  for (const effect of effects.filter((each) => !isRepeated(each))) {
    if (isMoved(effect)) {
      const change = await keepHistory(tx, about, effect, given, history);
      if (change?.state === 'proposed') proposed.push(change);
      const milestone = about.workstream.milestones.find(({ id }) => id === effect.milestone);
      if (!milestone || !change) continue;
      const isNew = !history.some(({ id }) => id === change.id);
      if (milestone.critical && isNew && change.kind === 'moved' && isSlip(change.from, change.to))
        slipped.push(change);
      // What moves is not done, whatever was said before.
      const reopened = effect.what === 'moved' && milestone.actual !== undefined ? { actual: undefined } : {};
      const day = effect.what === 'done' ? { actual: effect.to } : { forecast: effect.to ?? milestone.forecast };
      const fields: Fields = { ...reopened, ...(change.state === 'made' ? day : {}) };
      if (Object.keys(fields).length === 0) continue;
      done.push({ change: 'set', kind: 'milestone', id: milestone.id, fields });
      before.push(asItWas(about, 'milestone', milestone.id, fields));
    } else if (effect.what === 'add') {
      const item = added(about, effect);
      const retire: Undo = { change: 'retire', kind: item.kind, id: item.id };
      before.push(retire);
      if (!dropped.some((each) => same(each as Json, retire))) done.push({ change: 'add', item });
      else
        done.push(
          { ...retire, change: 'restore' },
          { change: 'set', kind: item.kind, id: item.id, fields: item.fields },
        );
    } else if (effect.what === 'retire') {
      const { kind, id } = effect;
      done.push({ change: 'retire', kind, id });
      before.push({ change: 'restore', kind, id }, { change: 'set', kind, id, fields: whole(about, kind, id) });
    } else {
      const { kind, id, fields } = effect;
      done.push({ change: 'set', kind, id, fields });
      const was = asItWas(about, kind, id, fields);
      // An action that is done is read no more: all of it is kept, so that a correction still finds it.
      before.push(kind === 'action' ? { ...was, fields: { ...whole(about, kind, id), ...was.fields } } : was);
    }
  }
  await takeBack(tx, about, silentNow(said, effects), milestonesIn(dropped), given);
  // What a version before added and this one does not is retired, and known, should a later version add it again.
  const gone = dropped.filter(
    (each) => each.change === 'retire' && !before.some((other) => same(other as Json, each as Json)),
  );
  const restored = dropped.filter((each) => each.change === 'set' || each.change === 'restore');
  const changes = [...gone, ...restored, ...done];
  if (changes.length > 0) await tx.imports.write(folded(changes));
  return { before: [...kept, ...before, ...gone], proposed, slipped };
}

/** The milestones of which the version before spoke, and this one does not. */
function silentNow(said: readonly Effect[], effects: readonly Effect[]): ReadonlySet<string> {
  const still = new Set(effects.filter(isMoved).map(({ milestone }) => milestone));
  const spoken = said.filter(isMoved).map(({ milestone }) => milestone);
  return new Set(spoken.filter((milestone) => !still.has(milestone)));
}

const milestonesIn = (changes: readonly Undo[]): ReadonlySet<string> =>
  new Set(changes.flatMap((each) => (each.change === 'set' && each.kind === 'milestone' ? [each.id] : [])));

/** The item that an effect is about, as {@link refOf} names it. */
function itemIn(about: About, effect: Effect): string {
  if (isMoved(effect)) return `milestone ${effect.milestone}`;
  return `${effect.kind} ${effect.what === 'add' ? added(about, effect).id : effect.id}`;
}

const refOf = (change: ItemChange): string =>
  change.change === 'add' ? `${change.item.kind} ${change.item.id}` : `${change.kind} ${change.id}`;

/** The fields as they stand, and as they are to be; `null` where there is none, since what is undefined is not kept in a row. */
function asItWas(about: About, kind: ItemKind, id: string, fields: Fields) {
  const item = itemOf(about, kind, id) as Readonly<Record<string, Json | undefined>> | undefined;
  const each = (value: (name: string) => Json | undefined): Fields =>
    Object.fromEntries(Object.keys(fields).map((name) => [name, value(name) ?? null]));
  return { change: 'set', kind, id, fields: each((name) => item?.[name]), now: each((name) => fields[name]) } as const;
}

/** All fields of an item that are its row's own. */
function whole(about: About, kind: ItemKind, id: string): Fields {
  const { id: _, programme: __, workstream: ___, ...fields } = (itemOf(about, kind, id) ?? {}) as Record<string, Json>;
  return fields;
}

/** After everything that the file names; a key that the file uses already gets a number. */
function added(about: About, { kind, owner, key, fields }: Extract<Effect, { what: 'add' }>) {
  let id = `${owner}/${slug(key)}`;
  for (let number = 2; itemOf(about, kind, id); number += 1) id = `${owner}/${slug(key)}-${number}`;
  return { kind, id, owner, position: 1_000, fields };
}

/** One statement may set a field once, and retire or restore an item once: the last one counts. */
function folded(changes: readonly (ItemChange | Undo)[]): readonly ItemChange[] {
  const sets = new Map<string, Extract<ItemChange, { change: 'set' }>>();
  const standing = new Map<string, ItemChange>();
  const adds: ItemChange[] = [];
  for (const change of changes) {
    const key = refOf(change);
    if (change.change === 'add') adds.push(change);
    else if (change.change === 'set') {
      const { kind, id, fields } = change;
      sets.set(key, { change: 'set', kind, id, fields: { ...sets.get(key)?.fields, ...fields } });
    } else standing.set(key, change);
  }
  return [...adds, ...sets.values(), ...standing.values()];
}
