import { afterEach, describe, expect, it } from '@jest/globals';
import { fromOurPages } from '../../../adapters/http/access.ts';
import type { Route } from '../../../adapters/http/index.ts';
import { isSignedIn, ticket } from '../../../adapters/http/token.ts';
import { run, stopAll } from './kit.ts';

afterEach(stopAll);

const adminToken = 'a-long-administrators-token';
const bearer = { Authorization: `Bearer ${adminToken}` };
const playground: Route = {
  path: '/playground',
  methods: ['GET', 'POST'],
  access: 'signed-in',
  answer: () => new Response('the playground'),
};
const style: Route = {
  path: '/playground/playground.css',
  methods: ['GET'],
  access: 'everyone',
  answer: () => new Response(''),
};
const clock: Route = { path: '/rehearsal/clock', methods: ['GET'], access: 'token', answer: () => new Response('now') };
const routes = [playground, style, clock];
const guarded = ['/metrics', '/rehearsal/clock', '/playground'];

describe('without an administrator’s token', () => {
  it.each(guarded)('%s answers the machine itself and nobody else', async (path) => {
    const { get } = await run({}, routes);
    expect((await get(path, { Host: 'localhost:3978' })).status).toBe(200);
    for (const headers of [
      { Host: 'quarterdeck.example.org' },
      { 'X-Forwarded-For': '10.0.0.1' },
      { Via: '1.1 proxy' },
      bearer,
    ]) {
      const answer = await get(path, { Host: 'quarterdeck.example.org', ...headers });
      expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('ADMIN_TOKEN') });
    }
  });

  it('there is nothing to sign in with', async () => {
    const { post } = await run({}, routes);
    expect((await post('/playground/sign-in', 'token=')).status).toBe(404);
  });
});

describe('with an administrator’s token', () => {
  it.each(guarded)('%s answers its bearer, from wherever they come', async (path) => {
    const { get } = await run({ adminToken }, routes);
    expect(
      (await get(path, { ...bearer, Host: 'quarterdeck.example.org', 'X-Forwarded-For': '10.0.0.1' })).status,
    ).toBe(200);
    expect((await get(path, { Authorization: `bearer  ${adminToken}` })).status).toBe(200);
  });

  it.each(guarded)('%s refuses everyone else, the machine itself too', async (path) => {
    const { get } = await run({ adminToken }, routes);
    for (const Authorization of ['', 'Bearer', 'Bearer ', `Bearer ${adminToken}x`, `Basic ${adminToken}`, adminToken]) {
      const answer = await get(path, Authorization ? { Authorization } : {});
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.text).not.toContain(adminToken);
      expect(answer.text).not.toContain('the playground');
    }
  });

  it('the playground shows a form in its place, with its style, and lets in who signed in once', async () => {
    const { get, post, lines } = await run({ adminToken, publicUrl: 'https://quarterdeck.example.org' }, routes);
    expect((await get('/playground')).text).toContain('<form method="post" action="/playground/sign-in">');
    expect((await get('/playground/playground.css')).status).toBe(200);

    const wrong = await post('/playground/sign-in', 'token=wrong');
    expect(wrong).toMatchObject({ status: 401, text: expect.stringContaining('That is not the token') });
    expect(lines.some((line) => line.level === 'warn')).toBe(true);
    expect(JSON.stringify(lines)).not.toContain('wrong"');

    const right = await post('/playground/sign-in', `token=${adminToken}`);
    expect(right).toMatchObject({ status: 303, headers: { location: '/playground' } });
    const [cookie = ''] = [right.headers['set-cookie']].flat() as string[];
    expect(cookie).not.toContain(adminToken);
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['Path=/playground', 'HttpOnly', 'SameSite=Strict', 'Secure']),
    );

    const Cookie = `other=1; ${cookie.split(';')[0]}`;
    expect(await get('/playground', { Cookie })).toMatchObject({ status: 200, text: 'the playground' });
    expect((await get('/rehearsal/clock', { Cookie })).status).toBe(401);
    expect((await get('/playground', { Cookie: Cookie.slice(0, -1) })).status).toBe(401);
  });

  it('a sign-in ends with its time and with the token it was made with', () => {
    const cookies = `quarterdeck=${ticket(1_800_000_000, adminToken)}`;
    expect(isSignedIn(cookies, adminToken, new Date(1_799_999_999_000))).toBe(true);
    expect(isSignedIn(cookies, adminToken, new Date(1_800_000_000_000))).toBe(false);
    expect(isSignedIn(cookies, 'another-long-administrators-token', new Date(0))).toBe(false);
    expect(isSignedIn(cookies.replace('1800000000', '1900000000'), adminToken, new Date(0))).toBe(false);
    for (const forged of [undefined, '', 'quarterdeck', 'quarterdeck=', 'quarterdeck=.', 'quarterdeck=Infinity.x'])
      expect(isSignedIn(forged, adminToken, new Date(0))).toBe(false);
  });
});

describe('a POST', () => {
  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'null' }],
    [{ Origin: 'http://localhost:3978.evil.example' }],
    [{ Origin: 'http://localhost:9999' }],
  ] as Record<string, string>[][])('that another site’s page sends (%j) does nothing', async (headers) => {
    const { post } = await run({}, routes);
    const answer = await post('/playground', '', { Host: 'localhost:3978', ...headers });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('nothing was done') });
  });

  it('from our own page is taken, also behind a proxy that asks for another host, and so is one from no browser', () => {
    const host = 'localhost:3978';
    const publicUrl = 'https://quarterdeck.example.org/';
    expect(
      fromOurPages({ headers: { host, origin: 'http://localhost:3978', 'sec-fetch-site': 'same-origin' } }, undefined),
    ).toBe(true);
    expect(fromOurPages({ headers: { host, origin: 'https://quarterdeck.example.org' } }, publicUrl)).toBe(true);
    expect(fromOurPages({ headers: { host, origin: 'https://quarterdeck.example.org' } }, undefined)).toBe(false);
    expect(fromOurPages({ headers: { host } }, publicUrl)).toBe(true);
  });
});
