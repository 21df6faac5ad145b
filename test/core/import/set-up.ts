import { apply } from '#core/import/apply';
import { merge, nextBase } from '#core/import/merge';
import type { Base, Plan } from '#core/import/plan';
import type { Item, ItemChange, ItemKind, StoredItem } from '#core/ports';
import { itemsOfText, small, smallWith } from './files.ts';

/** A set-up that files are imported into, and that people change. */
export class SetUp {
  base: Base | undefined;
  here: readonly StoredItem[] = [];

  import(text: string): Plan {
    return this.importItems(itemsOfText(text));
  }

  importItems(items: readonly Item[]): Plan {
    const plan = merge(this.base, items, this.here);
    this.here = apply(
      this.here,
      plan.steps.map(({ change }) => change),
    );
    // The base goes through the database as JSON.
    this.base = JSON.parse(JSON.stringify(nextBase(this.base, items)));
    return plan;
  }

  /** What people change in chat. */
  chat(...changes: ItemChange[]): void {
    this.here = apply(this.here, changes);
  }

  item(kind: ItemKind, id: string): StoredItem | undefined {
    return this.here.find((item) => item.kind === kind && item.id === id);
  }
}

/** The set-up once a file was imported into it. */
export const imported = (text = small): SetUp => {
  const setUp = new SetUp();
  setUp.import(text);
  return setUp;
};

export const set = (kind: ItemKind, id: string, fields: Item['fields']): ItemChange => ({
  change: 'set',
  kind,
  id,
  fields,
});
export const ict = 'strategy/ict';
export const plan = 'strategy/ict/plan';
export const planIs = '- { key: plan, title: Plan agreed, baseline: 2026-12-15 }';
/** The small file with something gone. */
export const without = {
  plan: smallWith([`        milestones:\n          ${planIs}\n`, '']),
  ict: smallWith(
    [small.slice(small.indexOf('      - key: ict'), small.indexOf('      - key: focus')), ''],
    ['        dependsOn: [ict]\n', ''],
  ),
};
