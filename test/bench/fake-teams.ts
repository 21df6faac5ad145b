import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './child.ts';

/**
 * The Bot Framework connector as far as a message needs it, with Teams' limit: in no second does it take more than so many
 * requests of a tenant; beyond, 429. Each answer takes as long as one over a network does.
 */

/** Requests in any one second, and milliseconds until an answer. */
const limit = 50;
const answersAfter = 60;

/** When each request was taken, in milliseconds since the epoch. */
let taken: number[] = [];
let refused = 0;
/** When messages arrived in a conversation, and who waits for the next one there. */
let arrived = new Map<string, number[]>();
const awaited = new Map<string, (at: number) => void>();

const now = () => performance.timeOrigin + performance.now();

const server = createServer((request, response) => {
  const answer = async (status: number, body: object, headers = {}) => {
    await sleep(answersAfter);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  request.resume();
  request.on('end', () => {
    const at = now();
    if (taken.filter((each) => each > at - 1_000).length >= limit) {
      refused += 1;
      return answer(429, { error: { code: 'Throttled', message: 'API calls quota exceeded' } }, { 'retry-after': '1' });
    }
    taken.push(at);
    const [, , , conversation = '', what] = (request.url ?? '').split('/');
    if (what !== 'activities') return answer(201, { id: 'opened' });
    const place = decodeURIComponent(conversation);
    arrived.set(place, [...(arrived.get(place) ?? []), at]);
    awaited.get(place)?.(at);
    awaited.delete(place);
    return answer(201, { id: String(taken.length) });
  });
});
server.keepAliveTimeout = 60_000;

/** What the connector saw since `forget`. */
export interface Seen {
  readonly taken: readonly number[];
  readonly refused: number;
}

/** What `arrival` is asked. */
export interface Asked {
  readonly conversation: string;
  readonly after: number;
}

serve({
  start: () =>
    new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    ),
  forget: async () => {
    taken = [];
    refused = 0;
    arrived = new Map();
  },
  seen: async (): Promise<Seen> => ({ taken, refused }),
  /** When the first message arrived in a conversation after this instant, as soon as it has. */
  arrival: ({ conversation, after }: Asked) => {
    const before = (arrived.get(conversation) ?? []).find((at) => at > after);
    return before === undefined
      ? new Promise<number>((resolve) => awaited.set(conversation, resolve))
      : Promise.resolve(before);
  },
});
