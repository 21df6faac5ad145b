import { describe, expect, it } from '@jest/globals';
import { sentence } from '#core/message';
import { playgroundRows } from '../../../adapters/postgres/playground-rows.ts';
import { fresh } from './store/fresh.ts';

describe('what the playground shows', () => {
  const database = fresh();
  const rows = () => playgroundRows(database.prisma);
  const at = new Date('2027-01-04T09:00:00Z');
  const asha = { conversation: 'person:asha', at };

  it('is each message once, as it was said', async () => {
    const question = { ...asha, key: 'q1', message: sentence('How is it going?') };
    await rows().add(question);
    await rows().add({ ...question, message: sentence('Said again.') });
    await rows().add({ ...asha, key: 'a1', fromPerson: 'asha', message: sentence('Amber') });
    expect(await rows().list('person:asha', undefined, 10)).toEqual([
      { ...question, id: expect.any(BigInt) },
      { ...asha, key: 'a1', fromPerson: 'asha', message: sentence('Amber'), id: expect.any(BigInt) },
    ]);
    expect(await rows().find('q1')).toMatchObject({ message: sentence('How is it going?') });
    expect(await rows().find('q2')).toBeUndefined();
  });

  it('is the newest of a conversation, or what came after a message, oldest first', async () => {
    await rows().add({ ...asha, key: 'q2', message: sentence('What has been done?') });
    await rows().add({ ...asha, key: 'q3', message: sentence('What comes next?') });
    const keys = async (after: bigint | undefined, limit: number) =>
      (await rows().list('person:asha', after, limit)).map(({ key }) => key);
    expect(await keys(undefined, 2)).toEqual(['q2', 'q3']);
    expect(await keys((await rows().find('q1'))!.id, 2)).toEqual(['a1', 'q2']);
    expect(await keys((await rows().find('q3'))!.id, 2)).toEqual([]);
  });

  it('changes where a message was edited, and says when', async () => {
    const editedAt = new Date('2027-01-04T09:05:00Z');
    expect(await rows().edit('q1', sentence('Answered.'), editedAt)).toBe(true);
    expect(await rows().find('q1')).toMatchObject({ message: sentence('Answered.'), at, editedAt });
    expect(await rows().edit('none', sentence('Answered.'), editedAt)).toBe(false);
  });

  it('begins with the newest message of each conversation', async () => {
    const bsg = { conversation: 'channel:strategy/bsg', at, key: 'd1', message: sentence('Digest') };
    await rows().add(bsg);
    const latest = await rows().latest();
    expect(latest.map(({ conversation, key }) => [conversation, key]).sort()).toEqual([
      ['channel:strategy/bsg', 'd1'],
      ['person:asha', 'q3'],
    ]);
  });
});
