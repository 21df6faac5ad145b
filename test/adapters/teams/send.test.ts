import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Post, Recipient, Sent } from '#core/incoming';
import { list, type Message, sentence } from '#core/message';
import { CredentialsRefused } from '#core/ports';
import { type TeamsAdapter, type TeamsOptions, teams } from '../../../adapters/teams/index.ts';
import { channelKey } from '../../../adapters/teams/parse.ts';
import { addressOf, referenceOf } from '../../../adapters/teams/reference.ts';
import { accessToken, appId, channel, directWith, type FakeCloud, fakeCloud, tenant } from './fake-cloud.ts';
import { seenIn } from './reader.ts';
import { asha, inMemory, silent } from './rig.ts';
import { StubbedLogin } from './stubbed-login.ts';

let fake: FakeCloud;
let memory: ReturnType<typeof inMemory>;
let adapter: TeamsAdapter;

const withOptions = (options: Partial<TeamsOptions> = {}): TeamsAdapter =>
  teams({
    appId,
    appPassword: 'secret',
    tenantId: tenant,
    appType: 'SingleTenant',
    emulator: false,
    allowedTenants: [tenant],
    memory,
    log: silent,
    timeout: 300,
    cloud: fake.cloud,
    credentials: new StubbedLogin(),
    ...options,
  });

beforeEach(async () => {
  fake = await fakeCloud([asha]);
  memory = inMemory();
  adapter = withOptions();
});
afterEach(() => fake.stop());

const direct: Recipient = { direct: { platform: 'teams', tenant, id: asha.aadObjectId } };
const send = (message: Message, to: Recipient, more: Partial<Post> = {}): Promise<Sent> =>
  adapter.send({ key: 'digest/1', body: adapter.render(message), to, ...more });
const kind = (sent: Sent) => sent.kind;
const idOf = (sent: Sent) => (sent.kind === 'sent' ? sent.messageId : '');
const threadOf = (sent: Sent) => (sent.kind === 'sent' ? referenceOf(sent.address ?? '')?.conversation.id : undefined);

/** Three cards' worth. */
const long: Message = {
  summary: 'Everybody',
  blocks: [list(Array.from({ length: 500 }, (_, at) => [`Workstream ${at} is Green`]))],
};

describe('sending one message', () => {
  it('begins the conversation with somebody never heard, and tells where it is', async () => {
    const sent = await send(sentence('Your update'), direct);
    expect(threadOf(sent)).toBe(directWith(asha));
    expect(fake.requests).toEqual(['POST /v3/conversations', `POST /v3/conversations/${directWith(asha)}/activities`]);
  });

  it('begins a thread in a channel with one request, and tells its address', async () => {
    const sent = await send(sentence('The digest'), { channel });
    expect(fake.requests).toEqual(['POST /v3/conversations']);
    expect(threadOf(sent)).toBe(`${channel};messageid=${idOf(sent)}`);
  });

  it('posts into a chat of several people without beginning anything', async () => {
    const chat = '19:abc@thread.v2';
    expect(kind(await send(sentence('The digest'), { channel: chat }))).toBe('sent');
    expect(fake.requests).toEqual([`POST /v3/conversations/${chat}/activities`]);
  });

  it('edits the digest in a channel, knowing only the channel and the message', async () => {
    const sent = await send(sentence('The digest'), { channel });
    expect(kind(await send(sentence('Corrected'), { channel }, { replaces: idOf(sent) }))).toBe('sent');
    expect(fake.messages.map(seenIn).map(({ text }) => text)).toEqual(['Corrected']);
  });

  it('carries the delivery’s key, and a card with nothing beside it', async () => {
    await send(sentence('The digest'), { channel });
    const { activity } = fake.messages[0]!;
    expect(activity.channelData).toEqual({ quarterdeck_delivery: 'digest/1' });
    expect(activity).not.toHaveProperty('text');
    expect(activity.summary).toBe('The digest');
  });

  it.each([
    ['another host', 'https://evil.example/'],
    ['this machine', 'http://127.0.0.1:9/'],
    ['nonsense', 'nonsense'],
  ])('sends nothing to a stored address on %s', async (_, serviceUrl) => {
    const address = addressOf({ serviceUrl, conversation: { id: 'a:1' }, bot: { id: 'b' } });
    expect(await send(sentence('x'), { ...direct, address } as Recipient)).toMatchObject({ kind: 'refused' });
    expect(await send(sentence('x'), { ...direct, address: 'nonsense' } as Recipient)).toMatchObject({
      kind: 'refused',
    });
    await memory.set(channelKey(channel), address);
    expect(await send(sentence('x'), { channel })).toMatchObject({ kind: 'refused' });
    expect(fake.requests).toEqual([]);
  });

  it('says how to begin where a local client was never heard', async () => {
    const local = teams({ appType: 'SingleTenant', emulator: true, allowedTenants: 'any', memory, log: silent });
    const body = local.render(sentence('x'));
    expect(await local.send({ key: 'k', body, to: direct })).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/write to it once/),
    });
  });

  it('follows no redirect, which would carry the token elsewhere', async () => {
    fake.fail({ status: 307, headers: { location: `${fake.base}/elsewhere` } });
    expect(kind(await send(sentence('x'), { channel }))).toBe('unknown');
    expect(fake.requests).toHaveLength(1);
  });

  it.each([
    ['no id', { status: 202 }, 'unknown'],
    ['something that is no JSON', { status: 200, headers: { 'content-type': 'text/html' }, body: '<' }, 'unknown'],
    ['a 412', { status: 412 }, 'unknown'],
    ['a 503', { status: 503, headers: { 'retry-after': '1' } }, 'unknown'],
  ])('takes %s as %s', async (_, answer, expected) => {
    fake.fail(answer);
    expect(kind(await send(sentence('x'), { channel }))).toBe(expected);
    expect(fake.posts()).toBe(1);
  });

  it('can try again when even the conversation could not be begun', async () => {
    const sent = await fake.whileUnreachable(() => send(sentence('x'), direct));
    expect(sent.kind).toBe('not-connected');
    expect(adapter.health()).toMatchObject({ state: 'degraded' });
    expect(kind(await send(sentence('x'), direct))).toBe('sent');
    expect(adapter.health()).toEqual({ state: 'ok' });
  });

  it('holds a message while Microsoft gives no token', async () => {
    adapter = withOptions({ credentials: new StubbedLogin(async () => Promise.reject(new Error('network'))) });
    expect(await send(sentence('x'), { channel })).toMatchObject({
      kind: 'not-connected',
      why: expect.stringContaining('token'),
    });
    expect(fake.requests).toEqual([]);
  });
});

