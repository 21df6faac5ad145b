import type { z } from 'zod';
import type { Incoming } from '#core/incoming';
import { addressOf } from './address.ts';
import {
  blockActions,
  buttonValue,
  eventCallback,
  homeOpened,
  type MessageEvent,
  messageEvent,
  slashCommand,
} from './payloads.ts';
import { clean, readable } from './text.ts';

/** Who we are in Slack, as auth.test told. */
export interface Ourselves {
  readonly team: string;
  readonly user: string;
  /** Our bot's id, which stands on the messages that we send. */
  readonly bot?: string;
}

/**
 * What a payload of Slack says, in the core's terms; nothing where it is not for us. A file sent with words is two
 * gestures: the words count, and of the file the person is told that it was not read. Pure; `now` is the time of a
 * payload that does not say its own.
 */
export function parse(body: unknown, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const event = eventCallback.safeParse(body);
  if (event.success) return parseEvent(event.data, ourselves, now);
  const press = blockActions.safeParse(body);
  if (press.success) return parsePress(press.data, ourselves, now);
  const command = slashCommand.safeParse(body);
  if (command.success) return parseCommand(command.data, ourselves, now);
  return [];
}

function parseEvent(body: z.output<typeof eventCallback>, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const teams = [body.team_id, body.context_team_id, ...(body.authorizations ?? []).map((each) => each.team_id)];
  if (!teams.includes(ourselves.team)) return [];
  const name = `slack:event:${body.event_id}`;
  const at = instant(undefined, body.event_time === undefined ? now : new Date(body.event_time * 1000));
  const said = messageEvent.safeParse(body.event);
  if (said.success) return parseMessage(said.data, name, body.team_id, ourselves, at);
  const opened = homeOpened.safeParse(body.event);
  if (!opened.success) return [];
  const { user, channel, event_ts } = opened.data;
  const address = addressOf({ channel });
  return [
    {
      keys: [name],
      at: instant(event_ts, at),
      from: { platform: 'slack', tenant: ourselves.team, id: user, address },
      place: { kind: 'direct', id: channel, address },
      what: { kind: 'reachable' },
      reply: 'outbox',
    },
  ];
}

/** Subtypes that are still a person's own new words; all others tell of changes, joins and bots. */
const people = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

function parseMessage(
  event: MessageEvent,
  name: string,
  team: string,
  ourselves: Ourselves,
  at: Date,
): readonly Incoming[] {
  const direct = event.type === 'message' && isDirect(event.channel, event.channel_type);
  if (!direct && event.type !== 'app_mention') return [];
  if (event.user === undefined || event.user === ourselves.user || event.bot_id || !people.has(event.subtype))
    return [];
  const { channel, thread_ts: thread } = event;
  const address = direct
    ? addressOf({ channel, ...(thread === undefined ? {} : { thread }) })
    : addressOf({ channel, thread: thread ?? event.ts });
  const common = {
    at: instant(event.ts, at),
    from: {
      platform: 'slack',
      tenant: event.user_team ?? event.source_team ?? event.team ?? team,
      id: event.user,
      ...(direct ? { address: addressOf({ channel }) } : {}),
    },
    place: { kind: direct ? 'direct' : 'channel', id: channel, address },
    reply: 'outbox',
  } as const;
  const names = [
    name,
    ...(event.client_msg_id === undefined ? [] : [`slack:msg:${event.client_msg_id}`]),
    `slack:ts:${channel}:${event.ts}`,
  ];
  const text = readable(event.text ?? '', ourselves.user);
  const files = event.files ?? [];
  const gestures: Incoming[] = [];
  if (text.trim() !== '' || files.length === 0) gestures.push({ keys: names, ...common, what: { kind: 'said', text } });
  if (files.length > 0) {
    const what = clean(`the file ${files.map((file) => file.name ?? file.title ?? 'without a name').join(', ')}`);
    gestures.push({ keys: names.map((key) => `${key}:files`), ...common, what: { kind: 'unreadable', what } });
  }
  return gestures;
}

function parsePress(body: z.output<typeof blockActions>, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const action = body.actions[0];
  const value = buttonValue.safeParse(json(action?.value));
  const channel = body.channel?.id ?? body.container?.channel_id;
  if (!action || !value.success || channel === undefined) return [];
  const message = body.message?.ts ?? body.container?.message_ts;
  const thread = body.message?.thread_ts ?? body.container?.thread_ts;
  const alone = body.container?.is_ephemeral === true;
  const direct = isDirect(channel, undefined);
  // A reply to a button in a channel goes under its message: the channel itself is not for one person's conversation.
  const under = thread ?? (direct || alone ? undefined : message);
  const when = action.action_ts ?? body.trigger_id ?? '';
  const { say, to } = value.data;
  return [
    {
      keys: [`slack:press:${channel}:${message ?? ''}:${body.user.id}:${action.action_id ?? ''}:${when}`],
      at: instant(action.action_ts, now),
      from: {
        platform: 'slack',
        tenant: body.user.team_id ?? body.team?.id ?? ourselves.team,
        id: body.user.id,
        ...(direct && !alone ? { address: addressOf({ channel }) } : {}),
      },
      place: {
        kind: direct ? 'direct' : 'channel',
        id: channel,
        address: addressOf({ channel, ...(under === undefined ? {} : { thread: under }) }),
      },
      what: {
        kind: 'pressed',
        say: clean(say),
        ...(to === undefined ? {} : { to: clean(to) }),
        ...(message === undefined || alone ? {} : { message }),
      },
      // What only one person sees is answered so that only they see it, wherever it stands.
      reply: alone ? 'acknowledgement' : 'outbox',
    },
  ];
}

/**
 * The conversation in which a command was typed may be one that we are not in, so it tells no address for the person;
 * the answer stands in the acknowledgement, which they alone see.
 */
function parseCommand(body: z.output<typeof slashCommand>, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const { channel_id: channel, user_id: id, team_id: tenant } = body;
  const name = body.trigger_id ?? `${id}:${channel}:${now.getTime()}:${body.command} ${body.text}`;
  return [
    {
      keys: [`slack:command:${clean(name)}`],
      at: now,
      from: { platform: 'slack', tenant, id },
      place: {
        kind: isDirect(channel, undefined) ? 'direct' : 'channel',
        id: channel,
        address: addressOf({ channel }),
      },
      what: { kind: 'word', text: readable(body.text, ourselves.user).trim() },
      reply: 'acknowledgement',
    },
  ];
}

function isDirect(channel: string, type: string | undefined): boolean {
  return type === undefined ? channel.startsWith('D') : type === 'im';
}

/** Slack's timestamps are seconds with six decimals. */
function instant(ts: string | undefined, otherwise: Date): Date {
  const seconds = Number(ts);
  return ts !== undefined && Number.isFinite(seconds) && seconds > 0 ? new Date(Math.round(seconds * 1000)) : otherwise;
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
