import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Route } from '../../../adapters/http/index.ts';
import { echo, run, stopAll } from './kit.ts';

afterEach(stopAll);

describe('stopping', () => {
  it('lets what is under way finish, accepts nothing new, and closes connections that are kept alive', async () => {
    let finish = () => {};
    let begun = () => {};
    const begins = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Route = {
      path: '/slow',
      methods: ['POST'],
      access: 'everyone',
      async raw(_req, res) {
        begun();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        res.end('done');
      },
    };
    const { server, get, port } = await run({}, [slow]);
    const keptAlive = async (request: string) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(`${request} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`);
      return { socket, closed: once(socket, 'close') };
    };
    const idle = await keptAlive('GET /healthz');
    await once(idle.socket, 'data');
    const busy = await keptAlive('POST /slow');
    await begins;

    const stopped = server.stop(60_000);
    await idle.closed;
    await expect(get('/healthz')).rejects.toThrow('ECONNREFUSED');
    finish();
    const [answer] = await once(busy.socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 [\s\S]*done/);
    await busy.closed;
    await stopped;
  });

  it('ends at once what does not finish within its time', async () => {
    const stuck: Route = { path: '/stuck', methods: ['GET'], access: 'everyone', answer: () => new Promise(() => {}) };
    let noted = () => {};
    const left = new Promise<void>((resolve) => {
      noted = resolve;
    });
    const seen = ({ route }: { route: string }) => route === '/stuck' && noted();
    const { server, get, lines } = await run({ seen }, [stuck]);
    const under = get('/stuck').catch((fault: NodeJS.ErrnoException) => fault.code);
    // The request is under way once another, made after it, was answered.
    await get('/healthz');
    await server.stop(0);
    expect(await under).toBe('ECONNRESET');
    await left;
    // The log is written right after.
    await Promise.resolve();
    expect(lines.at(-1)?.message).toBe('the caller left before the answer');
  });

  it('first asks platforms to come again, while operations still answer', async () => {
    const { server, post, get } = await run({}, [echo]);
    server.drain();
    const answer = await post('/slack/events', '{}');
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect((await get('/healthz')).status).toBe(200);
    expect(await get('/readyz')).toMatchObject({ status: 503, text: expect.stringContaining('stopping') });
  });
});

describe('starting', () => {
  it('says which setting to change when the port is taken', async () => {
    const { port } = await run({}, []);
    await expect(run({ port }, [])).rejects.toThrow(`Port ${port} is taken by another program: stop it, or set PORT`);
  });

  it('asks platforms to come again until it serves', async () => {
    const { post, server } = await run({});
    expect(await post('/slack/events', '{}')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    server.serve([echo]);
    expect((await post('/slack/events', '{}')).status).toBe(200);
  });
});
