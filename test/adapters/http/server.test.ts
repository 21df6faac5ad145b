import { request as ask } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Route } from '../../../adapters/http/index.ts';
import { echo, run, stopAll } from './kit.ts';

afterEach(stopAll);

const page: Route = {
  path: '/files/*',
  methods: ['GET', 'POST'],
  access: 'everyone',
  answer: async (request) =>
    new Response(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`, {
      headers: [
        ['Content-Type', 'text/html'],
        ['Content-Security-Policy', "default-src 'self'"],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    }),
};

describe('the HTTP port', () => {
  it('hands a platform’s request over unread, and a page’s as a web request, with whatever it answers', async () => {
    const { get, post } = await run({}, [echo, page]);
    expect(await post('/slack/events', 'x'.repeat(70_000))).toMatchObject({ status: 200, text: '70000 bytes' });
    const answer = await post('/files/a%20b/?c=d', 'é');
    expect(answer).toMatchObject({ status: 200, text: 'POST /files/a%20b/ é' });
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect((await get('/files/x')).headers['content-security-policy']).toBe("default-src 'self'");
  });

  it('answers HEAD where it answers GET, without the body', async () => {
    const { send } = await run({}, [page]);
    expect(await send('HEAD', '/files/x', undefined, {})).toMatchObject({ status: 200, text: '' });
  });

  it('says in plain words that there is nothing at an address, or which methods it answers', async () => {
    const { get, send } = await run({}, [echo, page]);
    for (const path of [
      '/',
      '/nothing',
      '/slack',
      '/slack/events/more',
      '/files',
      '//evil.example/',
      '/%ff',
      '/healthz/x',
    ]) {
      const answer = await get(path);
      expect(answer).toMatchObject({ status: 404, text: 'There is nothing at this address.\n' });
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    }
    const answer = await get('/slack/events');
    expect(answer).toMatchObject({ status: 405, text: 'This address answers POST only.\n' });
    expect(answer.headers.allow).toBe('POST');
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect((await send(method, '/files/x', undefined, {})).status).toBe(405);
  });

  it('puts headers on every answer that forbid loading, framing, guessing and keeping', async () => {
    const { get, post } = await run({ publicUrl: 'https://quarterdeck.example.org' }, [echo]);
    for (const answer of [await get('/healthz'), await get('/none'), await post('/slack/events', '')])
      expect(answer.headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
        'strict-transport-security': expect.stringMatching(/^max-age=/),
      });
  });

  it('keeps a sane request id and makes one in the place of any other', async () => {
    const { get, post, lines } = await run({}, [page]);
    const kept = await post('/files/a', '', { 'X-Request-Id': 'front-7:1.a' });
    expect(kept.headers['x-request-id']).toBe('front-7:1.a');
    for (const given of ['', 'x'.repeat(65), 'a b', '<b>', 'é']) {
      const answer = await get('/files/a', { 'X-Request-Id': Buffer.from(given).toString('latin1') });
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(lines[0]).toMatchObject({
      message: 'answered',
      facts: { request: 'front-7:1.a', route: '/files/*', status: 200 },
    });
  });

  it('measures and logs patterns only: no address, no query, no unusual method', async () => {
    const seen: object[] = [];
    const { get, post, send, lines } = await run({ seen: (request) => seen.push(request) }, [page]);
    await get('/files/17?signature=secret');
    await post('/files/17?signature=secret', '');
    await get('/healthz');
    await send('PROPFIND', '/secret', undefined, {});
    expect(seen).toMatchObject([
      { route: '/files/*', method: 'GET', status: 200, seconds: expect.any(Number) },
      { route: '/files/*', method: 'POST', status: 200 },
      { route: '/healthz', method: 'GET', status: 200 },
      { route: 'other', method: 'other', status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
    // What was only looked at is not logged.
    expect(lines.map((line) => line.facts.route)).toEqual(['/files/*', 'other']);
  });

  it('answers a fault with 500 and the id under which the log has it, and goes on', async () => {
    const broken: Route = {
      path: '/broken',
      methods: ['GET'],
      access: 'everyone',
      answer: () => Promise.reject(new Error('inner secret')),
    };
    const { get, lines } = await run({}, [broken]);
    const answer = await get('/broken', { 'X-Request-Id': 'r1' });
    expect(answer).toMatchObject({ status: 500, text: expect.stringContaining('request r1') });
    expect(answer.text).not.toContain('secret');
    expect(lines.filter((line) => line.level === 'error')).toEqual([
      expect.objectContaining({ facts: expect.objectContaining({ request: 'r1', err: expect.any(Error) }) }),
    ]);
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('a body of more than 1 MB', () => {
  const large = Buffer.alloc(1_048_577, 'x');

  it.each(['/slack/events', '/files/x'])(
    'is refused at %s in words, whether it tells its length or not',
    async (path) => {
      const { post } = await run({}, [echo, page]);
      for (const headers of [{}, { 'Transfer-Encoding': 'chunked' }] as Record<string, string>[])
        expect(await post(path, large, headers)).toMatchObject({ status: 413, text: expect.stringContaining('1 MB') });
      expect((await post(path, large.subarray(1))).status).toBe(200);
    },
  );

  it('that never ends reaches no handler and is cut off', async () => {
    const { port } = await run({}, [echo]);
    const req = ask({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/slack/events',
      headers: { 'Transfer-Encoding': 'chunked' },
    });
    const failed = new Promise((resolve) => req.once('close', resolve));
    let sent = 0;
    const more = () => {
      while (!req.destroyed && req.write(large)) sent += large.length;
    };
    req.on('drain', more).on('error', () => {});
    more();
    await failed;
    expect(sent).toBeLessThan(100 * large.length);
  });
});
