import { type Block, type Button, draw, type Line, type Message, plain, type Renderer, type Span } from '#core/message';
import { limits } from './limits.ts';
import { bytes, type CardElement, type Piece, pack } from './pack.ts';
import { cut, inert, shortened, weight } from './text.ts';
import type { OutgoingActivity } from './transport.ts';

/**
 * A message as Teams gets it: nearly always one activity with one Adaptive Card and nothing beside it, since Teams
 * splits a text with a card in two and then gives no id. What is larger than a card goes on in further activities, each
 * sent by one POST of its own (send.ts), so that nothing is left out.
 */
export interface TeamsBody {
  readonly parts: readonly OutgoingActivity[];
}

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Draws a message in runs of text, which Teams does not interpret: a TextBlock or a fact would read Markdown. Pure. */
export function render(message: Message): TeamsBody {
  const summary = message.summary.trim() || 'A message from Quarterdeck';
  const drawn = message.blocks.flatMap((block) => draw(renderer, block));
  const cards = pack(drawn.length > 0 ? drawn : lines([summary]));
  return {
    parts: cards.map((body, at) => ({
      type: 'message',
      summary: shortened(at === 0 ? summary : `(${at + 1} of ${cards.length}) ${summary}`, limits.summary),
      attachments: [{ contentType: cardType, content: card(body) }],
    })),
  };
}

function card(body: readonly CardElement[]): CardElement {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    msteams: { width: 'Full' },
    // Clients read Markdown in it, so nobody's text may stand in it. The summary carries the point for them too.
    fallbackText: 'This version of Teams cannot show the message. Please write help: everything can be done by typing.',
    body,
  };
}

const renderer: Renderer<readonly Piece[]> = {
  heading: ({ text }) =>
    lines([text], { size: 'Large', weight: 'Bolder' }).map((piece) => ({ ...piece, keepWithNext: true })),
  paragraph: ({ line }) => lines(line),
  list: ({ items }) => items.flatMap((item) => (isEmpty(item) ? [] : spaced(lines(['•\u00A0', ...item])))),
  facts: ({ facts }) => facts.flatMap(({ label, value }) => spaced(fact(label, value))),
  quote: ({ text }) =>
    lines([text]).map(({ element }) => ({ element: { type: 'Container', style: 'emphasis', items: [element] } })),
  buttons: ({ buttons }) => buttonSets(buttons),
  footnote: ({ line }) => lines(line, { size: 'Small', isSubtle: true }),
};

/** Lines that belong together stand together. */
function spaced(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, element: { ...piece.element, spacing: 'Small' } }));
}

function fact(label: string, value: Line): readonly Piece[] {
  if (label.trim() === '') return lines(value);
  return lines([{ bold: label }, ': ', ...value]);
}

type Look = { readonly size?: 'Large' | 'Small'; readonly weight?: 'Bolder'; readonly isSubtle?: true };
type Run = { readonly type: 'TextRun'; readonly text: string; readonly [property: string]: unknown };

/** One line as one element, or several where it is longer than an element should be. */
function lines(line: Line, look: Look = {}): readonly Piece[] {
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

function isWeb(href: string): boolean {
  return weight(href) <= limits.element / 4 && URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}

function isEmpty(line: Line): boolean {
  return plain(line).trim() === '';
}

/** What a press brings back to us (parse.ts). */
export type ButtonData = { readonly say: string; readonly to?: string };

const styles = { primary: 'positive', danger: 'destructive' } as const;

/** Sets of a few buttons each. Whatever a button does can be typed too: one that is too large to be one is said so. */
function buttonSets(buttons: Extract<Block, { kind: 'buttons' }>['buttons']): readonly Piece[] {
  const pieces: Piece[] = [];
  let set: CardElement[] = [];
  const close = () => {
    if (set.length > 0) pieces.push({ element: { type: 'ActionSet', actions: set } });
    set = [];
  };
  for (const button of buttons) {
    const title = button.label.trim() || button.say.trim();
    if (title === '') continue;
    if (bytes(dataOf(button)) > limits.buttonData) {
      close();
      pieces.push(...lines([`${title}: please type `, { bold: button.say }]));
      continue;
    }
    set.push(action(button, shortened(title, limits.buttonTitle)));
    if (set.length === limits.buttonsInSet) close();
  }
  close();
  return pieces;
}

/** Action.Execute gets an answer at once; clients that do not know it send the same as an ordinary message. */
function action(button: Button, title: string): CardElement {
  const style = button.style === undefined ? {} : { style: styles[button.style] };
  const same = { title, data: dataOf(button), ...style };
  return { type: 'Action.Execute', verb: 'say', ...same, fallback: { type: 'Action.Submit', ...same } };
}

const dataOf = ({ say, to }: Button): ButtonData => ({ say, ...(to === undefined ? {} : { to }) });
