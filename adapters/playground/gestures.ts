import { createHash, randomUUID } from 'node:crypto';
import type { What } from '#core/incoming';
import { type Form, formIn, type Message, paragraph, sentence } from '#core/message';
import { named } from './form.ts';
import type { Channel, Player, Row } from './port.ts';
import { conversationOf } from './view.ts';

/** What a person did in the page, before it is handed to the core. */
export interface Gesture {
  /** The same for a form that is submitted twice. */
  readonly key: string;
  readonly by: Player;
  /** Absent: in their direct messages. */
  readonly channel?: Channel;
  readonly what: What;
  /** How the conversation shows it, as a message of theirs; absent: it shows elsewhere. */
  readonly shown?: Message;
  /** What becomes of a message that stands there, once the core has stored the gesture. */
  readonly changes?: { readonly key: string; readonly to: Message };
}

/** Reads what a form of the page sent; `row` is the message that it names. Undefined: nothing was done. */
export type Read = (
  form: URLSearchParams,
  by: Player,
  channel: Channel | undefined,
  row: Row | undefined,
) => Gesture | undefined;

/** Typed text; undefined when there is none. `/programme status` is the word `status`. */
export const said: Read = (form, by, channel) => {
  const text = clean(form.get('text') ?? '');
  if (text.trim() === '') return undefined;
  const command = /^\s*\/programme(?=\s|$)/i.exec(text);
  if (command)
    return gesture(form, ['word', text], by, channel, {
      what: { kind: 'word', text: text.slice(command[0].length).trim() },
      shown: sentence(text),
    });
  const key = keyOf(form, ['said', text], by, channel);
  return { key, by, what: { kind: 'said', text, message: key }, shown: sentence(text), ...(channel && { channel }) };
};

/** A button of a message. */
export const pressed: Read = (form, by, channel) => {
  const say = clean(form.get('say') ?? '');
  const to = form.get('to');
  const message = form.get('message');
  const what: What = {
    kind: 'pressed',
    say,
    ...(to !== null && { to: clean(to) }),
    ...(message !== null && { message }),
  };
  const shown = sentence(clean(form.get('label') ?? '') || say);
  return gesture(form, ['pressed', say, to, message], by, channel, { what, shown });
};

/** A form of a message. Once it is stored, it is closed: what follows stands below. */
export const filledIn: Read = (form, by, channel, row) => {
  const to = clean(form.get('to') ?? '');
  const values = writtenIn(form);
  const shown = sentence(clean(form.get('label') ?? '') || 'Send');
  const open = row && formIn(row.message);
  return gesture(form, ['form', to, form.get('message'), values], by, channel, {
    what: { kind: 'form', to, values },
    shown,
    ...(row && open && { changes: { key: row.key, to: closed(row.message, open) } }),
  });
};

/** What is written into a form, by the fields' names, without what is empty. */
export function writtenIn(form: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const text = clean(value);
      return name.startsWith(named) && text.trim() !== '' ? [[clean(name.slice(named.length)), text]] : [];
    }),
  );
}

const closed = (message: Message, { title }: Form): Message => ({
  ...message,
  blocks: message.blocks.map((block) =>
    block.kind === 'form' ? paragraph({ bold: title }, ': this form was sent.') : block,
  ),
});

/** Whether a message is one that this person typed, and so may edit and delete. */
export const isTheirs = (row: Row, by: Player): boolean =>
  row.fromPerson === by.key && row.key.startsWith(prefix('said'));

/** Another text in the place of a message that they wrote. */
export const edited: Read = (form, by, channel, row) => {
  const text = clean(form.get('text') ?? '');
  if (!isHere(row, by, channel) || isDeleted(row) || text.trim() === '') return undefined;
  return gesture(form, ['edited', row.key, text], by, channel, {
    what: { kind: 'edited', message: row.key, text },
    changes: { key: row.key, to: sentence(text) },
  });
};

/** A message that they wrote, taken back. */
export const deleted: Read = (form, by, channel, row) => {
  if (!isHere(row, by, channel)) return undefined;
  return gesture(form, ['deleted', row.key], by, channel, {
    what: { kind: 'deleted', message: row.key },
    changes: { key: row.key, to: nothing },
  });
};

const isHere = (row: Row | undefined, by: Player, channel: Channel | undefined): row is Row =>
  row !== undefined && isTheirs(row, by) && row.conversation === conversationOf(by, channel);

/** What stands in the place of a message that was deleted: Quarterdeck never says nothing, nor do people. */
const nothing: Message = { summary: '(deleted)', blocks: [] };

export const isDeleted = ({ fromPerson, message }: Row): boolean =>
  fromPerson !== undefined && message.blocks.length === 0;

type Doing = readonly [kind: string, ...what: unknown[]];

const prefix = (kind: string): string => `playground/${kind}/`;

function gesture(
  form: URLSearchParams,
  doing: Doing,
  by: Player,
  channel: Channel | undefined,
  done: Pick<Gesture, 'what' | 'shown' | 'changes'>,
): Gesture {
  return { key: keyOf(form, doing, by, channel), by, ...done, ...(channel && { channel }) };
}

/** Each page has a nonce, so that pressing "Send" twice is one gesture and writing "green" again later is another. */
function keyOf(form: URLSearchParams, doing: Doing, by: Player, channel: Channel | undefined): string {
  const nonce = form.get('nonce') || randomUUID();
  const name = createHash('sha256')
    .update(JSON.stringify([nonce, by.key, channel?.id, ...doing]))
    .digest('base64url');
  return `${prefix(doing[0])}${name}`;
}

/**
 * Without NUL, which no database keeps; lines end as they do in the core. A form's text is well-formed already: what
 * arrives as half a character decodes to U+FFFD.
 */
const clean = (text: string): string => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n');
