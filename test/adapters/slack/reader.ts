import { readFileSync } from 'node:fs';
import type { Seen } from '../../contracts/chat.ts';

/**
 * What a reader of Slack sees of a message, with Slack's marks interpreted as Slack does, and what Slack would refuse it
 * for: by limits that somebody else wrote down (fixtures/slack/limits.json), not by the adapter's own.
 */

// biome-ignore lint/suspicious/noExplicitAny: what the adapter sends is looked at here without trusting its types
type Wire = any;

const limits = JSON.parse(readFileSync(new URL('../../fixtures/slack/limits.json', import.meta.url), 'utf8')) as Wire;

interface Read {
  text: string;
  links: { text: string; href: string }[];
  pings: string[];
}

export function seen(message: { ts: string; thread_ts?: string; text?: string; blocks?: Wire[] }): Seen {
  const { ts, thread_ts: thread, text = '', blocks = [] } = message;
  const summary = mrkdwn(text);
  const read = blocks.map(block);
  return {
    id: ts,
    summary: summary.text,
    text: blocks.length === 0 ? summary.text : read.map((each) => each.text).join('\n'),
    buttons: buttonsOf(blocks).map((button) => button.text.text),
    links: [...summary.links, ...read.flatMap((each) => each.links)],
    pictures: blocks
      .filter(({ type }) => type === 'image')
      .map((image) => ({ alt: image.alt_text, href: image.image_url })),
    pings: [...summary.pings, ...read.flatMap((each) => each.pings)],
    ...(thread === undefined ? {} : { thread }),
    problems: problems(text, blocks),
  };
}

export function buttonsOf(blocks: Wire[]): Wire[] {
  return blocks.filter((each) => each.type === 'actions').flatMap((each) => each.elements);
}

function block(it: Wire): Read {
  switch (it.type) {
    case 'header':
      return textObject(it.text);
    case 'context':
      return merged(it.elements.map(textObject), '\n');
    case 'section':
      return merged([it.text, ...(it.fields ?? [])].filter(Boolean).map(textObject), '\n');
    case 'rich_text':
      return merged(it.elements.map(rich), '\n');
    case 'table':
      return merged(
        it.rows.map((row: Wire[]) => merged(row.map(cell), ' | ')),
        '\n',
      );
    case 'image':
      return textObject(it.title ?? { text: '' });
    case 'actions':
      return nothing();
  }
  throw new Error(`the reader does not know the block ${it.type}`);
}

const cell = (it: Wire): Read => (it.type === 'raw_text' ? { ...nothing(), text: it.text } : block(it));

function rich(it: Wire): Read {
  switch (it.type) {
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return merged(it.elements.map(rich), '');
    case 'rich_text_list':
      return merged(it.elements.map(rich), '\n');
    case 'text':
      return { ...nothing(), text: it.text };
    case 'link':
      return { ...nothing(), text: it.text ?? it.url, links: [{ text: it.text ?? it.url, href: it.url }] };
    case 'user':
    case 'usergroup':
    case 'broadcast':
      return { ...nothing(), text: '@…', pings: [JSON.stringify(it)] };
  }
  throw new Error(`the reader does not know the element ${it.type}`);
}

const textObject = (it: Wire): Read => (it.type === 'mrkdwn' ? mrkdwn(it.text) : { ...nothing(), text: it.text });

/** What Slack makes of a text that it interprets: marks in angle brackets first, then the entities. */
function mrkdwn(source: string): Read {
  const read = nothing();
  read.text = source.replace(/<([^<>]+)>|&(amp|lt|gt);/g, (_, mark: string | undefined, entity: string) => {
    if (mark === undefined) return { amp: '&', lt: '<', gt: '>' }[entity]!;
    const [target = '', label] = mark.split('|');
    if (/^[@!]/.test(target)) read.pings.push(target);
    else read.links.push({ text: label ?? target, href: target });
    return label ?? target;
  });
  return read;
}

const nothing = (): Read => ({ text: '', links: [], pings: [] });

const merged = (parts: Read[], between: string): Read => ({
  text: parts.map((part) => part.text).join(between),
  links: parts.flatMap((part) => part.links),
  pings: parts.flatMap((part) => part.pings),
});

/** Slack publishes no limit for all blocks together; messages of 13,300 characters of JSON were refused by it. */
const allBlocks = 13_000;

function problems(text: string, blocks: Wire[]): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string) => void (holds || found.push(what));
  check(text.length > 0 && Buffer.byteLength(text) <= 4_000, `text of ${text.length}`);
  check(blocks.filter(({ type }) => type === 'table').length <= 1, 'more than one table');
  check(blocks.length <= 50, `${blocks.length} blocks`);
  check(JSON.stringify(blocks).replace(/[<>]/g, '&lt;').length <= allBlocks, 'blocks too long');
  const ids = buttonsOf(blocks).map((button) => button.action_id);
  check(new Set(ids).size === ids.length, 'action_id twice');
  for (const each of blocks) {
    if (each.type === 'header') check(within(each.text.text, limits.header.text), `header of ${each.text.text.length}`);
    if (each.type === 'context') check(each.elements.length <= limits.context.elements.max_items, 'context');
    if (each.type === 'actions') check(each.elements.length <= limits.actions.elements.max_items, 'actions');
    if (each.type === 'image') {
      check(within(each.image_url, { ...limits.image.image_url, min_length: 1 }), 'address of a picture');
      check(within(each.alt_text, { ...limits.image.alt_text, min_length: 1 }), 'alternative text');
    }
    if (each.type === 'table') check(isTable(each), 'table');
    if ('elements' in each) check(each.elements.length > 0, `empty ${each.type}`);
  }
  for (const button of buttonsOf(blocks)) {
    check(
      within(button.text.text, limits.button.text) && button.text.type === 'plain_text',
      `label ${button.text.text}`,
    );
    check(button.value.length <= limits.button.value.max_length, 'value of a button');
    check(button.action_id.length <= limits.action_id.max_length, 'action_id');
  }
  walk(blocks, (it) => {
    if (typeof it.text === 'string') check(within(it.text, limits.text), `text of ${it.text.length} in ${it.type}`);
    if (typeof it.url === 'string') check(within(it.url, limits.url_source.url), 'url');
    if (/^rich_text_/.test(it.type ?? '')) check(it.elements.length > 0, `empty ${it.type}`);
  });
  return found;
}

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: 100 rows of the same 20 cells, none without a text. */
const isTable = ({ rows }: Wire): boolean =>
  rows.length <= 100 &&
  rows.every(
    (row: Wire[]) =>
      row.length === rows[0].length && row.length <= 20 && row.every((each) => cell(each).text.trim().length > 0),
  );

const within = (text: string, { min_length = 1, max_length }: { min_length?: number; max_length: number }): boolean =>
  text.length >= min_length && text.length <= max_length;

function walk(it: Wire, visit: (it: Wire) => void): void {
  if (typeof it !== 'object' || it === null) return;
  if (!Array.isArray(it)) visit(it);
  for (const child of Object.values(it)) walk(child, visit);
}
