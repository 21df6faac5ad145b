import { generateKeyPairSync } from 'node:crypto';
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Incoming } from '#core/incoming';
import { type TeamsAdapter, type TeamsOptions, teams } from '../../../adapters/teams/index.ts';
import { appId, type FakeCloud, fakeCloud, issuer, tenant } from './fake-cloud.ts';
import { asha, inMemory, silent } from './rig.ts';
import { StubbedLogin } from './stubbed-login.ts';

interface Served {
  readonly adapter: TeamsAdapter;
  readonly received: Incoming[];
  ask(body: unknown, headers?: Record<string, string>): Promise<number>;
  stop(): Promise<void>;
}

async function serve(options: Partial<TeamsOptions>): Promise<Served> {
  const memory = inMemory();
  const adapter = teams({
    appType: 'SingleTenant',
    emulator: false,
    allowedTenants: 'any',
    memory,
    log: silent,
    ...options,
  });
  const received: Incoming[] = [];
  await adapter.start(async (incoming) => {
    received.push(incoming);
    return {};
  });
  const server = createServer((req, res) => void adapter.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    adapter,
    received,
    // node:http rather than fetch, which does not let a test choose its Host.
    ask: (body, headers = {}) =>
      new Promise((resolve, reject) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const all = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers };
        const asked = request(
          { port, host: '127.0.0.1', method: 'POST', path: '/api/messages', headers: all },
          (res) => {
            res.resume().on('end', () => resolve(res.statusCode!));
          },
        );
        asked.on('error', reject).end(text);
      }),
    async stop() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const message = (more: object = {}) => ({
  type: 'message',
  id: '1',
  timestamp: '2027-01-04T09:00:00Z',
  serviceUrl: 'http://127.0.0.1:1/',
  channelId: 'msteams',
  from: { id: asha.id, aadObjectId: asha.aadObjectId },
  recipient: { id: `28:${appId}` },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  text: 'status',
  ...more,
});

describe('the guard with an app id', () => {
  let fake: FakeCloud;
  let served: Served;
  const options = () => ({
    appId,
    appPassword: 'secret',
    tenantId: tenant,
    allowedTenants: [tenant],
    cloud: fake.cloud,
    credentials: new StubbedLogin(),
  });
  const real = (more: object = {}) => message({ serviceUrl: `${fake.base}/`, ...more });

  beforeAll(() => {
    // The library tells the console about each bad token.
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });
  beforeEach(async () => {
    fake = await fakeCloud([asha]);
    served = await serve(options());
  });
  afterEach(async () => {
    await served.stop();
    await fake.stop();
  });

  const now = () => Math.floor(Date.now() / 1000);
  const another = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const tokens: [string, () => Record<string, string>, number][] = [
    ['a good token', () => ({ authorization: fake.token() }), 200],
    [
      'one that ended four minutes ago (clocks differ)',
      () => ({ authorization: fake.token({ exp: now() - 240 }) }),
      200,
    ],
    ['one that ended an hour ago', () => ({ authorization: fake.token({ exp: now() - 3600 }) }), 401],
    ['one that begins in an hour', () => ({ authorization: fake.token({ nbf: now() + 3600 }) }), 401],
    ['none', () => ({}), 401],
    ['an empty one', () => ({ authorization: '' }), 401],
    ['another scheme', () => ({ authorization: 'Basic YTpi' }), 401],
    ['something that is no JWT', () => ({ authorization: 'Bearer a.b.c' }), 401],
    ['one for another app', () => ({ authorization: fake.token({ aud: 'somebody-else' }) }), 401],
    ['one by another issuer', () => ({ authorization: fake.token({ iss: 'https://evil.example' }) }), 401],
    ['one of Entra for our own app', () => ({ authorization: entra() }), 401],
    [
      'one for another service address',
      () => ({ authorization: fake.token({ serviceurl: 'https://evil.example/' }) }),
      401,
    ],
    ['a signature by another key', () => ({ authorization: fake.token({}, { key: another }) }), 401],
    ['a key that the issuer does not have', () => ({ authorization: fake.token({}, { header: { kid: 'k2' } }) }), 401],
    ['alg none', () => ({ authorization: fake.token({}, { header: { alg: 'none' } }) }), 401],
    ['alg HS256', () => ({ authorization: fake.token({}, { header: { alg: 'HS256' } }) }), 401],
    ['a `tid` that is ours', () => ({ authorization: fake.token({ tid: tenant }) }), 200],
    ['a `tid` that nobody knows', () => ({ authorization: fake.token({ tid: 'elsewhere' }) }), 401],
  ];
  const entra = () =>
    fake.token({
      iss: `https://sts.windows.net/${tenant}/`,
      tid: tenant,
      appid: appId,
      ver: '1.0',
      serviceurl: undefined,
    });

  it.each(tokens)('answers %s as it should', async (_, headers, status) => {
    expect(await served.ask(real(), headers())).toBe(status);
    expect(served.received).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each([
    ['a channel that the signing key is not for', { channelId: 'webchat' }, 401],
    ['another tenant', { channelData: { tenant: { id: 'other' } } }, 403],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }, 403],
    ['no service address', { serviceUrl: undefined }, 400],
    ['no channel', { channelId: undefined }, 400],
  ])('refuses a good token with %s', async (_, more, status) => {
    expect(await served.ask(real(more), { authorization: fake.token() })).toBe(status);
    expect(served.received).toEqual([]);
  });

  it('refuses a service address that Teams does not have, though its token is for it', async () => {
    const headers = { authorization: fake.token({ serviceurl: 'https://evil.example/' }) };
    expect(await served.ask(real({ serviceUrl: 'https://evil.example/' }), headers)).toBe(403);
  });

  it('answers 503 while the keys cannot be had, and says nothing about the token', async () => {
    fake.loseKeys();
    expect(await served.ask(real(), { authorization: fake.token() })).toBe(503);
    expect(served.received).toEqual([]);
  });

  it('lets 1,000 junk tokens with new tenants leave nothing behind in the library', async () => {
    const load = createRequire(import.meta.url);
    const connector = createRequire(load.resolve('botbuilder')).resolve('botframework-connector');
    const { ToBotFromBotOrEmulatorTokenValidationParameters: kept } = load(
      connector.replace(/index\.js$/, 'auth/tokenValidationParameters.js'),
    );
    const before = kept.issuer.length;
    for (let at = 0; at < 1_000; at++) {
      const iss = at % 2 ? issuer : `https://sts.windows.net/tenant-${at}/`;
      expect(
        await served.ask(real(), { authorization: fake.token({ tid: `tenant-${at}`, iss }, { key: another }) }),
      ).toBe(401);
    }
    expect(kept.issuer).toHaveLength(before);
  });

  it('knows its app and its tenant also where the settings have them in capitals', async () => {
    await served.stop();
    served = await serve({ ...options(), appId: appId.toUpperCase(), tenantId: tenant.toUpperCase() });
    expect(await served.ask(real(), { authorization: fake.token({ tid: tenant }) })).toBe(200);
  });

  it('needs a token from this machine too', async () => {
    await served.stop();
    served = await serve({ ...options(), emulator: true });
    expect(await served.ask(real())).toBe(401);
  });
});

