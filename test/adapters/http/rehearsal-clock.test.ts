import { describe, expect, it } from '@jest/globals';
import { rehearsalClock } from '../../../adapters/http/index.ts';

const start = '2026-12-18T08:00:00.000Z';

function clock() {
  let now = new Date(start);
  const moves: Date[] = [];
  const route = rehearsalClock({
    now: async () => now,
    async moveTo(at) {
      moves.push(at);
      now = at;
      return { now, sent: 8, refused: 1, waiting: ['a message to Noor Hussain'] };
    },
  });
  if (!('answer' in route)) throw new Error('the clock answers web requests');
  const { answer } = route;
  const get = async () => answer(new Request('http://localhost/rehearsal/clock'));
  const post = async (body: string) =>
    answer(new Request('http://localhost/rehearsal/clock', { method: 'POST', body }));
  return { get, post, moves };
}

describe('the rehearsal’s clock', () => {
  it('tells programme time', async () => {
    const answer = await clock().get();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ now: start });
  });

  it('moves forward and says what was sent, refused and is waiting', async () => {
    const { get, post } = clock();
    const answer = await post('{"now":"2027-01-04T10:00:00+01:00"}');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      now: '2027-01-04T09:00:00.000Z',
      sent: 8,
      refused: 1,
      waiting: ['a message to Noor Hussain'],
    });
    expect(await (await get()).json()).toEqual({ now: '2027-01-04T09:00:00.000Z' });
  });

  it('takes the instant at which it stands', async () => {
    expect((await clock().post(JSON.stringify({ now: start }))).status).toBe(200);
  });

  it('refuses an earlier instant, and says where it stands', async () => {
    const { post, moves } = clock();
    const answer = await post('{"now":"2026-12-18T07:59:59Z"}');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('forward only'), now: start });
    expect(moves).toEqual([]);
  });

  it.each([
    '',
    'tomorrow',
    '{',
    '[]',
    'null',
    '{}',
    '{"now":5}',
    '{"now":"2027-01-04"}',
    '{"now":"2027-01-04T09:00:00"}',
    '{"now":"2027-02-30T09:00:00Z"}',
  ])('refuses %j with a sentence that shows what is expected', async (body) => {
    const { post, moves } = clock();
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('{"now": "2027-01-04T09:00:00Z"}') });
    expect(moves).toEqual([]);
  });
});
