import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountId, Incoming, Outcome } from '#core/incoming';
import { teams } from '../../../adapters/teams/index.ts';
import type { ChatRig, Failure, Gesture } from '../../contracts/chat.ts';
import { appId, channel, directWith, fakeCloud, type Member, newId, type Posted, tenant } from './fake-cloud.ts';
import { filledIn, formOn } from './form-reader.ts';
import { type Element, elementsOf, seenIn, textIn } from './reader.ts';
import { StubbedLogin } from './stubbed-login.ts';

export const asha: Member = {
  id: '29:asha',
  aadObjectId: '5b1f0c3e-0000-4000-8000-000000000001',
  name: 'Asha Patel',
  userPrincipalName: 'Asha.Patel@example.org',
  tenantId: tenant,
  userRole: 'user',
};
const guest: Member = {
  id: '29:guest',
  aadObjectId: '5b1f0c3e-0000-4000-8000-00000000000e',
  name: 'Gus Guest',
  userPrincipalName: 'asha.patel_example.org#EXT#@council.onmicrosoft.com',
  tenantId: tenant,
  userRole: 'guest',
};

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Teams' settings and the memory of a store, for an adapter whose Microsoft is a fake. */
export function inMemory(): {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
} {
  const kept = new Map<string, string>();
  return { get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) };
}

interface Pressable {
  readonly title: string;
  readonly fallback?: object;
  readonly style?: string;
}

