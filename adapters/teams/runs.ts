import { type Line, plain, type Span } from '#core/message';
import { limits } from './limits.ts';
import { bytes, type Piece } from './pack.ts';
import { cut, inert, weight } from './text.ts';

/** Text on a card: runs, which Teams does not interpret. A TextBlock or a fact would read Markdown. */

export type Look = {
  readonly size?: 'Large' | 'Medium' | 'Small';
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly isSubtle?: true;
};
type Run = { readonly type: 'TextRun'; readonly text: string; readonly [property: string]: unknown };

/** One line as one element, or several where it is longer than an element should be. */
export function lines(line: Line, look: Look = {}): readonly Piece[] {
  if (isEmpty(line)) return [];
  const blocks: Run[][] = [[]];
  let size = 0;
  for (const run of line.flatMap((span) => runsOf(span, look))) {
    const cost = bytes(run);
    if (size + cost > limits.element && size > 0) {
      blocks.push([]);
      size = 0;
    }
    blocks.at(-1)!.push(run);
    size += cost;
  }
  return blocks.map((inlines) => ({ element: { type: 'RichTextBlock', inlines } }));
}

/** Lines that belong together stand together. */
export function spaced(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, element: { ...piece.element, spacing: 'Small' } }));
}

export function isEmpty(line: Line): boolean {
  return plain(line).trim() === '';
}

function runsOf(span: Span, look: Look): readonly Run[] {
  const [text, own] = textOf(span);
  return cut(text, limits.element / 2).map((piece) => ({ type: 'TextRun', text: inert(piece), ...look, ...own }));
}

function textOf(span: Span): readonly [string, object] {
  if (typeof span === 'string') return [span, {}];
  if ('bold' in span) return [span.bold, { weight: 'Bolder' }];
  if ('person' in span) return [span.person, {}];
  if (!isWeb(span.href)) return [span.link, {}];
  return [span.link.trim() || span.href, { selectAction: { type: 'Action.OpenUrl', url: span.href } }];
}

export function isWeb(href: string): boolean {
  return weight(href) <= limits.element / 4 && URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}
