import { request as ask } from 'node:http';
import type { ChatAdapter } from '#core/ports';
import { type HttpOptions, type HttpServer, httpServer, type Route } from '../../../adapters/http/index.ts';

/** What was logged, and a log that notes it; `during` marks what is logged inside it. */
function noting() {
  const lines: { level: string; facts: Record<string, unknown>; message: string }[] = [];
  let around: Record<string, unknown> = {};
  const at = (level: string) => (facts: Record<string, unknown>, message: string) =>
    void lines.push({ level, facts: { ...around, ...facts }, message });
  const log: HttpOptions['log'] = {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    during(facts, work) {
      around = facts;
      return work();
    },
  };
  return { log, lines };
}

export interface Running {
  readonly server: HttpServer;
  readonly port: number;
  readonly lines: ReturnType<typeof noting>['lines'];
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: string | Buffer, headers?: Record<string, string>): Promise<Answer>;
  send(
    method: string,
    path: string,
    body: string | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

export const well: Pick<ChatAdapter, 'platform' | 'health'> = { platform: 'slack', health: () => ({ state: 'ok' }) };

const running = new Set<HttpServer>();

/** A server on loopback; already serving, unless `routes` is absent. {@link stopAll} ends it. */
export async function run(options: Partial<HttpOptions>, routes?: readonly Route[]): Promise<Running> {
  const { log, lines } = noting();
  const server = httpServer({
    port: 0,
    host: '127.0.0.1',
    log,
    operations: {
      notReady: async () => [],
      platforms: () => [well],
      metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'quarterdeck_up 1\n' }),
    },
    ...options,
  });
  running.add(server);
  const port = await server.listen();
  if (routes) server.serve(routes);
  const send: Running['send'] = (method, path, body, headers) =>
    new Promise((resolve, reject) => {
      const req = ask(
        { host: '127.0.0.1', port, method, path, headers: { connection: 'close', ...headers } },
        (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk) => chunks.push(chunk));
          res.on('end', () =>
            resolve({ status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(chunks).toString() }),
          );
          res.on('error', reject);
        },
      );
      req.on('error', reject);
      req.end(body);
    });
  return {
    server,
    port,
    lines,
    send,
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    post: (path, body, headers = {}) => send('POST', path, body, headers),
  };
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop(0)));
  running.clear();
}

/** Tells how many bytes it was sent. As an SDK does, it reads only after something else has been waited for. */
export const echo: Route = {
  path: '/slack/events',
  methods: ['POST'],
  access: 'everyone',
  async raw(req, res) {
    const chunks: Buffer[] = [];
    await new Promise(setImmediate);
    for await (const chunk of req) chunks.push(chunk);
    res.setHeader('Content-Type', 'text/plain').end(`${Buffer.concat(chunks).length} bytes`);
  },
};
