import { describe, expect, it } from '@jest/globals';
import { all, type Element, ofClass, tagged, textOf } from './html-reader.ts';
import { made } from './kit.ts';

/** A page on which Asha has written “amber”. */
async function spoken(place = '?as=asha') {
  const playground = await made();
  await playground.write(place, 'amber');
  const read = async (as = place) => all(await playground.open(as), ofClass('message')).at(-1)!;
  const form = (item: Element, action: string) =>
    all(item, (each) => tagged('form')(each) && each.attributes.action === `/playground/${action}`)[0];
  return { ...playground, read, form, key: playground.rows.all[0]!.key };
}

describe('what people change of their own in the playground', () => {
  it('is an edit of the message they wrote, which then reads so, as edited', async () => {
    const { read, form, submit, received, key } = await spoken();
    await submit(form(await read(), 'edit')!, { text: 'red,\nR&D <b>' });
    expect(received[1]?.what).toEqual({ kind: 'edited', message: key, text: 'red,\nR&D <b>' });
    const item = await read();
    expect(textOf(item)).toMatch(/Asha Patel 08:00 \(edited\)\s+red,\nR&D <b>/);
    expect(all(item, tagged('textarea')).map(textOf)).toEqual(['\nred,\nR&D <b>']);
  });

  it('is a deletion, after which nothing can be changed any more', async () => {
    const { read, form, submit, received, key } = await spoken();
    await submit(form(await read(), 'delete')!);
    expect(received[1]?.what).toEqual({ kind: 'deleted', message: key });
    const item = await read();
    expect(textOf(item)).toMatch(/Asha Patel 08:00\s+\(deleted\)/);
    expect(textOf(item)).not.toContain('amber');
    expect(all(item, tagged('form'))).toEqual([]);
  });

  it('reaches the core once, however often it is submitted', async () => {
    const { read, form, submit, again, received } = await spoken();
    await submit(form(await read(), 'delete')!);
    await again();
    expect(received).toHaveLength(3);
    expect(received[2]?.keys).toEqual(received[1]?.keys);
  });

  it('shows only once it is stored', async () => {
    const { read, form, submit, on } = await spoken();
    on(() => Promise.reject(new Error('the database is down')));
    const failed = await submit(form(await read(), 'edit')!, { text: 'red' });
    expect(failed.status).toBe(503);
    expect(await failed.text()).toContain('Not changed, please try again.');
    expect((await submit(form(await read(), 'delete')!)).status).toBe(503);
    expect(textOf(await read())).toMatch(/08:00\s+amber/);
  });

  it('is nothing that others wrote, nor what was pressed or a command, nor what stands elsewhere', async () => {
    const channel = 'in=business-strategy%2Fbsg';
    const { read, form, ask, write, received, rows, key } = await spoken(`?as=asha&${channel}`);
    expect(form(await read(`?as=mei&${channel}`), 'edit')).toBeUndefined();
    await write(`?as=asha&${channel}`, '/programme due');
    expect(form(await read(), 'edit')).toBeUndefined();
    const before = received.length;
    const message = encodeURIComponent(key);
    const command = encodeURIComponent(rows.all[1]!.key);
    for (const body of [
      `as=mei&${channel}&message=${message}&text=x`,
      `as=asha&message=${message}&text=x`,
      `as=asha&${channel}&message=${command}&text=x`,
      `as=asha&${channel}&message=nothing&text=x`,
      `as=asha&${channel}&text=x`,
    ])
      for (const action of ['edit', 'delete']) await ask(`/playground/${action}`, { method: 'POST', body });
    await ask('/playground/edit', { method: 'POST', body: `as=asha&${channel}&message=${message}&text=%20` });
    expect(received).toHaveLength(before);
    expect(rows.all.every(({ editedAt }) => editedAt === undefined)).toBe(true);
  });
});
