import { receiver } from '#core/bot';
import type { ChatAdapter } from '#core/ports';
import { words } from '#core/words';
import { built } from './built.ts';
import { serve } from './child.ts';
import { botToken, signingSecret } from './slack.ts';

/**
 * Quarterdeck's way in alone: its HTTP server, its Slack adapter and all that a message leads to up to the
 * acknowledgement, as main.ts joins them, without the jobs that send the replies.
 */

const { httpServer } = await built<typeof import('../../adapters/http/index.ts')>('adapters/http/index');
const { jsonLog } = await built<typeof import('../../adapters/log/index.ts')>('adapters/log/index');
const { connect } = await built<typeof import('../../adapters/postgres/connect.ts')>('adapters/postgres/connect');
const { realClock } = await built<typeof import('../../adapters/postgres/store/clock.ts')>(
  'adapters/postgres/store/clock',
);
const { postgresStore } = await built<typeof import('../../adapters/postgres/store/index.ts')>(
  'adapters/postgres/store/index',
);
const { gestures } = await built<typeof import('../../src/at-most.ts')>('src/at-most');
const { slack } = await built<typeof import('../../adapters/slack/index.ts')>('adapters/slack/index');

serve({
  async start({ databaseUrl, apiUrl }: { readonly databaseUrl: string; readonly apiUrl: string }): Promise<number> {
    const log = jsonLog({ level: 'info' });
    const connection = connect(databaseUrl, { log });
    const adapter = slack({ botToken, signingSecret, apiUrl, log });
    const chat = new Map<string, ChatAdapter>([[adapter.platform, adapter]]);
    const store = postgresStore({ ...connection, clock: realClock, atOnce: () => undefined });
    const operations = {
      notReady: async () => [],
      platforms: () => [adapter],
      metrics: async () => ({ contentType: '', text: '' }),
    };
    const http = httpServer({ port: 0, host: '127.0.0.1', log, operations });
    const port = await http.listen();
    await adapter.start(receiver({ store: gestures(store), log, chat }, words));
    http.serve([
      { path: '/slack/events', methods: ['POST'], access: 'everyone', raw: (req, res) => adapter.handle(req, res) },
    ]);
    return port;
  },
});
