import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Failure } from '../../contracts/chat.ts';
import { acceptWebSockets, type Peer } from './web-socket.ts';

// biome-ignore lint/suspicious/noExplicitAny: the wire is looked at without trusting the adapter's types
export type Wire = any;

export interface Posted {
  ts: string;
  channel: string;
  user: string;
  bot_id: string;
  thread_ts?: string;
  text?: string;
  blocks?: Wire[];
  metadata?: Wire;
}

/**
 * A Slack on loopback that keeps what a reader would see and fails on command. It answers every request on a connection of
 * its own, so that a refused connection is refused and not an old one broken.
 */
export class FakeSlack {
  readonly team = 'T0COUNCIL';
  readonly botToken = 'xoxb-good';
  readonly appToken = 'xapp-good';
  /** What stands in all conversations, oldest first. */
  readonly messages: Posted[] = [];
  /** What one person alone sees in a conversation: `user` is who, `under` the thread. */
  readonly ephemeral: { ts: string; channel: string; user: string; under?: string; text?: string; blocks?: Wire[] }[] =
    [];
  /** What was said through response addresses, by the gesture's name in the address. */
  readonly responses: { to: string; body: Wire }[] = [];
  /** The modals that stand before the person, the one in front last. */
  readonly views: Wire[] = [];
  /** What stands on each person's page, by account. */
  readonly homes = new Map<string, Wire>();
  readonly #spent = new Set<string>();
  /** Emits `told` when a modal opened or something was said through a response address. */
  readonly #told = new EventEmitter();
  /** All requests to the Web API. */
  readonly calls: { method: string; args: Record<string, string> }[] = [];
  readonly users: Record<string, Wire> = {
    U0ASHA: {
      id: 'U0ASHA',
      team_id: 'T0COUNCIL',
      profile: { real_name: 'Asha Patel', email: 'asha.patel@council.example' },
    },
    U0GUEST: {
      id: 'U0GUEST',
      team_id: 'T0COUNCIL',
      is_restricted: true,
      profile: { real_name: 'Gus Guest', email: 'gus@elsewhere.example' },
    },
    U0VENDOR: {
      id: 'U0VENDOR',
      team_id: 'T0VENDOR',
      is_stranger: true,
      profile: { real_name: 'Vic Vendor', email: 'vic@vendor.example' },
    },
  };
  /** Codes with which methods refuse, until taken away: `{ 'auth.test': 'invalid_auth' }`. */
  readonly refuse: Record<string, string> = {};
  /** Messages with a picture are refused, as Slack does with one that it cannot fetch. */
  unreachablePictures = false;
  posts = 0;
  #failure: Failure | undefined;
  #clock = 1_797_840_000_000;
  #api!: Server;
  #sockets!: Server;
  #port = 0;
  #hung: ServerResponse[] = [];
  readonly peers: Peer[] = [];
  /** Called with each web socket that opens; by default it is greeted. */
  greet: (peer: Peer) => void = (peer) => peer.send(JSON.stringify({ type: 'hello', num_connections: 1 }));

  async start(): Promise<this> {
    await this.listen();
    this.#sockets = createServer();
    acceptWebSockets(this.#sockets, (peer) => {
      this.peers.push(peer);
      this.greet(peer);
    });
    await new Promise<void>((done) => this.#sockets.listen(0, '127.0.0.1', done));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    await this.unlisten();
    for (const peer of this.peers) peer.drop();
    this.#sockets?.closeAllConnections();
    this.#sockets?.close();
  }

