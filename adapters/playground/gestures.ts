import { createHash, randomUUID } from 'node:crypto';
import type { What } from '#core/incoming';
import { type Message, sentence } from '#core/message';
import type { Channel, Player } from './port.ts';

/** What a person did in the page, before it is handed to the core. */
export interface Gesture {
  /** The same for a form that is submitted twice. */
  readonly key: string;
  readonly by: Player;
  /** Absent: in their direct messages. */
  readonly channel?: Channel;
  readonly what: What;
  /** How the conversation shows it. */
  readonly shown: Message;
}

type Form = URLSearchParams;

/** Typed text; undefined when there is none. `/programme status` is the word `status`. */
export function said(form: Form, by: Player, channel: Channel | undefined): Gesture | undefined {
  const text = clean(form.get('text') ?? '');
  if (text.trim() === '') return undefined;
  const command = /^\s*\/programme(?=\s|$)/i.exec(text);
  const what: What = command ? { kind: 'word', text: text.slice(command[0].length).trim() } : { kind: 'said', text };
  return gesture(form, ['said', text], by, channel, what, text);
}

/** A button of a message. */
export function pressed(form: Form, by: Player, channel: Channel | undefined): Gesture {
  const say = clean(form.get('say') ?? '');
  const to = form.get('to');
  const message = form.get('message');
  const what: What = {
    kind: 'pressed',
    say,
    ...(to !== null && { to: clean(to) }),
    ...(message !== null && { message }),
  };
  return gesture(form, ['pressed', say, to, message], by, channel, what, clean(form.get('label') ?? '') || say);
}

function gesture(
  form: Form,
  doing: readonly (string | null)[],
  by: Player,
  channel: Channel | undefined,
  what: What,
  shown: string,
): Gesture {
  // Each page has a nonce, so that pressing "Send" twice is one gesture and writing "green" again later is another.
  const nonce = form.get('nonce') || randomUUID();
  const name = createHash('sha256')
    .update(JSON.stringify([nonce, by.key, channel?.id, ...doing]))
    .digest('base64url');
  return { key: `playground/${name}`, by, what, shown: sentence(shown), ...(channel && { channel }) };
}

/**
 * Without NUL, which no database keeps; lines end as they do in the core. A form's text is well-formed already: what
 * arrives as half a character decodes to U+FFFD.
 */
const clean = (text: string): string => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n');
