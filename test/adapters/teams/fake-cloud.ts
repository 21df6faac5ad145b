import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cloud } from '../../../adapters/teams/cloud.ts';
import type { Failure } from '../../contracts/chat.ts';

/**
 * Microsoft's side on loopback: the OpenID issuer that signs what it sends us, and the connector that keeps what its
 * readers see and fails on command.
 */
export interface FakeCloud {
  readonly cloud: Cloud;
  readonly base: string;
  /** Everything that stands there, by conversation, oldest first. */
  readonly messages: Posted[];
  /** What was asked of the connector: `POST /v3/…`. */
  readonly requests: string[];
  /** Requests that post or edit, failed ones included. */
  posts(): number;
  /** The next request that posts or edits meets this; `answer`: this very answer. */
  fail(failure: Exclude<Failure, 'unreachable'> | Answer): void;
  /** A token as the Bot Connector sends it. */
  token(claims?: Record<string, unknown>, forged?: { readonly key?: KeyObject; readonly header?: object }): string;
  /** Nobody listens while this runs. */
  whileUnreachable<T>(work: () => Promise<T>): Promise<T>;
  /** The issuer's keys cannot be had. */
  loseKeys(): void;
  stop(): Promise<void>;
}

export interface Posted {
  readonly conversation: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, whatever it is
  activity: any;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export interface Member {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: string;
}

export const appId = '0a1b2c3d-0000-4000-8000-00000000b07a';
export const tenant = '7e4a0000-0000-4000-8000-0000000000aa';
export const channel = '19:steering@thread.tacv2';
export const accessToken = 'an-access-token';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function fakeCloud(members: readonly Member[]): Promise<FakeCloud> {
  const messages: Posted[] = [];
  const requests: string[] = [];
  let failure: Exclude<Failure, 'unreachable'> | Answer | undefined;
  let posts = 0;
  let keys = true;
  let count = 0;
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;

  function listen(at: number): Promise<Server> {
    const made = createServer((req, res) => void answer(req, res));
    return new Promise((resolve) => made.listen(at, '127.0.0.1', () => resolve(made)));
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    const path = decodeURIComponent(new URL(req.url ?? '', base).pathname);
    if (path.startsWith('/keys')) return reply(res, keys ? openId(path) : { status: 500 });
    requests.push(`${req.method} ${path}`);
    if (req.headers.authorization !== `Bearer ${accessToken}`) return reply(res, refused(401, 'Unauthorized'));
    const meant = connector(req.method ?? '', path, body);
    if (!meant.posts) return reply(res, meant.run());
    posts++;
    const now = failure;
    failure = undefined;
    if (now === undefined) return reply(res, meant.run());
    if (typeof now === 'object') return reply(res, now);
    if (now === '429') return reply(res, { status: 429, headers: { 'retry-after': '3' } });
    if (now === 'refuse') return reply(res, refused(403, 'BotNotInConversationRoster'));
    meant.run();
    if (now === '500-after-accepting') return reply(res, { status: 500 });
    if (now === 'reset-after-accepting') res.destroy();
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  function connector(method: string, path: string, body: any): { posts: boolean; run(): Answer } {
    const [, , , conversation = '', what, id = ''] = path.split('/');
    if (method === 'POST' && path === '/v3/conversations')
      return body.isGroup ? { posts: true, run: () => thread(body) } : { posts: false, run: () => direct(body) };
    if (method === 'POST' && what === 'activities') return { posts: true, run: () => post(conversation, body) };
    if (method === 'PUT' && what === 'activities') return { posts: true, run: () => edit(conversation, id, body) };
    if (method === 'GET' && what === 'members') return { posts: false, run: () => member(id) };
    return { posts: false, run: () => ({ status: 404 }) };
  }

  function post(conversation: string, activity: unknown): Answer {
    const id = `${1_800_000_000_000 + ++count}`;
    messages.push({ conversation, id, activity });
    return { status: 201, body: { id } };
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  function thread({ channelData, activity }: any): Answer {
    if (channelData.channel.id !== channel) return refused(404, 'ConversationNotFound');
    const id = `${1_800_000_000_000 + ++count}`;
    const conversation = `${channel};messageid=${id}`;
    messages.push({ conversation, id, activity });
    return { status: 201, body: { id: conversation, activityId: id } };
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  function direct({ members: [who] }: any): Answer {
    const found = find(who.id);
    return found ? { status: 201, body: { id: directWith(found) } } : refused(403, 'BotNotInConversationRoster');
  }

  function edit(conversation: string, id: string, activity: unknown): Answer {
    const message = messages.find((each) => each.conversation === conversation && each.id === id);
    if (!message) return refused(404, 'ActivityNotFoundInConversation');
    message.activity = activity;
    return { status: 200, body: { id } };
  }

  const find = (id: string) => members.find((each) => each.id === id || each.aadObjectId === id);

  function member(id: string): Answer {
    const found = find(id);
    return found ? { status: 200, body: found } : refused(404, 'MemberNotFoundInConversation');
  }

  function openId(path: string): Answer {
    if (path === '/keys/openid') return { status: 200, body: { issuer, jwks_uri: `${base}/keys/jwks` } };
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
    return { status: 200, body: { keys: [key] } };
  }

  return {
    base,
    messages,
    requests,
    cloud: {
      issuer,
      keys: `${base}/keys/openid`,
      entraKeys: `${base}/keys/openid`,
      login: 'https://login.microsoftonline.com/botframework.com',
      scope: 'https://api.botframework.com',
      oauth: base,
      callerId: 'urn:botframework:azure',
      service: `${base}/`,
      isService: (address) => address.origin === base,
    },
    posts: () => posts,
    fail: (next) => {
      failure = next;
    },
    token: (claims = {}, { key = privateKey, header = {} } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, aud: appId, serviceurl: `${base}/`, nbf: now - 60, exp: now + 600, ...claims };
      const signed = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })}.${encoded(payload)}`;
      return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
    },
    async whileUnreachable(work) {
      await closed(server);
      try {
        return await work();
      } finally {
        server = await listen(port);
      }
    },
    loseKeys: () => {
      keys = false;
    },
    stop: () => closed(server),
  };
}

export const issuer = 'https://issuer.example';
export const directWith = ({ aadObjectId }: { readonly aadObjectId: string }): string => `a:${aadObjectId}`;
export const newId = (): string => randomUUID();

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const refused = (status: number, code: string): Answer => ({ status, body: { error: { code, message: code } } });

function reply(res: ServerResponse, { status, headers = {}, body }: Answer): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(body === undefined ? '' : JSON.stringify(body));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
