import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Incoming, Outcome } from '#core/incoming';
import type { Log } from '#core/ports';
import { type SlackAdapter, slack } from '../../../adapters/slack/index.ts';
import type { ChatRig, Gesture } from '../../contracts/chat.ts';
import { FakeSlack, type Wire } from './fake-slack.ts';
import { personBefore } from './form-rig.ts';
import { buttonsOf, seen } from './reader.ts';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

export const fixture = (name: string): Wire =>
  JSON.parse(readFileSync(new URL(`../../fixtures/slack/${name}.json`, import.meta.url), 'utf8'));

/** Notes what is logged, so that a test can look for what must not be there. */
export function noting(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const note = (facts: Record<string, unknown>, message: string) =>
    void lines.push(
      `${message} ${JSON.stringify(facts, (_, it) => (it instanceof Error ? `${it.name} ${it.message} ${it.stack}` : it))}`,
    );
  return { lines, info: note, warn: note, error: note };
}

/** The headers with which Slack signs a body; `at` in seconds. */
export function signed(
  body: string,
  at = Math.floor(Date.now() / 1000),
  secret = signingSecret,
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}

/** How a payload of Slack travels: events as JSON, commands as a form, presses as JSON inside a form. */
export function onTheWire(payload: Wire): { body: string; type: string } {
  const form = 'application/x-www-form-urlencoded';
  if (payload.type === 'event_callback') return { body: JSON.stringify(payload), type: 'application/json' };
  if (payload.command) return { body: new URLSearchParams(payload).toString(), type: form };
  return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
}

/** What Slack does with the text that people type. */
export const typed = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** How Slack hands a payload to the adapter, and what came back. */
type Deliver = (payload: Wire, again: boolean) => Promise<{ accepted: boolean; answer?: Wire }>;

export interface SlackRig extends ChatRig {
  readonly fake: FakeSlack;
  readonly log: ReturnType<typeof noting>;
  readonly adapter: SlackAdapter;
  /** Delivers any payload. */
  deliver(payload: Wire): Promise<Gesture>;
}

export async function slackOverHttp(options: { readonly patience?: number } = {}): Promise<SlackRig> {
  const fake = await new FakeSlack().start();
  const log = noting();
  const { botToken } = fake;
  const adapter = slack({ botToken, signingSecret, apiUrl: `${fake.url}/api/`, log, timeout: 250, ...options });
  const server = createServer((request, response) => adapter.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const deliver: Deliver = async (payload, again) => {
    const { body, type } = onTheWire(payload);
    const headers = { 'content-type': type, ...signed(body), ...(again ? { 'x-slack-retry-num': '1' } : {}) };
    const response = await fetch(urlOf(server), { method: 'POST', headers, body });
    const text = await response.text();
    return { accepted: response.ok, ...(text.startsWith('{') ? { answer: JSON.parse(text) } : {}) };
  };
  return rig(fake, log, adapter, deliver, () => void server.close());
}

export const urlOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;

export async function slackOverSocket(): Promise<SlackRig> {
  const fake = await new FakeSlack().start();
  const log = noting();
  const adapter = slack({
    botToken: fake.botToken,
    appToken: fake.appToken,
    apiUrl: `${fake.url}/api/`,
    log,
    timeout: 250,
  });
  const acknowledged = new Map<string, (answer: Wire) => void>();
  fake.greet = (peer) => {
    peer.onText((text) => {
      const { envelope_id: id, payload } = JSON.parse(text);
      acknowledged.get(id)?.(payload);
    });
    peer.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  };
  let count = 0;
  const envelope = (payload: Wire, again: boolean) => {
    const id = `envelope-${++count}`;
    const type = payload.type === 'event_callback' ? 'events_api' : payload.command ? 'slash_commands' : 'interactive';
    const answer = new Promise<Wire>((resolve) => acknowledged.set(id, resolve));
    const retry = again ? { retry_attempt: 1, retry_reason: 'timeout' } : {};
    fake.peers
      .at(-1)!
      .send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true, ...retry }));
    return answer;
  };
  const deliver: Deliver = async (payload, again) => {
    const answered = envelope(payload, again).then((answer) => ({ accepted: true, answer }));
    // An event of which the save failed is not acknowledged: a later envelope that is, shows that none is to come.
    const failed = new Promise<{ accepted: false }>((resolve) => {
      made.onFailure(async () => {
        if (payload.type !== 'event_callback') return;
        await envelope(fixture('message-own'), false);
        resolve({ accepted: false });
      });
    });
    return Promise.race([answered, failed]);
  };
  const made = await rig(fake, log, adapter, deliver, () => {});
  return made;
}

