import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import bolt from '@slack/bolt';
import { built } from './built.ts';
import { serve } from './child.ts';
import { botToken, ourselves, signingSecret } from './slack.ts';

/**
 * The same libraries with nothing of Quarterdeck between them: Bolt over HTTP, which acknowledges a message when its
 * listener is done, and a listener that makes one row of it. With `answers` it also answers, as any bot would.
 */

const { connect } = await built<typeof import('../../adapters/postgres/connect.ts')>('adapters/postgres/connect');
const silent = { info() {}, warn() {}, error() {} };

export interface BareBolt {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly answers: boolean;
}

serve({
  async start({ databaseUrl, apiUrl, answers }: BareBolt): Promise<number> {
    const { prisma } = connect(databaseUrl, { log: silent });
    const receiver = new bolt.HTTPReceiver({ signingSecret, processBeforeResponse: true });
    const app = new bolt.App({
      receiver,
      authorize: async () => ({ botToken, teamId: ourselves.team, botUserId: ourselves.user, botId: ourselves.bot }),
      clientOptions: { slackApiUrl: apiUrl },
      logLevel: bolt.LogLevel.ERROR,
      convoStore: false,
    });
    app.message(async ({ message, say }) => {
      const { ts, user, text } = message as { ts: string; user: string; text: string };
      await prisma.playgroundMessage.create({
        data: { key: `${user}/${ts}`, conversation: user, fromPerson: user, message: { text }, at: new Date() },
      });
      if (answers)
        await say({ text: 'Why is it Amber?', blocks: [{ type: 'section', text: { type: 'plain_text', text } }] });
    });
    const server = createServer(receiver.requestListener);
    server.keepAliveTimeout = 65_000;
    return new Promise((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    );
  },
});
