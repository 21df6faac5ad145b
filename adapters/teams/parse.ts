import type { Incoming, What } from '#core/incoming';
import { buttonData, executed, mention, tenantOf, type WireAccount, type WireActivity } from './activity.ts';
import { limits } from './limits.ts';
import { addressOf, channelOf, type Reference } from './reference.ts';
import { clean, readable } from './text.ts';

/** What an activity is to us. */
export type Heard =
  /** A person's gesture. `pressed`: the button's title; the client waits for an answer in words. */
  | { readonly kind: 'gesture'; readonly incoming: Incoming; readonly account: Account; readonly pressed?: string }
  /** Nothing that a person meant for us, but it tells where things are. */
  | { readonly kind: 'news'; readonly remember: Readonly<Record<string, string>> }
  /** A button that is none of ours, or of a version long gone. */
  | { readonly kind: 'unknown-button' }
  /** A question of the client that we do not answer. */
  | { readonly kind: 'unknown-invoke'; readonly name: string };

/** Whom Teams knows under which id; it is asked about its members by these. */
export interface Account {
  readonly tenant: string;
  /** Entra object id, lower case; where there is none (an emulator), Teams' own id. */
  readonly id: string;
  readonly reference: Reference;
}

/** Where a local client names no tenant. */
const noTenant = 'emulator';

/** Reads an authenticated activity. Pure: `now` stands in where the activity has no time of its own. */
export function parse(activity: WireActivity, now: Date): Heard {
  const { type, from, recipient } = activity;
  const remember = newsIn(activity);
  if (type === 'invoke' && activity.name !== 'adaptiveCard/action')
    return { kind: 'unknown-invoke', name: clean(activity.name ?? '') };
  const ours = from?.id === recipient?.id || from?.role === 'bot';
  const what = ours ? undefined : whatIn(activity);
  if (type === 'invoke' && what?.kind !== 'pressed') return { kind: 'unknown-button' };
  if (!from || !what) return { kind: 'news', remember };
  const account = accountOf(activity, from);
  const address = addressOf(account.reference);
  const direct = isDirect(activity);
  const incoming: Incoming = {
    keys: keysOf(activity, account, what, timeOf(activity, now)),
    at: timeOf(activity, now),
    from: { platform: 'teams', tenant: account.tenant, id: account.id, ...(direct ? { address } : {}) },
    place: { kind: direct ? 'direct' : 'channel', id: channelOf(activity.conversation.id), address },
    what,
    reply: 'outbox',
    remember: { ...remember, [accountKey(account)]: address },
  };
  const pressed = type === 'invoke' && what.kind === 'pressed' ? { pressed: titleOf(activity) ?? what.say } : {};
  return { kind: 'gesture', incoming, account, ...pressed };
}

/** Names of facts that are kept between requests (ports.ts, AdapterMemory). */
export const tenantKey = 'tenant';
export const serviceKey = (tenant: string): string => `service:${tenant}`;
export const channelKey = (channel: string): string => `channel:${channel}`;
export const accountKey = ({ tenant, id }: { readonly tenant: string; readonly id: string }): string =>
  `account:${tenant}:${id}`;

/** Where the service is for this tenant and this channel, refreshed by every activity. */
function newsIn(activity: WireActivity): Readonly<Record<string, string>> {
  const tenant = tenantOf(activity) ?? noTenant;
  const { user: _, ...reference } = referenceIn(activity, undefined);
  const channel = channelOf(activity.channelData?.channel?.id ?? activity.conversation.id);
  return {
    [tenantKey]: tenant,
    [serviceKey(tenant)]: JSON.stringify({ serviceUrl: reference.serviceUrl, bot: reference.bot.id }),
    ...(isDirect(activity)
      ? {}
      : {
          [channelKey(channel)]: addressOf({ ...reference, conversation: { ...reference.conversation, id: channel } }),
        }),
  };
}

