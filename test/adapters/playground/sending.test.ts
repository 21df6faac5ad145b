import { describe, expect, it } from '@jest/globals';
import type { Recipient } from '#core/incoming';
import { sentence } from '#core/message';
import { made } from './kit.ts';

const asha: Recipient = { direct: { platform: 'playground', tenant: 'rehearsal', id: 'asha' } };

describe('sending to the playground', () => {
  const post = { key: 'k', body: sentence('Good morning') as never };

  it('is refused for whom and what is not in the rehearsal', async () => {
    const { adapter, rows } = await made();
    const person = { platform: 'playground', tenant: 'rehearsal', id: 'asha' };
    for (const to of [
      { direct: { ...person, id: 'nobody' } },
      { direct: { ...person, tenant: 'T1' } },
      { channel: 'C0STEER' },
    ])
      expect(await adapter.send({ ...post, to })).toMatchObject({
        kind: 'refused',
        why: expect.stringMatching(/no conversation/),
      });
    expect(await adapter.send({ ...post, to: asha, replaces: 'never' })).toMatchObject({ kind: 'refused' });
    expect(rows.all).toEqual([]);
  });

  it('never rejects: before anything was written it is certain that nothing was, afterwards it is not', async () => {
    const fails = () => Promise.reject(new Error('the database is down'));
    const before = await made({ directory: { people: fails } });
    expect(await before.adapter.send({ ...post, to: asha })).toEqual({
      kind: 'not-connected',
      why: 'the database is down',
    });
    const after = await made();
    after.rows.add = fails;
    expect(await after.adapter.send({ ...post, to: asha })).toEqual({ kind: 'unknown', why: 'the database is down' });
  });

  it('twice with one key shows one message', async () => {
    const { adapter, rows } = await made();
    for (const _ of [1, 2])
      expect(await adapter.send({ ...post, to: asha })).toMatchObject({ kind: 'sent', messageId: 'k' });
    expect(rows.all).toHaveLength(1);
  });

  it('reaches every person by their key', async () => {
    const { adapter } = await made();
    const person = { key: 'asha' } as Parameters<typeof adapter.reach>[0];
    expect(await adapter.reach(person)).toEqual({ platform: 'playground', tenant: 'rehearsal', id: 'asha' });
  });
});