/** Drives a Teams adapter with signed activities over HTTP, and reads what reached a connector on loopback. */
export async function teamsRig(): Promise<ChatRig> {
  const fake = await fakeCloud([asha, guest]);
  const memory = inMemory();
  const adapter = teams({
    appId,
    appPassword: 'secret',
    tenantId: tenant,
    appType: 'SingleTenant',
    emulator: false,
    allowedTenants: [tenant],
    memory,
    log: silent,
    timeout: 300,
    cloud: fake.cloud,
    credentials: new StubbedLogin(),
  });
  const received: Incoming[] = [];
  let behave: (incoming: Incoming) => Promise<Outcome> = async () => ({});
  await adapter.start(async (incoming) => {
    received.push(incoming);
    for (const [key, value] of Object.entries(incoming.remember ?? {})) await memory.set(key, value);
    return behave(incoming);
  });
  const server = createServer((req, res) => void adapter.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;

  let unreachableNext = false;
  let last: Record<string, unknown> = {};
  // A minute between gestures: people do not press a button twice within moments and mean it twice.
  let clock = Date.parse('2027-01-04T09:00:00Z');

  async function deliver(activity: Record<string, unknown>, thread?: string): Promise<Gesture> {
    last = activity;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: fake.token() },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text).value;
    if (typeof answer === 'object') replaced.set(activity.replyToId as string, answer);
    const told = typeof answer === 'object' ? elementsOf(answer).map(textIn).join('\n') : answer;
    const at = new Date(activity.timestamp as string);
    return {
      accepted: response.status === 200,
      at,
      ...(told === undefined ? {} : { told }),
      ...(thread === undefined ? {} : { thread }),
      ...(activity.type === 'message' ? { message: activity.id as string } : {}),
    };
  }

  /** Cards that took the place of those in messages, in her client. */
  const replaced = new Map<string, Element>();
  const cardOf = ({ id, activity }: Posted): Element => replaced.get(id) ?? activity.attachments[0].content;
  const withForm = () => standing(directWith(asha)).findLast((each) => formOn(cardOf(each)));

  const from = { id: asha.id, aadObjectId: asha.aadObjectId, name: asha.name };
  const common = () => {
    clock += 60_000;
    return {
      id: newId(),
      timestamp: new Date(clock).toISOString(),
      serviceUrl: `${fake.base}/`,
      channelId: 'msteams',
      from,
      recipient: { id: `28:${appId}`, name: 'Quarterdeck' },
      channelData: { tenant: { id: tenant } },
    };
  };
  const personal = { conversationType: 'personal', tenantId: tenant, id: directWith(asha) };
  const asTeamsWrites = (text: string) =>
    text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark]!);
  const standing = (where: string) => fake.messages.filter((each) => each.conversation.startsWith(where));
  const message = (text: string, more: object = {}) =>
    deliver({
      ...common(),
      type: 'message',
      conversation: personal,
      textFormat: 'plain',
      text: asTeamsWrites(text),
      ...more,
    });
  const invoke = (message: string, action: object, conversation: object = personal) =>
    deliver({
      ...common(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      conversation,
      replyToId: message,
      value: { action, trigger: 'manual' },
    });
  /** Done to a message that she wrote: it bears the message's id. */
  const change = (type: string, id: string, eventType: string, text?: string) =>
    deliver({
      ...common(),
      id,
      type,
      conversation: personal,
      channelData: { tenant: { id: tenant }, eventType },
      ...(text === undefined ? {} : { textFormat: 'plain', text: asTeamsWrites(text) }),
    });
  const person: AccountId = { platform: 'teams', tenant, id: asha.aadObjectId };

  return {
    adapter: {
      ...adapter,
      send: (post) => {
        const unreachable = unreachableNext;
        unreachableNext = false;
        return unreachable ? fake.whileUnreachable(() => adapter.send(post)) : adapter.send(post);
      },
    },
    received,
    onReceive: (next) => {
      behave = next;
    },
    person,
    email: asha.userPrincipalName.toLowerCase(),
    stranger: { platform: 'teams', tenant, id: guest.aadObjectId },
    to: { direct: { direct: person }, channel: { channel } },

    say: (text) => message(text),
    mention: (text, inThread) => {
      const own = common();
      const root = inThread ? '1799999999999' : `${clock}`;
      return deliver(
        {
          ...own,
          type: 'message',
          conversation: {
            isGroup: true,
            conversationType: 'channel',
            tenantId: tenant,
            id: `${channel};messageid=${root}`,
          },
          text: `<at>Quarterdeck</at> ${asTeamsWrites(text)}\n`,
          entities: [{ type: 'mention', mentioned: own.recipient, text: '<at>Quarterdeck</at>' }],
          channelData: { tenant: { id: tenant }, team: { id: channel }, channel: { id: channel } },
        },
        root,
      );
    },
    word: () => Promise.reject(new Error('Teams has no commands')),
    press: (label, where = 'direct') => {
      for (const message of standing(where === 'channel' ? channel : directWith(asha)).reverse()) {
        const sets = elementsOf(cardOf(message)).flatMap(({ actions }) => (actions ?? []) as readonly Pressable[]);
        const action = sets.find(({ title }) => title === label);
        if (!action) continue;
        const { fallback: _, style: __, ...pressed } = action;
        const inChannel = { isGroup: true, conversationType: 'channel', tenantId: tenant, id: message.conversation };
        return invoke(message.id, pressed, where === 'channel' ? inChannel : personal);
      }
      return Promise.reject(new Error(`nobody sees a button “${label}”`));
    },
    sendFile: (text) =>
      message(text, {
        attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'plan.docx' }],
      }),
    editMessage: (id, text) => change('messageUpdate', id, 'editMessage', text),
    deleteMessage: (id) => change('messageDelete', id, 'softDeleteMessage'),
    form: async () => {
      const message = withForm();
      return message && formOn(cardOf(message));
    },
    submitForm: async (written) => {
      const message = withForm();
      if (!message) throw new Error('nobody sees a form');
      return invoke(message.id, filledIn(cardOf(message), written));
    },
    again: () => deliver(last),
    seen: async (where) => standing(where === 'channel' ? channel : directWith(asha)).map(seenIn),
    failNext: (failure: Failure) => {
      if (failure === 'unreachable') unreachableNext = true;
      else fake.fail(failure);
    },
    posts: fake.posts,
    async stop() {
      await adapter.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await fake.stop();
    },
  };
}