function whatIn(activity: WireActivity): What | undefined {
  const { type, action, recipient } = activity;
  const us = (accounts: readonly WireAccount[] | null | undefined) => accounts?.some(({ id }) => id === recipient?.id);
  switch (type) {
    case 'message':
      return pressIn(activity.value, activity) ?? saidIn(activity);
    case 'invoke': {
      const press = executed.safeParse(activity.value);
      return press.success ? pressIn(press.data.action.data, activity) : undefined;
    }
    // In a team the app is there for the channel; whether a person can be written to, it does not tell.
    case 'installationUpdate':
      if (!isDirect(activity)) return undefined;
      if (action === 'add') return { kind: 'reachable' };
      return action === 'remove' ? removed : undefined;
    case 'conversationUpdate':
      if (!isDirect(activity)) return undefined;
      if (us(activity.membersAdded)) return { kind: 'reachable' };
      return us(activity.membersRemoved) ? removed : undefined;
  }
  return undefined;
}

const removed: What = { kind: 'unreachable', why: 'they have removed the Quarterdeck app in Teams' };

function pressIn(value: unknown, { replyToId }: WireActivity): What | undefined {
  const data = buttonData.safeParse(value);
  if (!data.success) return undefined;
  const { say, to } = data.data;
  return {
    kind: 'pressed',
    say: clean(say),
    ...(to == null ? {} : { to: clean(to) }),
    ...(replyToId ? { message: clean(replyToId) } : {}),
  };
}

function titleOf({ value }: WireActivity): string | undefined {
  const press = executed.safeParse(value);
  return press.success && press.data.action.title ? clean(press.data.action.title) : undefined;
}

function saidIn({ text, entities, attachments, recipient }: WireActivity): What | undefined {
  const mentions = (entities ?? []).flatMap((entity) => mention.safeParse(entity).data ?? []);
  const said = readable(
    text ?? '',
    mentions.map((each) => ({ text: each.text, us: each.mentioned.id === recipient?.id })),
  );
  if (said !== '') return { kind: 'said', text: said };
  const sent = attachments?.find(({ contentType }) => contentType !== 'text/html');
  if (sent) return { kind: 'unreadable', what: nameOf(sent.contentType ?? '') };
  return mentions.length > 0 ? { kind: 'said', text: '' } : undefined;
}

function nameOf(contentType: string): string {
  if (contentType.startsWith('image/')) return 'a picture';
  return /^(audio|video)\//.test(contentType) ? 'a recording' : 'a file';
}

/**
 * The activity's own name; for a press also one that holds for a moment, since a client that did not get its answer in
 * time sends it twice more, perhaps under other names.
 */
function keysOf(activity: WireActivity, account: Account, what: What, at: Date): readonly string[] {
  const { conversation, type, id, timestamp } = activity;
  const own = `teams:${conversation.id}:${id || `${type}:${timestamp ?? at.toISOString()}`}`;
  const moment = Math.floor(at.getTime() / limits.repeats);
  const thenAndSoon = (name: string) => [moment, moment + 1].map((each) => `teams:${conversation.id}:${name}:${each}`);
  if (type === 'invoke' && what.kind === 'pressed')
    return [own, ...thenAndSoon(JSON.stringify([account.id, what.message, what.to, what.say]))].map(clean);
  return [clean(own)];
}

function timeOf({ timestamp }: WireActivity, now: Date): Date {
  const at = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? now : at;
}

function isDirect({ conversation }: WireActivity): boolean {
  return (conversation.conversationType ?? 'personal') === 'personal';
}

function accountOf(activity: WireActivity, from: WireAccount): Account {
  const tenant = clean(tenantOf(activity) ?? noTenant);
  return { tenant, id: clean(from.aadObjectId?.toLowerCase() || from.id), reference: referenceIn(activity, from) };
}

function referenceIn(activity: WireActivity, from: WireAccount | undefined): Reference {
  const { serviceUrl, conversation, recipient } = activity;
  const tenantId = tenantOf(activity);
  return {
    serviceUrl,
    conversation: {
      id: clean(conversation.id),
      ...(tenantId === undefined ? {} : { tenantId: clean(tenantId) }),
      ...(conversation.conversationType ? { conversationType: clean(conversation.conversationType) } : {}),
    },
    bot: { id: clean(recipient?.id ?? '') },
    ...(from === undefined
      ? {}
      : { user: { id: clean(from.id), ...(from.aadObjectId ? { aadObjectId: clean(from.aadObjectId) } : {}) } }),
  };
}
