import { createHash } from 'node:crypto';
import type { KnownBlock, ModalView } from '@slack/types';
import { type Field, type Form, formIn, heading, type Message, sentence } from '#core/message';
import { inputsFor, isNamed, ourForm, plainText } from './fields.ts';
import { limits } from './limits.ts';
import { render } from './render.ts';
import { escaped, shortened } from './text.ts';

/**
 * A message's form as Slack shows it over the conversation: what else the message says, then a field after the other.
 * Undefined: it has none, or one that Slack could not give back to us. Pure.
 */
export function modal(message: Message): ModalView | undefined {
  const form = formIn(message);
  if (!form || form.to.length > limits.viewMemory) return undefined;
  const { shown, left } = fieldsOf(form);
  const below = left.length === 0 ? [] : [leftOut(left)];
  const title = form.title.trim() || 'Form';
  // In the place of the form: what the message says after it comes after its title.
  const opening: Message['blocks'] = [
    ...(shortened(title, limits.viewTitle) === title ? [] : [heading(title)]),
    ...(form.intro ? [{ kind: 'paragraph', line: form.intro } as const] : []),
  ];
  const above = blocksOf({
    ...message,
    blocks: message.blocks.flatMap((block) => (block.kind === 'form' ? opening : [block])),
  });
  // The questions before all else: what does not fit above them is left out.
  const head = within(above, limits.viewBlocks - shown.length - below.length, sizeOf([...shown, ...below]));
  return {
    type: 'modal',
    callback_id: ourForm,
    private_metadata: form.to,
    title: plainText(title, limits.viewTitle),
    submit: plainText(form.send.trim() || 'Send', limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [...head, ...shown, ...below],
  };
}

/** A message that takes the form's place: what became of it. */
export function told(message: Message): ModalView {
  const blocks = blocksOf(message);
  const all = blocks.length > 0 ? blocks : blocksOf(sentence(message.summary));
  const shown = within(all, limits.viewBlocks - 1, 0);
  if (shown.length < all.length) shown.push(note('There is more than fits here.'));
  return {
    type: 'modal',
    title: plainText('Quarterdeck', limits.viewTitle),
    close: plainText('Close', limits.viewTitle),
    blocks: shown,
  };
}

/**
 * The fields that one modal has room for, as blocks, and those that it has not. The core keeps its forms below Slack's
 * limits; this is for the day on which people have written more than anybody thought.
 */
function fieldsOf(form: Form): { readonly shown: KnownBlock[]; readonly left: readonly Field[] } {
  // Every drawing of a form is a page of its own (fields.ts, blockId).
  const page = createHash('sha256').update(JSON.stringify(form)).digest('base64url').slice(0, 8);
  const shown: KnownBlock[] = [];
  let size = 0;
  for (const [at, field] of form.fields.entries()) {
    const blocks = isNamed(page, field) ? inputsFor(page, field) : undefined;
    // One block is kept for saying that this was not all.
    if (!blocks || shown.length + blocks.length >= limits.viewBlocks || size + sizeOf(blocks) > limits.view)
      return { shown, left: form.fields.slice(at) };
    shown.push(...blocks);
    size += sizeOf(blocks);
  }
  return { shown, left: [] };
}

function leftOut(fields: readonly Field[]): KnownBlock {
  const wrong = fields.flatMap(({ label, error }) => (error ? [`${label}: ${error}`] : []));
  const text = 'Not everything fits here: what is missing is asked in our conversation.';
  return note([text, ...wrong].join('\n'));
}

const note = (text: string): KnownBlock => ({ type: 'context', elements: [plainText(text, limits.note)] });

/** A message without its buttons, which would have no conversation to speak in: all they do can be typed there. */
function blocksOf(message: Message): readonly KnownBlock[] {
  const blocks = message.blocks.filter(({ kind }) => kind !== 'form' && kind !== 'buttons');
  return blocks.length === 0 ? [] : render({ ...message, blocks }, 'modal').parts.flatMap((part) => part.blocks);
}

/** As many of the blocks as there is room for beside others of this size. */
function within(blocks: readonly KnownBlock[], most: number, besides: number): KnownBlock[] {
  let size = besides;
  const fits = blocks.findIndex((block, at) => {
    size += sizeOf([block]);
    return at >= most || size > limits.view;
  });
  return blocks.slice(0, fits < 0 ? blocks.length : fits);
}

const sizeOf = (blocks: readonly KnownBlock[]): number => Buffer.byteLength(escaped(JSON.stringify(blocks)));
