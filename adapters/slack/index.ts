import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type Receiver } from '@slack/bolt';
import type { Receive } from '#core/incoming';
import type { Json } from '#core/json';
import type { ChatAdapter, Log } from '#core/ports';
import { allowance } from './allowance.ts';
import { Door } from './door.ts';
import { classify, credentialsRefused } from './errors.ts';
import { hear, type Request } from './gestures.ts';
import { Identity } from './identity.ts';
import type { Ourselves } from './parse.ts';
import { accountOf, profileOf } from './people.ts';
import { cannotRead, readBack } from './read-back.ts';
import { SocketReceiver } from './receiver.ts';
import { render } from './render.ts';
import { removeRepeats } from './repeats.ts';
import { send, spotFor } from './send.ts';
import { clientOptions, type Reach, webClient } from './web.ts';

export interface SlackOptions {
  /** Bot token, `xoxb-…`. */
  readonly botToken: string;
  /** Needed over HTTP. */
  readonly signingSecret?: string;
  /** App-level token, `xapp-…`: gestures come over a web socket that we open, instead of HTTP. */
  readonly appToken?: string;
  /** Another Web API base address ending in `/api/`; absent: Slack's. */
  readonly apiUrl?: string;
  readonly log: Log;
  /** Milliseconds after which a call to Slack counts as of unknown fate. */
  readonly timeout?: number;
  /** Milliseconds after which a gesture is told that its answer follows. */
  readonly patience?: number;
}

export interface SlackAdapter extends ChatAdapter {
  /**
   * Answers `POST /slack/events`: events, the slash command and buttons. 503 before `start`, after `stop` and over a
   * web socket, 401 for what is not signed by Slack, 413 above 1 MB.
   */
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Slack, on Bolt: over HTTP, or over a web socket where there is an app token. */
export function slack(options: SlackOptions): SlackAdapter {
  const { botToken, appToken, log } = options;
  const reach: Reach = {
    log,
    timeout: options.timeout ?? 10_000,
    ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl }),
  };
  const web = webClient(botToken, reach);
  const identity = new Identity(web, log);
  const socket = appToken === undefined ? undefined : new SocketReceiver(appToken, reach);
  const door =
    appToken === undefined && options.signingSecret !== undefined ? new Door(options.signingSecret, log) : undefined;
  if (!socket && !door) throw new Error('Slack needs a signing secret, or an app token.');
  const desk = { web, ourselves: () => identity.known };
  const meanwhile = new Set<Promise<unknown>>();
  /** Why Slack last refused our token, until it takes it again. */
  let refused: string | undefined;
  let taking = false;

  const whoWeAre = (): Ourselves => {
    if (!identity.known) throw new Error(`Slack cannot be asked: ${identity.why}`);
    return identity.known;
  };

  return {
    platform: 'slack',
    allowance: allowance(() => identity.known?.team),
    render: (message) => render(message) as unknown as Json,
    async send(post) {
      try {
        return await send(desk, post, (fault) => {
          refused = credentialsRefused(fault);
        });
      } catch (fault) {
        log.error({ platform: 'slack', err: fault }, 'an unforeseen fault while sending');
        return classify(fault);
      }
    },
    async find(key, to, since) {
      try {
        const spot = await spotFor(web, to);
        if (spot.only !== undefined) return 'cannot-tell';
        const { begun, last } = await readBack(desk, spot, key, since);
        return last === undefined ? 'absent' : { found: [...begun, last].join(',') };
      } catch (fault) {
        if (cannotRead(fault)) return 'cannot-tell';
        throw fault;
      }
    },
    async removeRepeats(key, to, since) {
      try {
        const spot = await spotFor(web, to);
        return spot.only === undefined ? await removeRepeats(desk, spot, key, since) : undefined;
      } catch (fault) {
        if (cannotRead(fault)) return undefined;
        throw fault;
      }
    },
    profile: (account) => profileOf(web, whoWeAre(), account, log),
    reach: (person) => accountOf(web, whoWeAre(), person, log),
    async start(receive) {
      connect((socket ?? door!.receiver) as Receiver, receive);
      await identity.ask();
      await socket?.start();
      taking = true;
    },
    async stop() {
      taking = false;
      identity.stop();
      await Promise.all([door?.close(), socket?.stop()]);
      await Promise.all(meanwhile);
    },
    health() {
      const why = refused ?? (identity.known ? socket?.down : identity.why);
      return why === undefined ? { state: 'ok' } : { state: 'degraded', why };
    },
    handle(request, response) {
      if (door && taking) door.handle(request, response);
      else response.writeHead(503).end();
    },
  };

  /** Everything that Slack sends goes one way: through Bolt's check of what it is, to `hear`. */
  function connect(receiver: Receiver, receive: Receive): void {
    const app = new App({
      receiver,
      logger: clientOptions(reach).logger!,
      clientOptions: clientOptions(reach),
      convoStore: false,
      authorize: async () => {
        const ourselves = identity.known;
        return {
          botToken,
          ...(ourselves && { teamId: ourselves.team, botUserId: ourselves.user }),
          ...(ourselves?.bot !== undefined && { botId: ourselves.bot }),
        };
      },
    });
    const hearing = {
      receive,
      ourselves: desk.ourselves,
      web,
      patience: options.patience ?? 2_000,
      log,
      meanwhile(work: Promise<unknown>) {
        const done = work.finally(() => meanwhile.delete(done));
        meanwhile.add(done);
      },
    };
    app.use((request) => hear(hearing, request as unknown as Request));
    // Logged once, where it is answered.
    app.error(async (fault) => Promise.reject(fault));
  }
}
