import type { InputBlock, KnownBlock, PlainTextElement } from '@slack/types';
import { z } from 'zod';
import type { Field } from '#core/message';
import { limits } from './limits.ts';
import type { Entered } from './payloads.ts';
import { clean, cut, shortened, weight } from './text.ts';

/** The callback id of our forms, which tells them from whatever else may be sent. */
export const ourForm = 'form';

/**
 * The inputs of one field of a form. Nearly always one; a text that is longer than Slack lets anybody write into one input
 * goes on in further ones, so that sending the form never shortens what stands in it. `page` tells the inputs of one
 * drawing of a form from those of any other: see `blockId`.
 */
export function inputsFor(page: string, field: Field): readonly KnownBlock[] {
  const elements = elementsFor(field);
  const label = field.label.trim() || field.name;
  const blocks: KnownBlock[] = elements.map(({ element, hint }, at) => ({
    type: 'input',
    block_id: blockId(page, at, field.name),
    label: plainText(at === 0 ? label : `${label} (${at + 1} of ${elements.length})`, limits.inputLabel),
    optional: !(field.required === true && at === 0),
    element,
    ...(at === 0 && hint ? { hint: plainText(hint, limits.inputHint) } : {}),
  }));
  if (!field.error) return blocks;
  // Slack shows errors by itself only in answer to a form that was sent, as it stood then (submission.ts).
  return [...blocks, { type: 'context', elements: [plainText(`⚠ ${field.error}`, limits.note)] }];
}

interface Drawn {
  readonly element: InputBlock['element'];
  readonly hint?: string | undefined;
}

function elementsFor(field: Field): readonly [Drawn, ...Drawn[]] {
  const { input, value = '', hint } = field;
  if (input === 'day' && (value === '' || z.iso.date().safeParse(value).success))
    return [{ element: { type: 'datepicker', action_id: written, ...(value && { initial_date: value }) }, hint }];
  if (input === 'choice') {
    const choice = choiceFor(field);
    if (choice) return [{ element: choice, hint }];
  }
  // Whatever is chosen can be written as well: so can a choice that Slack cannot show, or an answer that is none of them.
  const choices = field.choices?.map(({ label }) => label).join(', ');
  const help = [hint, choices && `One of: ${choices}`].filter(Boolean).join(' ');
  const multiline = input === 'lines' || /\n/.test(value);
  const [first = '', ...rest] = cut(value, limits.inputFilled);
  const text = (piece: string): Drawn => ({
    element: {
      type: 'plain_text_input',
      action_id: written,
      multiline: multiline || rest.length > 0,
      max_length: limits.input,
      ...(piece && { initial_value: piece }),
    },
    hint: help,
  });
  return [text(first), ...rest.map(text)];
}

/** One tap where there are few; undefined where Slack has no room for the choices, or what stands there is none of them. */
function choiceFor({ choices = [], value }: Field): InputBlock['element'] | undefined {
  const options = choices.map(({ label, say }) => ({
    text: plainText(label.trim() || say, limits.optionLabel),
    value: say,
  }));
  const fits = options.every((each) => each.value !== '' && weight(each.value) <= limits.optionValue);
  const differ = new Set(options.map((each) => each.value)).size === options.length;
  const initial = options.find((each) => each.value === value);
  if (!fits || !differ || options.length === 0 || options.length > limits.options || (value && !initial))
    return undefined;
  return {
    type: options.length <= limits.radios ? 'radio_buttons' : 'static_select',
    action_id: written,
    options,
    ...(initial && { initial_option: initial }),
  };
}

/** The action id of every input: which field it is stands in the block's id, by which Slack also takes errors. */
const written = 'written';

/**
 * The field's name, so that it can be read from what is sent, behind the page. Slack keeps what stood under a block's id when
 * a view is replaced, whatever the new one says (https://docs.slack.dev/reference/methods/views.update), and then may send
 * nothing for it (https://github.com/slackapi/bolt-js/issues/1073): an id never stands on two pages.
 */
const blockId = (page: string, at: number, name: string): string => `${page}:${at}:${encodeURIComponent(name)}`;

/** The field's name in a block's id; undefined: it is no block of ours. */
export function fieldOf(id: string): string | undefined {
  const [, name] = /^[\w-]+:\d+:(.*)$/s.exec(id) ?? [];
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** Whether Slack has room for the field's name: names of the core are far shorter. */
export const isNamed = (page: string, { name }: Field): boolean => blockId(page, 99, name).length <= limits.blockId;

/** What was written, by the names of the fields; nothing for an empty one. */
export function valuesIn(state: Readonly<Record<string, Readonly<Record<string, Entered>>>>): Record<string, string> {
  const values = new Map<string, string>();
  for (const [id, { [written]: entered }] of Object.entries(state)) {
    const name = fieldOf(id);
    const text = clean(entered?.value ?? entered?.selected_date ?? entered?.selected_option?.value ?? '');
    if (name !== undefined && text.trim() !== '') values.set(name, continued(values.get(name), text));
  }
  return Object.fromEntries(values);
}

/** A long text was cut where a word ends; the space may have been left at either side, or taken away. */
function continued(begun: string | undefined, text: string): string {
  if (begun === undefined) return text;
  return /\s$/.test(begun) || /^\s/.test(text) ? begun + text : `${begun} ${text}`;
}

export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: shortened(text, most), emoji: false };
}