  async listen(): Promise<void> {
    if (this.#api?.listening) return;
    this.#api = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((done) => this.#api.listen(this.#port, '127.0.0.1', done));
    this.#port = (this.#api.address() as AddressInfo).port;
  }

  /** From here on the connection is refused. */
  async unlisten(): Promise<void> {
    for (const response of this.#hung.splice(0)) response.destroy();
    if (!this.#api?.listening) return;
    const closed = new Promise((done) => this.#api.close(done));
    this.#api.closeAllConnections();
    await closed;
  }

  failNext(failure: Failure): Promise<void> {
    if (failure === 'unreachable') return this.unlisten();
    this.#failure = failure;
    return Promise.resolve();
  }

  /** Resolves when the press with this trigger and response address has opened a modal, or was told something. */
  async toldOn(trigger: string, to: string): Promise<void> {
    while (!this.views.some(({ id }) => id === `V-${trigger}`) && !this.responses.some((each) => each.to === to))
      await once(this.#told, 'told');
  }

  /** A new timestamp, as Slack names its messages. */
  tick(): string {
    this.#clock += 1_000;
    return `${this.#clock / 1000}.000000`.replace(/^(\d+)\.\d+$/, '$1.000000');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('connection', 'close');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const [, where = '', name = ''] = (request.url ?? '').split('/');
    if (where === 'respond') {
      this.responses.push({ to: name, body: JSON.parse(body) });
      this.#told.emit('told');
      response.end('ok');
      return;
    }
    const args = Object.fromEntries(new URLSearchParams(body));
    this.calls.push({ method: name, args });
    const posting = /^chat\.(postMessage|postEphemeral|update)$/.test(name);
    if (posting) this.posts++;
    const failure = posting ? this.#failure : undefined;
    if (failure) this.#failure = undefined;
    if (failure === '429') {
      response.writeHead(429, { 'retry-after': '7' }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    const answer =
      failure === 'refuse'
        ? { ok: false, error: 'is_archived' }
        : this.#answer(name, args, request.headers.authorization ?? '');
    if (failure === 'hang') this.#hung.push(response);
    else if (failure === 'reset-after-accepting') request.socket.resetAndDestroy();
    else if (failure === '500-after-accepting') response.writeHead(500).end('upstream fell over');
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }

  #answer(method: string, args: Record<string, string>, authorization: string): Wire {
    const token = method === 'apps.connections.open' ? this.appToken : this.botToken;
    if (authorization !== `Bearer ${token}`) return { ok: false, error: 'invalid_auth' };
    if (this.refuse[method]) return { ok: false, error: this.refuse[method] };
    if (this.unreachablePictures && args.blocks?.includes('"type":"image"'))
      return { ok: false, error: 'invalid_blocks' };
    return { ok: true, ...this.#methods[method]?.(args) };
  }

  readonly #methods: Record<string, (args: Record<string, string>) => Wire> = {
    'auth.test': () => ({
      team_id: this.team,
      user_id: 'U0DECK',
      bot_id: 'B0DECK',
      team: 'Example Council',
      user: 'quarterdeck',
    }),
    'apps.connections.open': () => ({ url: `ws://127.0.0.1:${(this.#sockets.address() as AddressInfo).port}/link` }),
    'conversations.open': ({ users }) => ({ channel: { id: `D${users?.slice(1)}` } }),
    'chat.postMessage': (args) => {
      const posted: Posted = {
        ts: this.tick(),
        channel: args.channel ?? '',
        user: 'U0DECK',
        bot_id: 'B0DECK',
        ...(args.thread_ts === undefined ? {} : { thread_ts: args.thread_ts }),
        ...content(args),
      };
      this.messages.push(posted);
      return { ts: posted.ts, channel: posted.channel, message: posted };
    },
    'chat.postEphemeral': (args) => {
      const { channel = '', user = '', thread_ts: under } = args;
      const ts = this.tick();
      this.ephemeral.push({ ts, channel, user, ...(under === undefined ? {} : { under }), ...content(args) });
      return { message_ts: ts };
    },
    'chat.update': (args) => {
      const stands = this.#at(args);
      if (!stands) return { ok: false, error: 'message_not_found' };
      Object.assign(stands, content(args));
      return { ts: stands.ts, channel: stands.channel, text: stands.text };
    },
    'chat.delete': (args) => {
      const stands = this.#at(args);
      if (!stands) return { ok: false, error: 'message_not_found' };
      this.messages.splice(this.messages.indexOf(stands), 1);
      return { ts: stands.ts, channel: stands.channel };
    },
    'conversations.history': (args) =>
      this.#page(
        this.messages.filter((each) => each.channel === args.channel && !each.thread_ts),
        args,
      ),
    'conversations.replies': (args) =>
      this.#page(
        this.messages.filter((each) => each.channel === args.channel && [each.ts, each.thread_ts].includes(args.ts!)),
        args,
      ),
    'views.open': ({ trigger_id: trigger = '', view = '{}' }) => {
      if (!/^trigger-/.test(trigger)) return { ok: false, error: 'invalid_trigger_id' };
      if (this.#spent.has(trigger)) return { ok: false, error: 'exchanged_trigger_id' };
      this.#spent.add(trigger);
      const opened = { ...JSON.parse(view), id: `V-${trigger}`, hash: this.tick() };
      this.views.push(opened);
      this.#told.emit('told');
      return { view: opened };
    },
    'views.publish': ({ user_id: user = '', view = '{}' }) => {
      this.homes.set(user, JSON.parse(view));
      this.#told.emit('told');
      return { view: JSON.parse(view) };
    },
    'views.update': ({ view_id: id, hash, view = '{}' }) => {
      const at = this.views.findIndex((each) => each.id === id);
      if (at < 0) return { ok: false, error: 'not_found' };
      if (hash !== undefined && hash !== this.views[at].hash) return { ok: false, error: 'hash_conflict' };
      this.views[at] = { ...JSON.parse(view), id, hash: this.tick() };
      return { view: this.views[at] };
    },
    'users.info': ({ user }) =>
      this.users[user!] ? { user: this.users[user!] } : { ok: false, error: 'user_not_found' },
    'users.lookupByEmail': ({ email }) => {
      const user = Object.values(this.users).find((each) => each.profile.email === email);
      return user ? { user } : { ok: false, error: 'users_not_found' };
    },
  };

  #at(args: Record<string, string>): Posted | undefined {
    return this.messages.find((each) => each.channel === args.channel && each.ts === args.ts);
  }

  /** Newest first, two a page, so that reading back has to turn pages; metadata only where it was asked for. */
  #page(messages: Posted[], args: Record<string, string>): Wire {
    const from = Number(args.cursor ?? 0);
    const newestFirst = messages.filter((each) => Number(each.ts) >= Number(args.oldest ?? 0)).reverse();
    const page = newestFirst.slice(from, from + 2);
    return {
      messages: args.include_all_metadata === 'true' ? page : page.map(({ metadata, ...rest }) => rest),
      has_more: from + 2 < newestFirst.length,
      response_metadata: { next_cursor: from + 2 < newestFirst.length ? String(from + 2) : '' },
    };
  }
}

function content(args: Record<string, string>): Partial<Posted> {
  return {
    ...(args.text === undefined ? {} : { text: args.text }),
    ...(args.blocks === undefined ? {} : { blocks: JSON.parse(args.blocks) }),
    ...(args.metadata === undefined ? {} : { metadata: JSON.parse(args.metadata) }),
  };
}
