import { createHash } from 'node:crypto';
import type { Incoming, What } from '#core/incoming';
import { executed, isDirect, onCard, tenantOf, type WireAccount, type WireActivity } from './activity.ts';
import { whatIn } from './gesture.ts';
import { limits } from './limits.ts';
import { addressOf, channelOf, type Reference } from './reference.ts';
import { clean } from './text.ts';

/** What an activity is to us. */
export type Heard =
  /** A person's gesture. `invoke`: their client waits for an answer. */
  | { readonly kind: 'gesture'; readonly incoming: Incoming; readonly account: Account; readonly invoke?: Invoke }
  /** Nothing that a person meant for us, but it tells where things are. */
  | { readonly kind: 'news'; readonly remember: Readonly<Record<string, string>> }
  /** A button that is none of ours, or of a version long gone. */
  | { readonly kind: 'unknown-button' }
  /** A question of the client that we do not answer. */
  | { readonly kind: 'unknown-invoke'; readonly name: string };

/**
 * What was pressed: a button, whose title we say back in words, or the one that sends a form, which gets a card; on which
 * of the cards of its message.
 */
export type Invoke = { readonly part: number } & (
  | { readonly kind: 'button'; readonly title: string }
  | { readonly kind: 'form' }
);

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
  if (type === 'invoke' && !what) return { kind: 'unknown-button' };
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
    // In a conversation of two, what follows a button comes as a message. A form is answered in its own place, so that it
    // cannot be sent twice; and so is whatever is pressed in a channel, where only the presser sees what takes its place.
    reply: type === 'invoke' && (what.kind === 'form' || !direct) ? 'acknowledgement' : 'outbox',
    ...(type === 'invoke' && !direct && activity.replyToId ? { covers: clean(activity.replyToId) } : {}),
    remember: { ...remember, [accountKey(account)]: address },
  };
  return { kind: 'gesture', incoming, account, ...(type === 'invoke' ? { invoke: invokeOf(what, activity) } : {}) };
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

function invokeOf(what: What, { value }: WireActivity): Invoke {
  const action = executed.safeParse(value).data?.action;
  const part = onCard.safeParse(action?.data).data?.part ?? 0;
  if (what.kind === 'form') return { kind: 'form', part };
  const title = action?.title;
  return { kind: 'button', part, title: title ? clean(title) : what.kind === 'pressed' ? what.say : '' };
}

/**
 * The activity's own name; for a press also one that holds for a moment, since a client that did not get its answer in
 * time sends it twice more, perhaps under other names.
 */
function keysOf(activity: WireActivity, account: Account, what: What, at: Date): readonly string[] {
  const { conversation, type, id, timestamp } = activity;
  const own = `teams:${conversation.id}:${id || `${type}:${timestamp ?? at.toISOString()}`}`;
  // What is done to a message bears the message's own id: again, and again by another edit.
  if (what.kind === 'edited' || what.kind === 'deleted')
    return [clean(`${own}:${type}:${digest([timestamp, what.kind === 'edited' && what.text])}`)];
  const moment = Math.floor(at.getTime() / limits.repeats);
  const thenAndSoon = (name: string) => [moment, moment + 1].map((each) => `teams:${conversation.id}:${name}:${each}`);
  if (type === 'invoke' && what.kind === 'pressed')
    return [own, ...thenAndSoon(JSON.stringify([account.id, what.message, what.to, what.say]))].map(clean);
  if (type === 'invoke' && what.kind === 'form')
    return [own, ...thenAndSoon(digest([account.id, activity.replyToId, what.to, what.values]))].map(clean);
  return [clean(own)];
}

/** Stands for what people wrote, which is nobody's business in a key. */
const digest = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

function timeOf({ timestamp }: WireActivity, now: Date): Date {
  const at = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? now : at;
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
