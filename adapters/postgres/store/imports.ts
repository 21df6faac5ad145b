import type { Json } from '#core/json';
import type { ImportRows, Item, ItemChange, ItemKind, StoredItem } from '#core/ports';
import { itemKinds } from '#core/ports';
import { Prisma } from '../generated/client.ts';
import { type Database, json } from './database.ts';
import { type Table, tables } from './tables.ts';

type Change<K extends ItemChange['change']> = Extract<ItemChange, { change: K }>;

export const importRows = (db: Database, now: Date): ImportRows => ({
  async last() {
    await db.$executeRaw`LOCK TABLE import IN SHARE ROW EXCLUSIVE MODE`;
    const row = await db.import.findFirst({ orderBy: { id: 'desc' } });
    return row ? { hash: row.hash, document: row.document as Json } : undefined;
  },

  async keep({ name, hash, document, by }) {
    await db.$executeRaw`
      INSERT INTO import (at, name, hash, document, "importedBy")
      VALUES (${now}::timestamptz, ${name}, ${hash}, ${json(document)}::jsonb, ${by})`;
  },

  async items() {
    const each = itemKinds.map((kind) => {
      const { name } = tables[kind];
      return Prisma.sql`SELECT ${kind} AS kind, to_jsonb(t) AS row FROM ${quoted(name)} t`;
    });
    const rows = await db.$queryRaw<{ kind: ItemKind; row: Row }[]>(Prisma.join(each, ' UNION ALL '));
    return rows.map(({ kind, row }) => stored(kind, row)).sort(inOrder);
  },

  async write(changes) {
    const of = <K extends ItemChange['change']>(...wanted: K[]) =>
      changes.filter((each): each is Change<K> => (wanted as string[]).includes(each.change));
    for (const kind of itemKinds)
      await add(
        db,
        now,
        kind,
        of('add').flatMap(({ item }) => (item.kind === kind ? [item] : [])),
      );
    for (const same of alike(of('set'))) await set(db, now, same);
    for (const kind of itemKinds) {
      const mine = of('retire', 'restore').filter((each) => each.kind === kind);
      if (mine.length > 0) await retire(db, now, kind, mine);
    }
  },
});

type Row = { readonly [column: string]: Json } & { readonly id: string };

const quoted = (name: string) => Prisma.raw(`"${name}"`);

function stored(kind: ItemKind, row: Row): StoredItem {
  const { owner, fields } = tables[kind];
  const present = fields.filter((name) => row[name] !== null && !(name === 'sensitive' && row[name] === false));
  return {
    kind,
    id: row.id,
    ...(owner ? { owner: String(row[owner]) } : {}),
    position: Number(row.position ?? 0),
    fields: Object.fromEntries(present.map((name) => [name, row[name]])),
    retired: Boolean(row.retiredAt),
  };
}

const inOrder = (a: StoredItem, b: StoredItem): number =>
  itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind) || a.position - b.position || (a.id < b.id ? -1 : 1);

/** Fields as columns of their table; `sensitive` is a plain yes or no there. */
function columns(kind: ItemKind, fields: Item['fields']): Record<string, Json | undefined> {
  const unknown = Object.keys(fields).find((name) => !tables[kind].fields.includes(name));
  if (unknown !== undefined) throw new Error(`the table of ${kind} has no column for its field "${unknown}"`);
  return 'sensitive' in fields ? { ...fields, sensitive: fields.sensitive ?? false } : fields;
}

async function add(db: Database, now: Date, kind: ItemKind, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const { name, owner, schedule } = tables[kind];
  const rows = items.map((item) => ({
    sensitive: false,
    ...columns(kind, item.fields),
    ...(owner ? { [owner]: item.owner } : {}),
    ...(schedule ? { scheduledSince: now } : {}),
    id: item.id,
    position: item.position,
  }));
  await db.$executeRaw`
    INSERT INTO ${quoted(name)} SELECT * FROM jsonb_populate_recordset(NULL::${quoted(name)}, ${json(rows)}::jsonb)`;
}

/** Changes of one kind that set the same columns: one statement. */
interface Alike {
  readonly table: Table;
  readonly columns: readonly string[];
  readonly rows: Record<string, Json | undefined>[];
}

function alike(changes: readonly Change<'set'>[]): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const { kind, id, fields, position } of changes) {
    const row = {
      ...columns(kind, fields),
      ...(position === undefined || kind === 'organisation' || kind === 'paper' ? {} : { position }),
    };
    const names = Object.keys(row).sort();
    const key = [kind, ...names].join();
    const group = groups.get(key) ?? { table: tables[kind], columns: names, rows: [] };
    group.rows.push({ ...row, id });
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.columns.length > 0);
}

async function set(db: Database, now: Date, { table, columns, rows }: Alike): Promise<void> {
  const list = columns.map((column) => Prisma.sql`${quoted(column)} = new.${quoted(column)}`);
  if (table.schedule?.some((field) => columns.includes(field)))
    list.push(Prisma.sql`"scheduledSince" = ${now}::timestamptz`);
  await db.$executeRaw`
    UPDATE ${quoted(table.name)} t SET ${Prisma.join(list)}
      FROM jsonb_populate_recordset(NULL::${quoted(table.name)}, ${json(rows)}::jsonb) AS new WHERE t.id = new.id`;
}

/** What comes back begins again: nothing that fell due while it was retired is made up for. */
async function retire(
  db: Database,
  now: Date,
  kind: ItemKind,
  changes: readonly Change<'retire' | 'restore'>[],
): Promise<void> {
  const { name, retires, schedule } = tables[kind];
  if (!retires) throw new Error(`${kind} cannot be retired`);
  const ids = (which: 'retire' | 'restore') => changes.filter(({ change }) => change === which).map(({ id }) => id);
  const begins = schedule ? Prisma.sql`, "scheduledSince" = ${now}::timestamptz` : Prisma.empty;
  await db.$executeRaw`UPDATE ${quoted(name)} SET "retiredAt" = ${now}::timestamptz WHERE id = ANY(${ids('retire')}::text[])`;
  await db.$executeRaw`UPDATE ${quoted(name)} SET "retiredAt" = NULL ${begins} WHERE id = ANY(${ids('restore')}::text[])`;
}