describe('sending a message that is larger than a card', () => {
  it('posts its parts in order into one thread, each once, and edits all of them', async () => {
    const sent = await send(long, { channel });
    const ids = idOf(sent).split(',');
    expect(ids.length).toBeGreaterThan(2);
    expect(fake.posts()).toBe(ids.length);
    expect(new Set(fake.messages.map(({ conversation }) => conversation)).size).toBe(1);
    const edited = await send(sentence('Short'), { channel }, { replaces: ids.join(',') });
    expect(idOf(edited)).toBe(ids[0]);
    expect(fake.messages.map(seenIn).map(({ text }) => text)).toEqual([
      'Short',
      ...ids.slice(1).map(() => 'See the message above.'),
    ]);
  });

  it('adds parts below when a longer message takes the place of a shorter one', async () => {
    const sent = await send(sentence('Short'), { channel });
    const edited = await send(long, { channel }, { replaces: idOf(sent) });
    expect(idOf(edited).split(',')[0]).toBe(idOf(sent));
    expect(
      fake.messages
        .map(seenIn)
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/Workstream 0 is Green[\s\S]*Workstream 499 is Green/);
  });

  it.each([
    ['429', 'wait'],
    ['500-after-accepting', 'unknown'],
  ] as const)('goes on where it stopped after a part met “%s”', async (failure, expected) => {
    let part = 0;
    const memorySet = memory.set;
    memory.set = async (key, value) => {
      await memorySet(key, value);
      if (++part === 1) fake.fail(failure);
    };
    expect(kind(await send(long, { channel }))).toBe(expected);
    const before = fake.messages.length;
    const sent = await send(long, { channel });
    expect(sent.kind).toBe('sent');
    const seen = fake.messages
      .map(seenIn)
      .map(({ text }) => text)
      .join('\n');
    expect(seen.match(/Workstream 0 is Green/g)).toHaveLength(1);
    expect(seen).toContain('Workstream 499 is Green');
    expect(before).toBe(failure === '429' ? 1 : 2);
  });
});

describe('starting', () => {
  const started = (answer: () => Promise<string>) => {
    adapter = withOptions({ credentials: new StubbedLogin(answer) });
    return adapter.start(async () => ({}));
  };
  const refused = Object.assign(new Error('AADSTS7000215'), { name: 'ServerError', errorCode: 'invalid_client' });

  it('fails when Microsoft refuses the password, naming the setting and not its value', async () => {
    const failed = started(() => Promise.reject(refused));
    await expect(failed).rejects.toBeInstanceOf(CredentialsRefused);
    await expect(failed).rejects.toThrow(/MICROSOFT_APP_PASSWORD/);
    await expect(failed).rejects.not.toThrow(/secret/);
  });

  it('goes on, degraded, when Microsoft cannot be reached', async () => {
    await started(() => Promise.reject(new Error('getaddrinfo ENOTFOUND')));
    expect(adapter.health()).toMatchObject({ state: 'degraded', why: expect.stringContaining('token') });
    await adapter.stop();
  });

  it('is well with a token', async () => {
    await started(async () => accessToken);
    expect(adapter.health()).toEqual({ state: 'ok' });
  });
});
