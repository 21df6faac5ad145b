import type { KnownBlock } from '@slack/types';
import {
  type Block,
  draw,
  type Form,
  type Line,
  type Message,
  type Picture,
  plain,
  type Renderer,
  rowLines,
  type Span,
  type Table,
} from '#core/message';
import { limits } from './limits.ts';
import { type Piece, pack, type Run } from './pack.ts';
import type { ButtonValue } from './payloads.ts';
import { tableBlock } from './table.ts';
import { cut, escaped, shortened, weight } from './text.ts';

/**
 * A message as Slack gets it: nearly always one post; what is longer than Slack takes goes on in further posts, so that
 * nothing is left out.
 */
export interface SlackBody {
  readonly parts: readonly SlackPart[];
}

export interface SlackPart {
  /** The only field that Slack interprets; escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/**
 * Draws a message in elements that Slack does not interpret, `rich_text` and `plain_text`, never mrkdwn: what people
 * typed stays what they typed. Pure.
 *
 * @param surface a modal takes no tables, a message one
 */
export function render(message: Message, surface: 'message' | 'modal' = 'message'): SlackBody {
  const buttonIds = counter();
  const first = message.blocks.findIndex(({ kind }) => kind === 'table');
  const drawn = message.blocks.flatMap((block, at) =>
    block.kind === 'table' && (at !== first || surface === 'modal')
      ? tableAsLines(block.table)
      : draw(renderer(buttonIds), block),
  );
  const parts = pack(drawn.length > 0 ? drawn : runs('line', [message.summary.trim() || 'No text']));
  const summary = message.summary.trim() || 'A message from Quarterdeck';
  return {
    parts: parts.map((blocks, at) => ({
      text: escaped(shortened(at === 0 ? summary : `(${at + 1} of ${parts.length}) ${summary}`, limits.summary)),
      blocks,
    })),
  };
}

const renderer = (buttonIds: () => number): Renderer<readonly Piece[]> => ({
  heading: ({ text }) => headingPieces(text),
  paragraph: ({ line }) => runs('line', line),
  list: ({ items }) => items.flatMap((item) => runs('item', item)),
  facts: ({ facts }) => facts.flatMap(({ label, value }, at) => fact(label, value, at > 0)),
  quote: ({ text }) => runs('quote', [text]),
  buttons: ({ buttons }) => buttonPieces(buttons, buttonIds),
  form: ({ form }) => formPieces(form, buttonIds),
  table: ({ table }) => tablePieces(table),
  image: ({ image }) => imagePieces(image),
  footnote: ({ line }) => footnotePieces(line),
});

/** A header block holds 150 characters in one line; a longer heading is a bold paragraph. */
function headingPieces(text: string): readonly Piece[] {
  const line = text.trim();
  if (line === '') return [];
  if (line.length > limits.header || line.includes('\n')) return runs('line', [{ bold: line }]);
  const block: KnownBlock = { type: 'header', text: { type: 'plain_text', text: line, emoji: false } };
  return [{ form: 'block', block, keepWithNext: true }];
}

function fact(label: string, value: Line, follows: boolean): readonly Piece[] {
  const [first, ...rest] = runs('line', [{ bold: label }, label.trim() === '' ? '' : ': ', ...value]);
  if (!first) return [];
  return [follows && 'run' in first ? { ...first, after: '\n' } : first, ...rest];
}

/** Small print is plain text; with a link in it, it is a paragraph, since small print has no links without mrkdwn. */
function footnotePieces(line: Line): readonly Piece[] {
  const text = plain(line);
  if (text.trim() === '') return [];
  if (line.some((span) => typeof span !== 'string' && 'link' in span)) return runs('line', line);
  return cut(text, limits.note).map((piece) => ({
    form: 'block',
    block: { type: 'context', elements: [{ type: 'plain_text', text: piece, emoji: false }] },
  }));
}

function tablePieces(table: Table): readonly Piece[] {
  const block = tableBlock(table);
  return block ? [...runs('line', [{ bold: table.caption }]), { form: 'block', block }] : tableAsLines(table);
}

const tableAsLines = (table: Table): readonly Piece[] => [
  ...runs('line', [{ bold: table.caption }]),
  ...rowLines(table).flatMap((line) => runs('item', line)),
];

function imagePieces({ alt, title, href }: Picture): readonly Piece[] {
  if (href === undefined || !isWeb(href)) return runs('line', [alt]);
  const block: KnownBlock = {
    type: 'image',
    image_url: href,
    alt_text: shortened(alt.trim() || title.trim() || 'A picture', limits.alt),
    ...(title.trim() === ''
      ? {}
      : { title: { type: 'plain_text', text: shortened(title.trim(), limits.alt), emoji: false } }),
  };
  return [{ form: 'block', block }];
}

/** Slack shows a form only over the conversation, at a press: in a message it is the button that opens it (modal.ts). */
function formPieces({ title, intro, to }: Form, ids: () => number): readonly Piece[] {
  const button = { label: 'Fill in as a form', say: 'Fill in as a form', to, opens: 'form' } as const;
  return [...runs('line', [{ bold: title }]), ...runs('line', intro ?? []), ...buttonPieces([button], ids)];
}

function buttonPieces(buttons: Extract<Block, { kind: 'buttons' }>['buttons'], ids: () => number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { label, say, to, style, opens } of buttons) {
    const text = label.trim() || say.trim();
    if (text === '') continue;
    const value = JSON.stringify({
      say,
      ...(to !== undefined && { to }),
      ...(opens && { opens }),
    } satisfies ButtonValue);
    // Whatever a button does can be typed as well: one that is too large to be a button is said so.
    if (value.length > limits.buttonValue) {
      pieces.push(...runs('line', [`${text}: please type `, { bold: say }]));
      continue;
    }
    pieces.push({
      form: 'button',
      ...(pieces.at(-1)?.form === 'button' ? { continues: true } : {}),
      button: {
        type: 'button',
        action_id: `say-${ids()}`,
        text: { type: 'plain_text', text: shortened(text, limits.buttonLabel), emoji: false },
        value,
        ...(style === undefined ? {} : { style }),
      },
    });
  }
  return pieces;
}

/** A line as runs of text, each within Slack's limit for one text. */
function runs(form: 'line' | 'item' | 'quote', line: Line): readonly Piece[] {
  if (plain(line).trim() === '') return [];
  return line.flatMap(runsOf).map((run, at) => ({ form, run, ...(at > 0 ? { continues: true } : {}) }));
}

function runsOf(span: Span): Run[] {
  if (typeof span === 'string') return texts(span);
  if ('bold' in span) return texts(span.bold).map((run) => ({ ...run, style: { bold: true } }));
  if ('person' in span) return texts(span.person);
  if (!isWeb(span.href)) return texts(span.link);
  const text = span.link.trim() === '' ? span.href : span.link;
  return cut(text, limits.text).map((piece) => ({ type: 'link', url: span.href, text: piece }));
}

const texts = (text: string) => cut(text, limits.text).map((piece) => ({ type: 'text' as const, text: piece }));

function isWeb(href: string): boolean {
  return weight(href) <= limits.url && URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}

function counter(): () => number {
  let count = 0;
  return () => ++count;
}
