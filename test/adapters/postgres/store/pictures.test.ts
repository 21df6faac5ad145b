import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '#core/json';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

describe('pictures', () => {
  const database = fresh();
  const keep = (data: Json) => database.store.transaction((tx) => tx.pictures.keep('strategy', data));
  const get = (id: string) => database.store.transaction((tx) => tx.pictures.get(id));
  beforeAll(() => importSample(database.store));

  it('are kept under names that cannot be guessed, and come back as they were', async () => {
    const [one, other] = [await keep({ kind: 'x', rows: [1] }), await keep({ kind: 'x', rows: [2] })];
    expect(one).toMatch(/^[\w-]{24}$/);
    expect(other).not.toBe(one);
    expect(await get(one)).toEqual({ kind: 'x', rows: [1] });
    expect(await keep({ kind: 'x', rows: [1] })).toBe(one);
  });

  it('go two years after they were last shown anew', async () => {
    const [shown, old] = [await keep({ kind: 'shown' }), await keep({ kind: 'old' })];
    database.now = new Date('2028-12-01T09:00:00Z');
    await keep({ kind: 'shown' });
    database.now = new Date('2029-01-05T09:00:00Z');
    expect([await get(shown), await get(old)]).toEqual([{ kind: 'shown' }, undefined]);
    await keep({ kind: 'another' });
    const { rows } = await database.pool.query(`SELECT data ->> 'kind' AS kind FROM picture ORDER BY kind`);
    expect(rows.map(({ kind }) => kind)).toEqual(['another', 'shown']);
  });

  it('are unknown under any other name', async () => {
    expect(await get('nothing')).toBeUndefined();
  });
});
