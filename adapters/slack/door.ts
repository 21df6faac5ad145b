import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Log } from '#core/ports';
import { bridge } from './web.ts';

/** Bytes of a request; more is answered with 413. */
const largestBody = 1024 * 1024;
/** Seconds by which a request's timestamp may differ from our clock, either way. */
const window = 300;

/**
 * Slack's requests over HTTP, on a server that is not ours. Bolt checks signature and age; what it lets through and we do
 * not is a timestamp from the future, with which a copied request stays valid for as long as its author likes.
 */
export class Door {
  readonly receiver: Receiver & Pick<HTTPReceiver, 'requestListener'>;
  readonly #log: Log;
  readonly #underWay = new Set<Promise<void>>();
  #open = true;

  constructor(signingSecret: string, log: Log) {
    this.#log = log;
    this.receiver = new HTTPReceiver({
      signingSecret,
      logger: bridge(log),
      bodyLimit: largestBody,
      // Otherwise Bolt answers 200 before the listener has run, and an answer that could not be saved is lost (measured).
      processBeforeResponse: true,
      processEventErrorHandler: async ({ error, response }) => {
        if (response.headersSent)
          log.warn({ platform: 'slack' }, 'Slack had stopped waiting for the answer to a request');
        else
          log.error({ platform: 'slack', err: error }, 'not taken from Slack, which will deliver it again if it can');
        answer(response, 503);
        return false;
      },
      unhandledRequestHandler: ({ response }) => {
        log.warn({ platform: 'slack' }, 'a request of Slack was not answered within its three seconds');
        answer(response, 503);
      },
    });
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (!this.#open) answer(response, 503);
    else if (tooFarAhead(request)) {
      this.#log.warn({ platform: 'slack' }, 'refused a request of Slack with a timestamp from the future');
      answer(response, 401);
    } else this.#take(request, response);
  }

  /** Takes nothing more; resolves when what was taken is answered. */
  async close(): Promise<void> {
    this.#open = false;
    await Promise.all(this.#underWay);
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    dropCharset(request);
    const done = new Promise<void>((resolve) => {
      response.once('close', resolve);
    }).finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
    try {
      this.receiver.requestListener(request, response);
    } catch {
      answer(response, 404);
    }
  }
}

function tooFarAhead(request: IncomingMessage): boolean {
  return Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + window;
}

/** Bolt reads a form only under the bare type; a proxy on the way may add a charset to it (measured: 400). */
function dropCharset({ headers }: IncomingMessage): void {
  const [type = ''] = headers['content-type']?.split(';') ?? [];
  if (type.trim() === 'application/x-www-form-urlencoded') headers['content-type'] = type.trim();
}

function answer(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status).end();
}
