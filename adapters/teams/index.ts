import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receive } from '#core/incoming';
import type { Json } from '#core/json';
import { type ChatAdapter, CredentialsRefused, type Log } from '#core/ports';
import { allowance } from './allowance.ts';
import { type Cloud, publicCloud } from './cloud.ts';
import { answerTo, write } from './door.ts';
import { tokenFailure } from './errors.ts';
import { type Guarded, isService } from './guard.ts';
import { limits } from './limits.ts';
import { render } from './render.ts';
import { type Memory, roster } from './roster.ts';
import { send } from './send.ts';
import { openTransport, type TeamsTransport, type TransportOptions, within } from './transport.ts';

/** Microsoft Teams through Azure Bot Service, or a Bot Framework client on this machine (`emulator`). */
export interface TeamsOptions {
  /** MICROSOFT_APP_ID and its companions. Without an app id only programs on this machine are answered, and only with `emulator`. */
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  readonly emulator: boolean;
  /** Entra tenant ids whose people are listened to. */
  readonly allowedTenants: readonly string[] | 'any';
  readonly memory: Memory;
  readonly log: Log;
  /** Milliseconds for one request that posts; 10,000 unless told. The outbox's lease is to be at least twice this and 10 s. */
  readonly timeout?: number;
  /** Where Microsoft's services are; the public cloud unless told. */
  readonly cloud?: Cloud;
  /** Where tokens come from, instead of Entra. */
  readonly credentials?: NonNullable<TransportOptions['credentials']>;
}

export interface TeamsAdapter extends ChatAdapter {
  /** `POST /api/messages`, on any Node server. Reads the body itself: nothing may have read it before. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

/** Milliseconds after which we ask for a token again when there was none at the start. */
const again = 30_000;

export function teams(given: TeamsOptions): TeamsAdapter {
  // Entra's tokens have it in small letters, its pages sometimes in capitals; the library compares letter by letter.
  const options = { ...given, ...(given.appId === undefined ? {} : { appId: given.appId.toLowerCase() }) };
  const { memory, log, cloud = publicCloud } = options;
  const guarded: Guarded = { ...options, cloud };
  const known = roster({ guarded, memory });
  let transport: TeamsTransport | undefined;
  let receive: Receive | undefined;
  let trouble: string | undefined;
  const underWay = new Set<Promise<void>>();

  let retry: NodeJS.Timeout | undefined;
  const recovered = () => {
    trouble = undefined;
    clearInterval(retry);
  };

  const ready = async (): Promise<TeamsTransport> => {
    transport ??= await openTransport({ ...options, cloud, timeout: options.timeout ?? limits.timeout });
    return transport;
  };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.method !== 'POST') return write(res, { status: 405 });
    if (!receive) return write(res, { status: 503 });
    try {
      write(res, await answerTo({ guarded, memory, log, receive, roster: known, transport: await ready() }, req));
    } catch (fault) {
      log.error({ platform: 'teams', err: fault }, 'a request to the Teams endpoint failed');
      if (!res.headersSent) write(res, { status: 503 });
    }
  };

  return {
    platform: 'teams',
    allowance: allowance(options.tenantId?.toLowerCase()),
    render: (message) => render(message) as unknown as Json,

    async send(post) {
      try {
        const isOurs = (address: string) => isService(guarded, address);
        const sent = await send({ transport: await ready(), roster: known, memory, isService: isOurs }, post);
        if (sent.kind === 'not-connected') trouble = sent.why;
        else if (sent.kind === 'sent') recovered();
        return sent;
      } catch (fault) {
        log.error({ platform: 'teams', delivery: post.key, err: fault }, 'sending failed in a way that nobody foresaw');
        return { kind: 'unknown', why: 'Quarterdeck failed while sending; see its log' };
      }
    },

    /** Teams gives no way to read back without a permission that would let us read whole channels. */
    find: async () => 'cannot-tell',
    profile: async (account) => known.profile(await ready(), account),
    reach: (person) => known.reach(person),

    async start(hand) {
      const opened = await ready();
      try {
        await within(limits.preparation, opened.identify());
      } catch (fault) {
        const { refused, why } = tokenFailure(fault);
        if (refused) throw new CredentialsRefused(why);
        log.warn({ platform: 'teams', why }, 'Teams cannot be reached yet');
        trouble = why;
        retry = setInterval(() => void opened.identify().then(recovered, () => {}), again).unref();
      }
      receive = hand;
    },

    async stop() {
      receive = undefined;
      clearInterval(retry);
      await Promise.all(underWay);
    },

    health: () => (trouble === undefined ? { state: 'ok' } : { state: 'degraded', why: trouble }),

    async handle(req, res) {
      const one = answer(req, res);
      underWay.add(one);
      await one.finally(() => underWay.delete(one));
    },
  };
}
