import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apply } from '#core/import/apply';
import { merge } from '#core/import/merge';
import { refOf } from '#core/import/plan';
import { same } from '#core/import/same';
import type { Item, ItemChange, StoredItem } from '#core/ports';
import { SetUp } from './set-up.ts';

/** Few values and few names, so that changes meet. */
const word = fc.constantFrom('a', 'b', 'c');
const fields = fc.record(
  { title: word, baseline: word, dependsOn: fc.uniqueArray(word), rounds: fc.dictionary(word, word, { maxKeys: 3 }) },
  { requiredKeys: ['title'] },
);

/** Workstreams with milestones, as a file or people would have them. */
const noun = fc.record({
  key: word,
  fields,
  milestones: fc.uniqueArray(fc.record({ key: word, fields }), { selector: ({ key }) => key }),
});
const items = fc.uniqueArray(noun, { selector: ({ key }) => key }).map((nouns): Item[] =>
  nouns.flatMap(({ key, fields, milestones }, position): Item[] => [
    { kind: 'workstream', id: `p/${key}`, owner: 'p', position, fields },
    ...milestones.map((inner, position): Item => {
      return { kind: 'milestone', id: `p/${key}/${inner.key}`, owner: `p/${key}`, position, fields: inner.fields };
    }),
  ]),
);

/** What people do in chat, as far as it meets something that is there. */
const deed = fc.record({
  what: fc.constantFrom('set', 'retire', 'restore', 'add'),
  which: fc.nat(),
  key: word,
  fields,
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

function doneTo(here: readonly StoredItem[], { what, which, key, fields }: Deed): readonly ItemChange[] {
  const item = here[which % Math.max(1, here.length)];
  if (what === 'add') {
    const made: Item = { kind: 'workstream', id: `p/chat-${key}`, owner: 'p', position: 9, fields };
    return here.some((each) => refOf(each) === refOf(made)) ? [] : [{ change: 'add', item: made }];
  }
  if (!item) return [];
  if (what === 'set') return item.retired ? [] : [{ change: 'set', kind: item.kind, id: item.id, fields }];
  return item.retired === (what === 'restore') ? [{ change: what as 'retire', kind: item.kind, id: item.id }] : [];
}

const history = fc.array(fc.record({ file: items, deeds: fc.array(deed, { maxLength: 4 }) }), {
  minLength: 1,
  maxLength: 4,
});

/** A set-up after some files and what people did between them. */
function setUpAfter(past: readonly { file: Item[]; deeds: Deed[] }[]): SetUp {
  const setUp = new SetUp();
  for (const { file, deeds } of past) {
    setUp.importItems(file);
    for (const each of deeds) setUp.chat(...doneTo(setUp.here, each));
  }
  return setUp;
}

const standing = (here: readonly StoredItem[]) => here.filter((item) => !item.retired);

describe('importing any file, whatever happened before', () => {
  it('a second time does nothing and reports nothing', () => {
    fc.assert(
      fc.property(history, items, (past, file) => {
        const setUp = setUpAfter(past);
        setUp.importItems(file);
        const { steps, conflicts } = setUp.importItems(file);
        expect({ steps, conflicts }).toEqual({ steps: [], conflicts: [] });
      }),
    );
  });

  it('makes the set-up what the file says, where nobody changed anything here', () => {
    fc.assert(
      fc.property(fc.array(items, { minLength: 1, maxLength: 5 }), (files) => {
        const setUp = new SetUp();
        for (const file of files) expect(setUp.importItems(file).conflicts).toEqual([]);
        const inOrder = (list: readonly Item[]) => [...list].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
        const now = inOrder(standing(setUp.here)).map(({ kind, id, position, fields }) => ({
          kind,
          id,
          position,
          fields,
        }));
        const meant = inOrder(files.at(-1)!).map(({ kind, id, position, fields }) => ({ kind, id, position, fields }));
        expect(now).toHaveLength(meant.length);
        expect(now.every((item, i) => same(item, meant[i]))).toBe(true);
      }),
    );
  });

  it('never overwrites what was changed here', () => {
    fc.assert(
      fc.property(history, items, (past, file) => {
        const setUp = setUpAfter(past);
        const { base, here } = setUp;
        const was = new Map(base?.items.map((item) => [refOf(item), item]));
        const plan = merge(base, file, here);
        const now = new Map(
          apply(
            here,
            plan.steps.map(({ change }) => change),
          ).map((item) => [refOf(item), item]),
        );
        for (const item of standing(here)) {
          const before = was.get(refOf(item));
          if (!before) continue;
          for (const field of ['title', 'baseline']) {
            if (same(item.fields[field], before.fields[field])) continue;
            expect(now.get(refOf(item))?.fields[field]).toEqual(item.fields[field]);
          }
        }
      }),
    );
  });

  it('never touches what was made here and is not in the file', () => {
    fc.assert(
      fc.property(history, items, (past, file) => {
        const setUp = setUpAfter(past);
        const made = setUp.here.filter(({ id }) => id.startsWith('p/chat-'));
        setUp.importItems(file);
        for (const item of made) expect(setUp.item(item.kind, item.id)).toEqual(item);
      }),
    );
  });

  it('never retires a thing that was changed here, unless with what it belongs to', () => {
    fc.assert(
      fc.property(history, items, (past, file) => {
        const setUp = setUpAfter(past);
        const was = new Map(setUp.base?.items.map((item) => [refOf(item), item]));
        const plan = merge(setUp.base, file, setUp.here);
        const retired = new Set(plan.steps.filter(({ change }) => change.change === 'retire').map(refOf));
        for (const item of setUp.here) {
          const before = was.get(refOf(item));
          const changed = before && !same(item.fields, before.fields);
          if (!changed || !retired.has(refOf(item))) continue;
          expect(retired).toContain(refOf({ kind: 'workstream', id: item.owner ?? '' }));
        }
      }),
    );
  });
});
