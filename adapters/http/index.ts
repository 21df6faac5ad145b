import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '#core/ports';
import { answer } from './answer.ts';
import { requestId, secure } from './headers.ts';
import { type Operations, operationsRoutes, type Stage } from './operations.ts';
import { pathOf, type Route, routeOf } from './routes.ts';
import { signInRoute } from './sign-in.ts';

export { isLoopback } from './loopback.ts';
export type { Operations } from './operations.ts';
export { rehearsalClock } from './rehearsal-clock.ts';
export type { Route } from './routes.ts';

export interface HttpOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Absent: every address of the machine. */
  readonly host?: string;
  readonly operations: Operations;
  /** `during` puts the request's id on all that is logged while it is answered. */
  readonly log: Log & { during<T>(facts: Record<string, unknown>, work: () => T): T };
  readonly adminToken?: string;
  readonly publicUrl?: string;
  /** Told of each request once it is answered. */
  readonly seen?: (request: { route: string; method: string; status: number; seconds: number }) => void;
}

export interface HttpServer {
  /** Begins to listen: the operations endpoints answer, all else is asked to come again (503). Resolves with the port. */
  listen(): Promise<number>;
  /** From now on these are answered as well, and `/readyz` no longer says that we are starting. */
  serve(routes: readonly Route[]): void;
  /** `/readyz` says that we stop, and POSTs are asked to come again (503); what is under way goes on. */
  drain(): void;
  /** Drains, accepts no connection, and resolves when all that is under way is answered or `within` ms are over (10,000). */
  stop(within?: number): Promise<void>;
}

/**
 * The one HTTP port, on Node's own server: a handful of addresses, of which two belong to SDKs that want the bare
 * request and the others are functions from `Request` to `Response`, need no framework; and 405, the limit of a body and
 * the order of checks are then ours to read in one place.
 */
export function httpServer({ port, host, operations, log, adminToken, publicUrl, seen }: HttpOptions): HttpServer {
  const https = publicUrl?.startsWith('https:') ?? false;
  const always = operationsRoutes(operations, () => stage);
  let stage: Stage = 'starting';
  let routes: readonly Route[] = always;

  const server = createServer(timeouts, (req, res) => {
    const id = requestId(req);
    const route = routeOf(routes, pathOf(req.url));
    const note = stopwatch(route, req, res);
    res.once('close', () => {
      const facts = note();
      seen?.(facts);
      if (!res.writableFinished) log.info({ ...facts, request: id }, 'the caller left before the answer');
      // Pages that were looked at and checks that were passed are in the metrics; of those a log would be full.
      else if (!/^(GET|HEAD)$/.test(facts.method) || (facts.status >= 400 && facts.route !== '/readyz'))
        log.info({ ...facts, request: id }, 'answered');
      if (stage === 'draining') server.closeIdleConnections();
    });
    secure(res, https);
    res.setHeader('X-Request-Id', id);
    if (stage === 'draining') res.setHeader('Connection', 'close');
    void log.during({ request: id }, () => answer(route, req, res, { id, log, stage, adminToken, publicUrl }));
  });
  server.timeout = idle;

  const drain = () => {
    stage = 'draining';
  };
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', (fault) => reject(inWords(fault, port)));
        server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
          server.on('error', (err) => log.error({ err }, 'the HTTP server failed to take a connection'));
          resolve((server.address() as AddressInfo).port);
        });
      }),
    serve(more) {
      const signsIn = adminToken !== undefined && more.some((route) => route.access === 'signed-in');
      routes = [...always, ...more, ...(signsIn ? [signInRoute(adminToken, https, log)] : [])];
      if (stage === 'starting') stage = 'serving';
    },
    drain,
    stop(within = 10_000) {
      drain();
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), within);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

/**
 * Milliseconds. Against clients that send by drops: 10 s for the headers, 30 s for all of a request. An idle connection is
 * kept longer than load balancers keep theirs (60 s), so that none sends into one that we close.
 */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Milliseconds without a byte in either direction. Moving a rehearsal's clock is silent for up to 60 s. */
const idle = 90_000;

function inWords(fault: NodeJS.ErrnoException, port: number): Error {
  if (fault.code !== 'EADDRINUSE') return fault;
  return new Error(`Port ${port} is taken by another program: stop it, or set PORT to another`, { cause: fault });
}

/** What is measured and logged of a request: patterns and words of ours, never the address or what was sent. */
function stopwatch(route: Route | undefined, { method = '' }: IncomingMessage, res: ServerResponse) {
  const began = performance.now();
  const usual = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method);
  return () => ({
    route: route?.path ?? 'other',
    method: usual ? method : 'other',
    status: res.statusCode,
    seconds: Math.round((performance.now() - began) * 10) / 10_000,
  });
}
