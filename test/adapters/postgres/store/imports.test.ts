import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type ItemChange, type ItemKind, itemKinds, type Tx } from '#core/ports';
import { action, decision } from '#core/programme/decision';
import { indicator } from '#core/programme/indicator';
import { milestone } from '#core/programme/milestone';
import { organisation } from '#core/programme/organisation';
import { paper } from '#core/programme/paper';
import { person } from '#core/programme/person';
import { programme } from '#core/programme/programme';
import { risk } from '#core/programme/risk';
import { saving } from '#core/programme/saving';
import { comment, consultation, note, recommendation, review } from '#core/programme/scrutiny';
import { meeting, steeringGroup } from '#core/programme/steering-group';
import { workstream } from '#core/programme/workstream';
import { tables } from '../../../../adapters/postgres/store/tables.ts';
import { fresh } from './fresh.ts';
import { importSample, sample } from './sample.ts';

const nouns: Readonly<Record<ItemKind, z.ZodType>> = {
  organisation,
  person,
  programme,
  'steering-group': steeringGroup,
  meeting,
  workstream,
  milestone,
  indicator,
  saving,
  risk,
  decision,
  action,
  review,
  recommendation,
  consultation,
  comment,
  note,
  paper,
};

/** Lists in the file that are nouns of their own, and the key, which is the end of the id. */
const apart: Partial<Record<ItemKind, readonly string[]>> = {
  programme: [
    'steeringGroups',
    'workstreams',
    'decisions',
    'actions',
    'reviews',
    'consultations',
    'comments',
    'notes',
    'paper',
  ],
  'steering-group': ['meetings'],
  workstream: ['milestones', 'indicators', 'savings', 'risks'],
  review: ['recommendations'],
};

/** The fields as they stand in a file, also of a noun that is finished by a transformation. */
function shapeOf(noun: unknown): object {
  if (noun instanceof z.ZodPipe) return shapeOf(noun.in);
  if (noun instanceof z.ZodObject) return noun.shape;
  throw new Error('a noun is expected to be an object');
}

describe('the tables of the set-up', () => {
  it.each(itemKinds)('have a column for each field of %s, and no other', (kind) => {
    const fields = Object.keys(shapeOf(nouns[kind])).filter((name) => name !== 'key' && !apart[kind]?.includes(name));
    const { name, fields: columns } = tables[kind];
    const missing = fields
      .filter((field) => !columns.includes(field))
      .map((field) => `${name} lacks a column "${field}"`);
    const left = columns
      .filter((column) => !fields.includes(column))
      .map((column) => `no field is for ${name}."${column}"`);
    expect([...missing, ...left]).toEqual([]);
  });
});

describe('the set-up in the record', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const write = (...changes: ItemChange[]) => store((tx) => tx.imports.write(changes));
  const item = async (id: string) => (await store((tx) => tx.imports.items())).find((each) => each.id === id);

  it('comes back as it was written', async () => {
    const items = await store((tx) => tx.imports.items());
    const expected = sample.map((each) => ({
      ...each,
      fields: JSON.parse(JSON.stringify(each.fields)),
      retired: false,
    }));
    expect(items).toHaveLength(sample.length);
    expect(items).toEqual(expect.arrayContaining(expected));
  });

  it('lists owners before what they own, each list in its order', async () => {
    const items = await store((tx) => tx.imports.items());
    const places = items.map(({ kind }) => itemKinds.indexOf(kind));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(items.filter(({ kind }) => kind === 'workstream').map(({ id }) => id)).toEqual([
      'strategy/customer',
      'strategy/ict',
    ]);
  });

  it('changes only the fields that are named, and empties those that are undefined', async () => {
    await write(
      { change: 'set', kind: 'workstream', id: 'strategy/customer', fields: { deputy: undefined, aims: ['One'] } },
      { change: 'set', kind: 'workstream', id: 'strategy/ict', fields: { deputy: 'asha', aims: [] }, position: 7 },
      { change: 'set', kind: 'organisation', id: 'organisation', fields: { closures: ['2026-12-29'] } },
    );
    const customer = await item('strategy/customer');
    expect(customer?.fields).toMatchObject({ aims: ['One'], director: 'dev', lead: ['asha', 'vera'] });
    expect(customer?.fields).not.toHaveProperty('deputy');
    expect(await item('strategy/ict')).toMatchObject({ position: 7, fields: { deputy: 'asha', aims: [] } });
    expect((await item('organisation'))?.fields).toMatchObject({ closures: ['2026-12-29'], name: 'Example Council' });
  });

  it('keeps what is retired, and brings it back', async () => {
    const id = 'strategy/customer/live';
    await write({ change: 'retire', kind: 'milestone', id });
    expect(await item(id)).toMatchObject({ retired: true });
    await write({ change: 'restore', kind: 'milestone', id });
    expect(await item(id)).toMatchObject({ retired: false });
  });

  it('refuses a field without a column', async () => {
    const fields = { colour: 'blue' };
    await expect(write({ change: 'set', kind: 'risk', id: 'strategy/customer/staff', fields })).rejects.toThrow(
      'the table of risk has no column for its field "colour"',
    );
  });

  it('lets a schedule begin when it is made, changed or brought back, and at no other change', async () => {
    const since = async () => {
      const { scheduledSince } = await database.prisma.programme.findUniqueOrThrow({ where: { id: 'strategy' } });
      return scheduledSince.toISOString();
    };
    const change = async (at: string, change: ItemChange) => {
      database.now = new Date(at);
      await write(change);
      return since();
    };
    const kind = 'programme';
    const id = 'strategy';
    const began = await since();
    expect(await change('2027-02-01T09:00:00Z', { change: 'set', kind, id, fields: { name: 'Strategy' } })).toBe(began);
    const fields = { rounds: { every: 'month', opens: 1, due: 10 } };
    expect(await change('2027-02-02T09:00:00Z', { change: 'set', kind, id, fields })).toBe('2027-02-02T09:00:00.000Z');
    expect(await change('2027-02-03T09:00:00Z', { change: 'retire', kind, id })).toBe('2027-02-02T09:00:00.000Z');
    expect(await change('2027-02-04T09:00:00Z', { change: 'restore', kind, id })).toBe('2027-02-04T09:00:00.000Z');
  });

  it('gives back the file imported last', async () => {
    expect(await store((tx) => tx.imports.last())).toBeUndefined();
    await store((tx) => tx.imports.keep({ name: 'a.yaml', hash: 'one', document: { version: 1 }, by: 'omar' }));
    await store((tx) => tx.imports.keep({ name: 'a.yaml', hash: 'two', document: { version: 2 }, by: 'omar' }));
    expect(await store((tx) => tx.imports.last())).toEqual({ hash: 'two', document: { version: 2 } });
  });
});
