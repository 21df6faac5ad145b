import type { Incoming, What } from '#core/incoming';
import { addressOf } from './address.ts';
import { instant, isDirect } from './notation.ts';
import type { Ourselves } from './parse.ts';
import type { ChangedEvent, MessageEvent, Written } from './payloads.ts';
import { clean, readable } from './text.ts';

/** What stands around an event that tells of a message. */
export interface Around {
  /** The event's name among the gesture's keys. */
  readonly name: string;
  readonly team: string;
  readonly at: Date;
  readonly ourselves: Ourselves;
}

/** Subtypes that are still a person's own new words; all others tell of changes, joins and bots. */
const people = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/**
 * Somebody wrote to us, directly or mentioning us in a channel. A file sent with words is two gestures: the words count,
 * and of the file the person is told that it was not read.
 */
export function parseMessage(event: MessageEvent, { name, team, at, ourselves }: Around): readonly Incoming[] {
  const direct = event.type === 'message' && isDirect(event.channel, event.channel_type);
  if (!direct && event.type !== 'app_mention') return [];
  if (!isPersons(event, ourselves)) return [];
  const { channel, ts, thread_ts: thread } = event;
  const common = {
    at: instant(ts, at),
    from: authorOf(event, team, direct ? channel : undefined),
    place: {
      kind: direct ? 'direct' : 'channel',
      id: channel,
      address: direct ? placeOf(channel, thread) : addressOf({ channel, thread: thread ?? ts }),
      // Where they wrote: below a message that begins no thread yet, only those see it who open one.
      ...(direct
        ? {}
        : {
            alone: addressOf({
              channel,
              ...(thread === undefined ? {} : { thread }),
              only: event.user ?? '',
              under: thread ?? ts,
            }),
          }),
    },
    reply: 'outbox',
  } as const;
  const names = [
    name,
    ...(event.client_msg_id === undefined ? [] : [`slack:msg:${event.client_msg_id}`]),
    `slack:ts:${channel}:${ts}`,
  ];
  const text = readable(event.text ?? '', ourselves.user);
  const files = event.files ?? [];
  const gestures: Incoming[] = [];
  if (text.trim() !== '' || files.length === 0)
    gestures.push({ keys: names, ...common, what: { kind: 'said', text, message: ts } });
  if (files.length > 0) {
    const what = clean(`the file ${files.map((file) => file.name ?? file.title ?? 'without a name').join(', ')}`);
    gestures.push({ keys: names.map((key) => `${key}:files`), ...common, what: { kind: 'unreadable', what } });
  }
  return gestures;
}

/**
 * Somebody changed or deleted what they had written to us directly. In channels Slack tells of neither: there we hear
 * mentions only, and a mention is a word, which was done when it was said.
 */
export function parseChange(event: ChangedEvent, { name, team, at, ourselves }: Around): readonly Incoming[] {
  const { channel, ts } = event;
  const changed = changeIn(event, ourselves);
  if (!changed || !isDirect(channel, event.channel_type) || !isPersons(changed.by, ourselves)) return [];
  const { by, key, what } = changed;
  return [
    {
      keys: [name, `slack:${what.kind}:${channel}:${key}`],
      at: instant(ts, at),
      from: authorOf(by, team, channel),
      place: { kind: 'direct', id: channel, address: placeOf(channel, by.thread_ts) },
      what,
      reply: 'outbox',
    },
  ];
}

interface Change {
  /** The message that tells whose it is. */
  readonly by: Written;
  /** Names the change among those of its conversation. */
  readonly key: string;
  readonly what: Extract<What, { kind: 'edited' | 'deleted' }>;
}

/** Undefined: nothing that the person wrote is another than before. */
function changeIn(event: ChangedEvent, ourselves: Ourselves): Change | undefined {
  const before = event.previous_message;
  if (event.subtype === 'message_deleted') {
    const message = event.deleted_ts;
    // Without the message as it was, Slack does not tell whose it was.
    return before ? { by: before, key: message, what: { kind: 'deleted', message } } : undefined;
  }
  const now = event.message;
  // A deleted message with replies below it stays as a gravestone, which is said to be a change.
  if (now.subtype === 'tombstone')
    return before ? { by: before, key: now.ts, what: { kind: 'deleted', message: now.ts } } : undefined;
  // Slack also tells in this way that it has drawn a link, or that somebody replied.
  if (!now.edited || before?.text === now.text) return undefined;
  const text = readable(now.text ?? '', ourselves.user);
  return { by: now, key: `${now.ts}:${now.edited.ts ?? event.ts}`, what: { kind: 'edited', message: now.ts, text } };
}

function isPersons(message: Pick<Written, 'user' | 'bot_id' | 'subtype'>, ourselves: Ourselves): boolean {
  return (
    message.user !== undefined && message.user !== ourselves.user && !message.bot_id && people.has(message.subtype)
  );
}

function authorOf(message: Omit<Written, 'ts'>, team: string, direct: string | undefined): Incoming['from'] {
  return {
    platform: 'slack',
    tenant: message.user_team ?? message.source_team ?? message.team ?? team,
    id: message.user ?? '',
    ...(direct === undefined ? {} : { address: addressOf({ channel: direct }) }),
  };
}

const placeOf = (channel: string, thread: string | undefined) =>
  addressOf({ channel, ...(thread === undefined ? {} : { thread }) });
