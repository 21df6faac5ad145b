import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './child.ts';
import { ourselves } from './slack.ts';

/** Slack's Web API as far as a direct message needs it, in a process of its own: it takes everything and counts it. */

let posted = 0;
let waiting: { readonly count: number; readonly tell: () => void } | undefined;

const answers: Readonly<Record<string, (form: URLSearchParams) => object>> = {
  'auth.test': () => ({ team_id: ourselves.team, user_id: ourselves.user, bot_id: ourselves.bot }),
  'conversations.open': () => ({ channel: { id: 'D0OPENED' } }),
  'chat.postMessage': (form) => {
    posted += 1;
    if (waiting && posted >= waiting.count) waiting.tell();
    const ts = `1797840000.${String(posted).padStart(6, '0')}`;
    return { channel: form.get('channel'), ts, message: { ts, text: form.get('text') } };
  },
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const method = request.url?.split('/').at(-1) ?? '';
    const answer = answers[method]?.(new URLSearchParams(Buffer.concat(chunks).toString()));
    const body = JSON.stringify(answer ? { ok: true, ...answer } : { ok: false, error: 'unknown_method' });
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});
server.keepAliveTimeout = 60_000;

serve({
  start: () => new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve(port()))),
  forget: async () => {
    posted = 0;
  },
  /** Resolves when this many messages have been posted since `forget`; false: within 30 s they were not. */
  posted: (count: number) =>
    new Promise<boolean>((resolve) => {
      if (posted >= count) return resolve(true);
      const late = setTimeout(() => resolve(false), 30_000);
      waiting = {
        count,
        tell: () => {
          clearTimeout(late);
          waiting = undefined;
          resolve(true);
        },
      };
    }),
});

const port = () => (server.address() as AddressInfo).port;
