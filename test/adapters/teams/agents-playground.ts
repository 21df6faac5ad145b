import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Microsoft's Agents Playground, driven over HTTP as its web page would: a Teams that we did not write. */
export interface AgentsPlayground {
  readonly url: string;
  readonly personal: string;
  readonly channel: string;
  install(): Promise<void>;
  say(conversation: string, text: string, mentioningUs?: true): Promise<void>;
  /** Presses a button of a message; what the client is answered with. */
  execute(
    message: string,
    action: object,
    conversation?: string,
  ): Promise<{ readonly type: string; readonly value: unknown }>;
  submit(message: string, data: object): Promise<void>;
  /** Sends one of its ready-made activities: `uninstall`, `botAdded`, … */
  custom(conversation: string, type: string): Promise<void>;
  /** Sends any activity, as somebody else's client would. */
  activity(activity: object): Promise<void>;
  stop(): Promise<void>;
}

const config = fileURLToPath(new URL('../../fixtures/teams/m365agentsplayground.yml', import.meta.url));
const personal = 'personal-chat-id';
const channel = '19:steering@thread.tacv2';
const bot = '00000000-0000-4000-8000-0000000000b0';
const user = 'user-id-0';

/** @param own another configuration file (same ids of chats and of its user), another address at which it says its connector is */
export async function agentsPlayground(
  endpoint: string,
  own: { readonly config?: string; readonly serviceUrl?: string } = {},
): Promise<AgentsPlayground> {
  const cli = join(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'), '../cli.js');
  const cwd = await mkdtemp(join(tmpdir(), 'agents-playground-'));
  const port = await freePort();
  const child = spawn(process.execPath, [cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', `${port}`, '--dt'], {
    cwd,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: own.config ?? config,
      ...(own.serviceUrl === undefined ? {} : { M365_AGENTS_PLAYGROUND_SERVICE_URL: own.serviceUrl }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await listening(child);
  const base = `http://127.0.0.1:${port}`;

  async function ask(path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  const press = { from: { id: user }, conversation: { id: personal } };
  return {
    url: base,
    personal,
    channel,
    install: async () => void (await ask(`/_debug/conversation/${personal}/installation`, {})),
    say: async (conversation, text, mentioningUs) => {
      const us = { mentioned: { id: bot }, text: '<at>Quarterdeck</at>' };
      await ask(`/_conversation/v1/conversations/${conversation}/messages`, {
        from: { id: user },
        textFormat: 'plain',
        ...(mentioningUs ? { text: `${us.text} ${text}`, mentions: [us] } : { text }),
      });
    },
    execute: async (replyToId, action, conversation = personal) =>
      (await ask('/_conversation/v1/invoke', {
        ...press,
        conversation: { id: conversation },
        name: 'adaptiveCard/action',
        replyToId,
        value: { action, trigger: 'manual' },
      })) as { type: string; value: unknown },
    submit: async (replyToId, value) => void (await ask('/_conversation/v1/submit', { ...press, replyToId, value })),
    custom: async (conversation, type) => {
      const query = new URLSearchParams({ conversationId: conversation, type });
      await ask(
        '/_internal/v1/customActivities',
        (await ask(`/_internal/v1/customActivities/template?${query}`)) as object,
      );
    },
    activity: async (activity) => void (await ask('/_internal/v1/customActivities', activity)),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(cwd, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Listening on')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the Agents Playground ended with ${code}: ${said}`)));
  });
}
