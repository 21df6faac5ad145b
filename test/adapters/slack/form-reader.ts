import { readFileSync } from 'node:fs';
import type { SeenField, SeenForm } from '../../contracts/chat.ts';
import type { Wire } from './fake-slack.ts';
import { seen } from './reader.ts';

/** A modal as a person meets it, and what Slack would refuse it for: by limits that somebody else wrote down. */

const limits = JSON.parse(readFileSync(new URL('../../fixtures/slack/limits.json', import.meta.url), 'utf8')) as Wire;

/** What a person wrote, by the ids of the blocks; of a choice the option. */
export type Written = Map<string, Wire>;

export const inputsOf = (view: Wire): Wire[] => view.blocks.filter((each: Wire) => each.type === 'input');

/** What stands in an input: as the person left it, else as it was at first. */
export function standing({ block_id, element }: Wire, written: Written): Wire {
  if (written.has(block_id)) return written.get(block_id);
  return element.initial_value ?? element.initial_date ?? element.initial_option;
}

export function formSeen(view: Wire, written: Written, errors: Record<string, string>): SeenForm {
  const fields: SeenField[] = [];
  const others: Wire[] = [];
  for (const [at, block] of view.blocks.entries()) {
    if (block.type === 'input') {
      const stands = standing(block, written);
      const error = errors[block.block_id] ?? warningAfter(view.blocks[at + 1]);
      fields.push({
        label: block.label.text,
        value: stands?.text?.text ?? stands ?? '',
        ...(block.hint && { hint: block.hint.text }),
        ...(block.element.options && { choices: block.element.options.map((each: Wire) => each.text.text) }),
        ...(error && { error }),
      });
    } else if (!(warningAfter(block) && view.blocks[at - 1]?.type === 'input')) others.push(block);
  }
  return {
    title: view.title.text,
    text: seen({ ts: '', blocks: others }).text,
    fields,
    send: view.submit?.text ?? '',
    problems: viewProblems(view),
  };
}

const warningAfter = (block: Wire): string | undefined =>
  block?.type === 'context' ? /^⚠ (.*)$/s.exec(block.elements[0].text)?.[1] : undefined;

export function viewProblems(view: Wire): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string) => void (holds || found.push(what));
  const short = (text: Wire, most: number, what: string) =>
    check(
      text.type === 'plain_text' && text.text.length > 0 && text.text.length <= most,
      `${what} of ${text.text.length}`,
    );
  const inputs = inputsOf(view);
  check(view.type === 'modal', `a view of type ${view.type}`);
  short(view.title, limits.view.title.max_length, 'title');
  short(view.close, limits.view.close.max_length, 'close');
  if (inputs.length > 0) check(view.submit !== undefined, 'inputs without a button that sends them');
  if (view.submit) short(view.submit, limits.view.submit.max_length, 'submit');
  check((view.private_metadata ?? '').length <= limits.view.private_metadata.max_length, 'private_metadata');
  check(view.blocks.length >= 1 && view.blocks.length <= limits.view.blocks.max_items, `${view.blocks.length} blocks`);
  check(Buffer.byteLength(JSON.stringify(view)) <= 250_000, 'a view of more than 250 KB');
  const ids = inputs.map((each) => each.block_id);
  check(new Set(ids).size === ids.length, 'block_id twice');
  for (const { block_id, label, hint, element } of inputs) {
    check(block_id.length <= limits.block_id.max_length, 'block_id');
    short(label, limits.input.label.max_length, 'label');
    if (hint) short(hint, limits.input.hint.max_length, 'hint');
    if (element.type === 'plain_text_input') {
      check(element.max_length <= limits.plain_text_input.max_length.max, 'max_length');
      check((element.initial_value ?? '').length <= element.max_length, 'initial_value');
    }
    if (element.type === 'datepicker') check(/^\d{4}-\d\d-\d\d$/.test(element.initial_date ?? '2027-01-01'), 'date');
    if (!element.options) continue;
    const most = element.type === 'radio_buttons' ? limits.radio_buttons : limits.select;
    check(
      element.options.length >= 1 && element.options.length <= most.options.max_items,
      `${element.options.length} options`,
    );
    const values = element.options.map((each: Wire) => each.value);
    check(new Set(values).size === values.length, 'a value twice');
    for (const option of element.options) {
      short(option.text, limits.option.text.max_length, 'option');
      check(option.value.length > 0 && option.value.length <= 75, `value of ${option.value.length}`);
    }
    if (element.initial_option)
      check(
        element.options.some((each: Wire) => JSON.stringify(each) === JSON.stringify(element.initial_option)),
        'an initial option that is no option',
      );
  }
  return found;
}
