import { afterAll, describe, expect, it } from '@jest/globals';
import type { Json } from '#core/json';
import { pathOf, pictures } from '../../../adapters/pictures/index.ts';
import { run, stopAll } from '../http/kit.ts';
import { plan } from './samples.ts';

const log = { info() {}, warn() {}, error() {} };
const id = 'AAAAAAAAAAAAAAAAAAAAAAAA';
const broken = 'BBBBBBBBBBBBBBBBBBBBBBBB';

describe('the address of a picture', () => {
  const kept = new Map<string, Json>([
    [id, plan as unknown as Json],
    [broken, { kind: 'of another version' }],
  ]);
  let reads = 0;
  const served = pictures({
    read: async (name) => {
      reads += 1;
      return kept.get(name);
    },
    log,
  });
  afterAll(async () => {
    await stopAll();
    await served.stop();
  });

  it('gives the picture to whoever has its name, also to a platform that only looks', async () => {
    const { get, send } = await run({}, [served.route]);
    const [first, again] = await Promise.all([get(pathOf(id)), get(pathOf(id))]);
    expect(first.status).toBe(200);
    expect(first.text.slice(1, 4)).toBe('PNG');
    expect(again.text).toBe(first.text);
    expect(first.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
    const looked = await send('HEAD', pathOf(id), undefined, {});
    expect([looked.status, looked.text]).toEqual([200, '']);
    expect(looked.headers['content-length']).toBe(first.headers['content-length']);
    expect((await send('POST', pathOf(id), 'x', {})).status).toBe(405);
  });

  it('says the same of what never was, what is no more and what cannot be read, and looks up no other names', async () => {
    const { get } = await run({}, [served.route]);
    const before = reads;
    const wrong = [
      '/files/',
      '/files/x.png',
      `/files/${id}`,
      `/files/${id}.svg`,
      `/files/..%2f${id}.png`,
      `/files/${id}x.png`,
    ];
    for (const path of wrong) expect((await get(path)).status).toBe(404);
    expect(reads).toBe(before);
    const [never, other] = [await get(pathOf('C'.repeat(24))), await get(pathOf(broken))];
    expect([never.status, never.text]).toEqual([404, other.text]);
    kept.delete(id);
    expect((await get(pathOf(id))).text).toBe(other.text);
  });
});