describe('the guard without an app id', () => {
  let served: Served;
  afterEach(() => served.stop());

  it.each([
    ['from this machine', {}, 200],
    ['by the name localhost', { host: 'localhost:3978' }, 200],
    ['by IPv6', { host: '[::1]:3978' }, 200],
    ['by a name that points here', { host: 'rebound.example' }, 401],
    ['by a name that begins like ours', { host: 'localhost.example' }, 401],
    ['through a proxy: X-Forwarded-For', { 'x-forwarded-for': '203.0.113.9' }, 401],
    ['through a proxy: X-Forwarded-Host', { 'x-forwarded-host': 'bot.example' }, 401],
    ['through a proxy: Forwarded', { forwarded: 'for=203.0.113.9' }, 401],
    ['through a proxy: Via', { via: '1.1 proxy' }, 401],
    ['from a web page of another site', { origin: 'https://evil.example' }, 401],
  ])('answers a local client %s', async (_, headers, status) => {
    served = await serve({ emulator: true });
    expect(await served.ask(message(), headers as Record<string, string>)).toBe(status);
    expect(served.received).toHaveLength(status === 200 ? 1 : 0);
  });

  it('answers nobody unless told that a local client is there', async () => {
    served = await serve({ emulator: false });
    expect(await served.ask(message())).toBe(401);
  });

  it.each([
    ['a service address of the internet', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }, 403],
    ['a service address that is none', { serviceUrl: 'nonsense' }, 403],
    ['no service address', { serviceUrl: undefined }, 400],
    ['no channel', { channelId: undefined }, 400],
    ['no conversation', { conversation: undefined }, 400],
    ['a text that is a number', { text: 7 }, 400],
  ])('refuses %s', async (_, more, status) => {
    served = await serve({ emulator: true });
    expect(await served.ask(message(more))).toBe(status);
  });

  it.each([
    ['nothing', '', 400],
    ['no JSON', 'status', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['more than 1 MB', `"${'x'.repeat(1_048_576)}"`, 413],
    ['a message of nearly 1 MB', JSON.stringify(message({ text: 'x'.repeat(1_000_000) })), 200],
  ])('answers a body of %s', async (_, body, status) => {
    served = await serve({ emulator: true });
    expect(await served.ask(body)).toBe(status);
  });

  it('listens to the tenants that are allowed and to no other', async () => {
    served = await serve({ emulator: true, allowedTenants: [tenant.toUpperCase()] });
    expect(await served.ask(message())).toBe(200);
    expect(await served.ask(message({ channelData: { tenant: { id: 'other' } } }))).toBe(403);
  });

  it('answers 503 before it has started and after it was stopped', async () => {
    served = await serve({ emulator: true });
    await served.adapter.stop();
    expect(await served.ask(message())).toBe(503);
  });
});
