import { afterEach, describe, expect, it } from '@jest/globals';
import type { Operations } from '../../../adapters/http/index.ts';
import { run, stopAll, well } from './kit.ts';

afterEach(stopAll);

const operations = (changes: Partial<Operations>): Operations => ({
  notReady: async () => [],
  platforms: () => [well],
  metrics: async () => ({ contentType: 'text/plain; version=0.0.4; charset=utf-8', text: 'quarterdeck_up 1\n' }),
  ...changes,
});

describe('/healthz', () => {
  it('is 200 while the process lives, ready or not', async () => {
    const { get } = await run({ operations: operations({ notReady: () => new Promise(() => {}) }) });
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('/readyz', () => {
  it('is 200 with each platform’s state, and stays 200 when one is degraded', async () => {
    const { get } = await run(
      {
        operations: operations({
          platforms: () => [
            well,
            { platform: 'teams', health: () => ({ state: 'degraded', why: 'the token was revoked' }) },
          ],
        }),
      },
      [],
    );
    const answer = await get('/readyz');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(JSON.parse(answer.text)).toEqual({
      ready: true,
      platforms: { slack: 'ok', teams: 'degraded: the token was revoked' },
    });
  });

  it('is 503 and says why: while starting, and for every check that is not passed', async () => {
    let why: readonly string[] = ['the database does not answer', 'Slack refused SLACK_BOT_TOKEN'];
    const { get, server } = await run({ operations: operations({ notReady: async () => why }) });
    expect(JSON.parse((await get('/readyz')).text)).toMatchObject({
      ready: false,
      why: ['Quarterdeck is starting', ...why],
    });
    server.serve([]);
    const answer = await get('/readyz');
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toEqual({ ready: false, why, platforms: { slack: 'ok' } });
    why = [];
    expect((await get('/readyz')).status).toBe(200);
  });

  it('is 503 when a check fails or does not answer in time', async () => {
    const fails = await run(
      { operations: operations({ notReady: () => Promise.reject(new Error('no route to host')) }) },
      [],
    );
    expect(JSON.parse((await fails.get('/readyz')).text).why).toEqual(['a check failed: no route to host']);
    const hangs = await run({ operations: operations({ notReady: () => new Promise(() => {}), checkWithin: 0 }) }, []);
    expect(JSON.parse((await hangs.get('/readyz')).text).why).toEqual(['the checks did not answer within 0 seconds']);
  });
});

describe('/metrics', () => {
  it('is Prometheus’ text', async () => {
    const { get } = await run({}, []);
    const answer = await get('/metrics');
    expect(answer).toMatchObject({ status: 200, text: 'quarterdeck_up 1\n' });
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  });
});
