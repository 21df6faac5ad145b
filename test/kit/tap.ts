import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that went through, and how it was answered. Bodies are read as JSON where they are. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: the wire is looked at without trusting anybody's types
  readonly sent: any;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the same
  readonly answer: any;
}

/** An HTTP address that hands everything on to another, and notes it: what two programs say to each other. */
export interface Tap {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  /** The next exchange of this kind that is over. */
  next(which: (exchange: Exchange) => boolean): Promise<Exchange>;
  stop(): Promise<void>;
}

/** @param target asked for each request, so that it need not stand yet when the tap is set up */
export async function tap(target: () => string): Promise<Tap> {
  const exchanges: Exchange[] = [];
  const waiting = new Set<(exchange: Exchange) => void>();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = 'GET', url: path = '/' } = request;
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = request.headers;
    try {
      const answer = await fetch(new URL(path, target()), {
        method,
        headers: headers as Record<string, string>,
        ...(body === '' ? {} : { body }),
      });
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(text);
      const exchange = { method, path, sent: json(body), status: answer.status, answer: json(text) };
      exchanges.push(exchange);
      for (const tell of waiting) tell(exchange);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    next: (which) =>
      new Promise((resolve) => {
        const tell = (exchange: Exchange) => {
          if (!which(exchange)) return;
          waiting.delete(tell);
          resolve(exchange);
        };
        waiting.add(tell);
      }),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
