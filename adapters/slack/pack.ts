import type { ActionsBlock, Button, KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import { limits } from './limits.ts';
import { escaped } from './text.ts';

/**
 * What a message is made of before it is put into blocks: each piece fits into any message by itself. A long text is
 * several pieces, of which all but the first continue the one before: put side by side they read as one.
 */
export type Piece =
  | { readonly form: 'line' | 'item' | 'quote'; readonly run: Run; readonly continues?: true; readonly after?: '\n' }
  | { readonly form: 'button'; readonly button: Button; readonly continues?: true }
  | { readonly form: 'block'; readonly block: KnownBlock; readonly keepWithNext?: true };

export type Run = Extract<RichTextElement, { type: 'text' | 'link' }>;

/**
 * Puts pieces into as few blocks as it can, and these into as few messages as Slack's limits allow. Nothing is left
 * out: what does not fit begins the next message. A heading never ends one, and buttons stay with those beside them and
 * with the small print below.
 */
export function pack(pieces: readonly Piece[]): KnownBlock[][] {
  const parts: Part[] = [{ blocks: [], size: 0 }];
  for (const piece of pieces) {
    let part = parts.at(-1)!;
    const cost = sizeOf(contentOf(piece)) + around(part.blocks.at(-1), piece);
    const crowded = part.blocks.length === limits.blocks && !joins(part.blocks.at(-1)!, piece);
    if (part.blocks.length > 0 && (crowded || part.size + cost > limits.message)) {
      const carried = part.heading || belongs(part.blocks.at(-1)!, piece) ? [part.blocks.pop()!] : [];
      part = { blocks: carried, size: sizeOf(carried) };
      parts.push(part);
    }
    add(part.blocks, piece);
    part.size += cost;
    part.heading = piece.form === 'block' && piece.keepWithNext === true;
  }
  return parts.map((part) => part.blocks).filter((blocks) => blocks.length > 0);
}

interface Part {
  readonly blocks: KnownBlock[];
  size: number;
  /** Whether the last block is a heading. */
  heading?: boolean;
}

/** As Slack counts: JSON with `& < >` escaped. */
const sizeOf = (value: unknown): number => escaped(JSON.stringify(value)).length;

function contentOf(piece: Piece): unknown {
  return piece.form === 'block' ? piece.block : piece.form === 'button' ? piece.button : piece.run;
}

/** What stands around a piece: nothing around a whole block, most where a list or a row begins; generous. */
function around(block: KnownBlock | undefined, piece: Piece): number {
  if (piece.form === 'block') return 4;
  if (block === undefined || !joins(block, piece)) return begins[piece.form];
  if (piece.form === 'button' || piece.continues) return 4;
  const last = block.type === 'rich_text' ? block.elements.at(-1)?.type : undefined;
  const goesOn = { line: 'rich_text_section', item: 'rich_text_list', quote: undefined }[piece.form] === last;
  return goesOn ? 46 : begins[piece.form];
}

/** What a block is that holds nothing yet but the place for such a piece. */
const begins = { line: 80, item: 132, quote: 80, button: 40 } as const;

/** Whether the piece is more buttons, or small print, below a row of buttons that is not a whole message by itself. */
function belongs(block: KnownBlock, piece: Piece): boolean {
  const follows = piece.form === 'button' ? piece.continues : piece.form === 'block' && piece.block.type === 'context';
  return block.type === 'actions' && follows === true && sizeOf(block) < limits.message / 2;
}

/** Whether the piece goes into this block rather than into a new one. */
function joins(block: KnownBlock, piece: Piece): boolean {
  if (piece.form === 'block') return false;
  if (piece.form === 'button')
    return block.type === 'actions' && piece.continues === true && block.elements.length < limits.buttonsInBlock;
  return block.type === 'rich_text';
}

function add(blocks: KnownBlock[], piece: Piece): void {
  const last = blocks.at(-1);
  if (piece.form === 'block') blocks.push(piece.block);
  else if (piece.form === 'button') {
    if (last && joins(last, piece)) (last as ActionsBlock).elements.push(piece.button);
    else blocks.push({ type: 'actions', elements: [piece.button] });
  } else if (last?.type === 'rich_text') addText(last, piece);
  else blocks.push({ type: 'rich_text', elements: [containerOf(piece)] });
}

type TextPiece = Extract<Piece, { readonly run: Run }>;

function containerOf({ form, run }: TextPiece): RichTextBlock['elements'][number] {
  if (form === 'line') return { type: 'rich_text_section', elements: [run] };
  if (form === 'quote') return { type: 'rich_text_quote', elements: [run] };
  return { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [run] }] };
}

/** Paragraphs side by side are one section with an empty line between, as Slack's own editor makes them. */
function addText(block: RichTextBlock, piece: TextPiece): void {
  const last = block.elements.at(-1)!;
  const { form, run, continues, after } = piece;
  if (form === 'line' && last.type === 'rich_text_section')
    last.elements.push(...(continues ? [] : [{ type: 'text' as const, text: after ?? '\n\n' }]), run);
  else if (form === 'item' && last.type === 'rich_text_list') {
    if (continues) last.elements.at(-1)!.elements.push(run);
    else last.elements.push({ type: 'rich_text_section', elements: [run] });
  } else if (form === 'quote' && last.type === 'rich_text_quote' && continues) last.elements.push(run);
  else block.elements.push(containerOf(piece));
}
