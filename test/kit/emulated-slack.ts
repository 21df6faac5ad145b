import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { slackManifest } from '../../adapters/slack/manifest.ts';
import type { Wire } from '../adapters/slack/fake-slack.ts';
import { signingSecret } from '../adapters/slack/rig.ts';
import { people } from './sample.ts';
import { tap } from './tap.ts';

/**
 * A Slack that we did not write, in whose workspace the people of the sample programme are and the Business Strategy
 * Group has a private channel. It keeps messages but delivers nothing: what people do is posted, signed, by ourselves.
 */
export interface EmulatedSlack {
  /** The settings with which Quarterdeck uses it. */
  readonly env: Readonly<Record<string, string>>;
  readonly team: string;
  /** The steering group's channel; Quarterdeck is in it. */
  readonly channel: string;
  /** The account of a person of the sample programme. */
  account(key: string): string;
  /** Someone else's new account in this workspace. */
  readonly stranger: string;
  /** What stands in a conversation, oldest first. */
  history(conversation: string): Promise<readonly Wire[]>;
  /** What Quarterdeck said below a message in the steering group's channel. */
  thread(ts: string): Promise<readonly Wire[]>;
  /** The conversation between Quarterdeck and somebody. */
  direct(account: string): Promise<string>;
  /** What a press brings, by which something may be opened over the conversation once. */
  trigger(account: string): Promise<string>;
  /** What was opened by this, as it was sent; undefined: nothing yet. */
  opened(trigger: string): Wire | undefined;
  /** What stands on somebody's page; undefined: nothing yet. */
  home(account: string): Wire | undefined;
  /** Where Quarterdeck answers a gesture to whoever made it alone, and what it said there. */
  readonly responseUrl: string;
  readonly told: readonly string[];
  stop(): Promise<void>;
}

const token = 'xoxb-emulated';
const admin = 'xoxp-admin';
/** Quarterdeck's own account there. */
export const us = 'U00DECK';
const bot = { bot_id: 'B00DECK', bot_user_id: us, app_id: 'A00DECK' };

export async function emulatedSlack(): Promise<EmulatedSlack> {
  const { scopes } = (slackManifest({ words: [] }) as Wire).oauth_config;
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed(scopes.bot) } });
  const call = async (method: string, args: Record<string, string> = {}, as = token): Promise<Wire> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(args),
    });
    const answer: Wire = await response.json();
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer;
  };
  const { members } = await call('users.list');
  const { channels } = await call('conversations.list', { types: 'private_channel' }, admin);
  const channel: string = channels.find((each: Wire) => each.name === 'steering').id;
  await call('conversations.invite', { channel, users: us }, admin);
  const accounts = new Map<string, string>(members.map((each: Wire) => [each.name, each.id]));
  // The emulator keeps views and shows them to nobody: what is opened is noted on its way there.
  const front = await tap(() => emulator.url);
  const told: string[] = [];
  const responses = await listenerFor(told);
  return {
    env: {
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${front.url}/api/`,
    },
    team: 'T000000001',
    channel,
    account: (key) => accounts.get(key) ?? '',
    stranger: accounts.get('stranger') ?? '',
    history: async (conversation) =>
      (
        await call('conversations.history', { channel: conversation, limit: '200', include_all_metadata: 'true' })
      ).messages.reverse(),
    thread: async (ts) => (await call('conversations.replies', { channel, ts })).messages,
    direct: async (account) => (await call('conversations.open', { users: account })).channel.id,
    trigger: async (account) => (await call('views.generateTriggerId', { user_id: account })).trigger_id,
    opened(trigger) {
      const found = front.exchanges.find(
        ({ path, sent, answer }) =>
          path === '/api/views.open' && answer.ok && new URLSearchParams(sent).get('trigger_id') === trigger,
      );
      return found && { ...JSON.parse(new URLSearchParams(found.sent).get('view')!), id: found.answer.view.id };
    },
    home(account) {
      const shown = front.exchanges.findLast(
        ({ path, sent, answer }) =>
          path === '/api/views.publish' && answer.ok && new URLSearchParams(sent).get('user_id') === account,
      );
      return shown && { ...JSON.parse(new URLSearchParams(shown.sent).get('view')!), id: shown.answer.view.id };
    },
    responseUrl: `http://127.0.0.1:${(responses.address() as AddressInfo).port}/`,
    told,
    async stop() {
      responses.closeAllConnections();
      responses.close();
      await front.stop();
      await emulator.close();
    },
  };
}

/** Everybody of the sample by their e-mail address, and somebody who is in no programme; Slack's scopes are enforced. */
const seed = (scopes: readonly string[]) => ({
  strict_scopes: true,
  users: [
    ...people.map(({ key, name, email }) => ({ name: key, real_name: name, email })),
    { name: 'stranger', real_name: 'Sam Stranger', email: 'sam.stranger@elsewhere.example' },
  ],
  channels: [{ name: 'steering', is_private: true }],
  oauth_apps: [
    {
      ...bot,
      client_id: '1.2',
      client_secret: 's',
      name: 'Quarterdeck',
      redirect_uris: [],
      scopes: [...scopes],
      bot_name: 'quarterdeck',
    },
  ],
  tokens: [
    { ...bot, token, type: 'bot' as const, user_id: bot.bot_user_id, scopes: [...scopes] },
    { token: admin, type: 'user' as const, user_id: 'U000000001' },
  ],
});

async function listenerFor(told: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      told.push(JSON.parse(body).text);
      response.end('ok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