async function rig(
  fake: FakeSlack,
  log: ReturnType<typeof noting>,
  slackAdapter: SlackAdapter,
  deliver: Deliver,
  close: () => void,
): Promise<SlackRig & { onFailure(tell: () => Promise<void>): void }> {
  const received: Incoming[] = [];
  let behave: (incoming: Incoming) => Promise<Outcome> = async () => ({});
  let failed: () => Promise<void> = async () => {};
  await slackAdapter.start(async (incoming) => {
    received.push(incoming);
    try {
      return await behave(incoming);
    } catch (fault) {
      setImmediate(() => void failed());
      throw fault;
    }
  });
  const adapter: SlackAdapter = {
    ...slackAdapter,
    // A fake that refused the connection stands again for the next message.
    send: async (post) => {
      const sent = await slackAdapter.send(post);
      await fake.listen();
      return sent;
    },
  };
  let count = 0;
  let last: Wire;
  /** What people wrote, by its `ts`, as Slack has it. */
  const standing = new Map<string, { text: string; edited?: { ts: string } }>();
  const gesture = async (payload: Wire, again = false): Promise<Gesture & { answer?: Wire }> => {
    last = payload;
    const { accepted, answer } = await deliver(payload, again);
    const name = payload.response_url?.split('/').at(-1);
    // A form opens after the acknowledgement, and so does what the presser alone sees in a channel.
    const isShown =
      payload.actions?.[0]?.value?.includes('"opens"') || (payload.actions && payload.channel?.id === 'C0STEER');
    if (accepted && isShown) await fake.toldOn(payload.trigger_id, name);
    const told = [answer, ...fake.responses.filter((each) => each.to === name).map((each) => each.body)].filter(
      (each) => each?.text,
    );
    const { event } = payload;
    return {
      accepted,
      at: new Date(Number(event?.ts ?? event?.event_ts ?? payload.actions?.[0]?.action_ts ?? 0) * 1000),
      ...(told.length > 0
        ? {
            told: told
              .map((each) => seen({ ts: '', ...each }))
              .map((each) => `${each.summary}\n${each.text}`)
              .join('\n'),
          }
        : {}),
      ...(event ? { thread: event.thread_ts ?? event.ts } : {}),
      ...(event?.user && { message: event.ts }),
      ...(answer && { answer }),
    };
  };
  const message = (name: string, fields: Wire): Wire => {
    const payload = fixture(name);
    const ts = fake.tick();
    count++;
    Object.assign(payload, { event_id: `Ev${count}` });
    Object.assign(payload.event, { ts, event_ts: ts, client_msg_id: `msg-${count}`, ...fields });
    standing.set(ts, { text: payload.event.text });
    return payload;
  };
  /** A change of what stands there, as `message_changed` and `message_deleted` tell it. */
  const change = (name: string, ts: string, fields: (now: string) => Wire): Wire => {
    const payload = fixture(name);
    const at = fake.tick();
    const before = { ...payload.event.previous_message, ...standing.get(ts), ts };
    Object.assign(payload, { event_id: `Ev${++count}` });
    Object.assign(payload.event, { ts: at, event_ts: at, previous_message: before, ...fields(at) });
    return payload;
  };
  const respond = () => `${fake.url}/respond/gesture-${++count}`;
  const submission = () => ({ ...fixture('view-submission'), trigger_id: `trigger-${++count}` });
  const person = personBefore(fake, submission, (payload) => gesture(payload));
  return {
    fake,
    log,
    adapter,
    received,
    person: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA' },
    email: 'asha.patel@council.example',
    stranger: { platform: 'slack', tenant: 'T0VENDOR', id: 'U0VENDOR' },
    to: {
      direct: { direct: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA' } },
      channel: { channel: 'C0STEER' },
    },
    onReceive(next) {
      behave = next;
    },
    onFailure(tell) {
      failed = tell;
    },
    deliver: (payload) => gesture(payload),
    say: (text) => gesture(message('message-im', { text: typed(text) })),
    sendFile: (text) => gesture(message('message-file-share', { text: typed(text) })),
    mention: (text, inThread) =>
      gesture(
        message('app-mention', {
          text: `<@U0DECK> ${typed(text)}`,
          ...(inThread ? { thread_ts: fake.tick() } : {}),
        }),
      ),
    word: (text) =>
      gesture({
        ...fixture('slash-command'),
        text: typed(text),
        trigger_id: `trigger-${++count}`,
        response_url: respond(),
      }),
    press(label) {
      const standing = fake.messages
        .filter((each) => buttonsOf(each.blocks ?? []).some((button) => button.text.text === label))
        .at(-1);
      const button = buttonsOf(standing?.blocks ?? []).find((each) => each.text.text === label);
      if (!standing) throw new Error(`there is no button ${label}`);
      const payload = fixture('block-actions');
      const { ts, channel, thread_ts } = standing;
      Object.assign(payload, {
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        message: { ...payload.message, ts, ...(thread_ts === undefined ? {} : { thread_ts }) },
        channel: { id: channel, name: 'directmessage' },
        trigger_id: `trigger-${++count}`,
        response_url: respond(),
        actions: [{ ...button, block_id: 'b', action_ts: fake.tick() }],
      });
      return gesture(payload);
    },
    again: () => gesture(last, true),
    editMessage(ts, text) {
      const payload = change('message-changed', ts, (at) => {
        const edited = { user: 'U0ASHA', ts: `${at.split('.')[0]}.000000` };
        standing.set(ts, { text: typed(text), edited });
        return { message: { type: 'message', user: 'U0ASHA', team: 'T0COUNCIL', ts, ...standing.get(ts) } };
      });
      return gesture(payload);
    },
    deleteMessage: (ts) => gesture(change('message-deleted', ts, () => ({ deleted_ts: ts }))),
    ...person,
    seen: async (where) =>
      fake.messages
        .filter((each) => each.channel === (where === 'direct' ? 'D0ASHA' : 'C0STEER'))
        .map((each) => seen(each)),
    failNext: (failure) => void fake.failNext(failure),
    posts: () => fake.posts,
    async stop() {
      await adapter.stop();
      close();
      await fake.stop();
    },
  };
}
