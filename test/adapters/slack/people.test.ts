import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { AskedToWait } from '#core/ports';
import type { Person } from '#core/programme/person';
import { accountOf } from '../../../adapters/slack/people.ts';
import { webClient } from '../../../adapters/slack/web.ts';
import { noting } from './rig.ts';

it('looking for somebody’s account says for how long Slack asked to wait', async () => {
  const server = createServer((_, response) => {
    response.writeHead(429, { 'retry-after': '7' }).end('{"ok":false,"error":"ratelimited"}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const log = noting();
  const ourselves = { team: 'T1', user: 'U1' } as Parameters<typeof accountOf>[1];
  const asha = { email: 'asha.patel@example.org' } as Person;
  const web = webClient('xoxb-1', { apiUrl, timeout: 1_000, log });
  const fault = await accountOf(web, ourselves, asha, log).catch((each: unknown) => each);
  server.closeAllConnections();
  server.close();
  expect(fault).toBeInstanceOf(AskedToWait);
  expect((fault as AskedToWait).seconds).toBe(7);
});
