import { draw, type Form, formIn, type Line, type Message, type Picture, type Renderer } from '#core/message';
import { buttonSets, onPart } from './buttons.ts';
import { formElement, tooLarge } from './form.ts';
import { limits } from './limits.ts';
import { type CardElement, frame, type Piece, pack } from './pack.ts';
import { isEmpty, isWeb, lines, spaced } from './runs.ts';
import { tablePieces } from './table.ts';
import { inert, shortened } from './text.ts';
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

/** Draws a message in runs of text, which Teams does not interpret. Pure. */
export function render(message: Message): TeamsBody {
  const summary = message.summary.trim() || 'A message from Quarterdeck';
  const drawn = piecesOf(message, (form) => {
    const element = formElement(form, limits.card - frame);
    return element ? [{ element }] : tooLarge(form);
  });
  const cards = pack(drawn.length > 0 ? drawn : lines([summary]));
  return {
    parts: cards.map((body, at) => ({
      type: 'message',
      summary: shortened(at === 0 ? summary : `(${at + 1} of ${cards.length}) ${summary}`, limits.summary),
      attachments: [{ contentType: cardType, content: card(body.map((element) => onPart(element, at))) }],
    })),
  };
}

export function card(body: readonly CardElement[]): CardElement {
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

/** `form` draws the message’s form, of which there is at most one. */
export function piecesOf(message: Message, form: (form: Form) => readonly Piece[]): readonly Piece[] {
  const renderer: Renderer<readonly Piece[]> = {
    ...common,
    form: (block) => form(block.form),
    // Beside a form a button sends nothing of it, and is not held back by what is not filled in yet.
    buttons: ({ buttons }) => buttonSets(buttons, formIn(message) ? { associatedInputs: 'none' } : {}),
  };
  // What the message is about stands above its sections.
  const opening = { ...renderer, heading: headingOf('Large') };
  const first = message.blocks.findIndex(({ kind }) => kind === 'heading');
  return message.blocks.flatMap((block, at) => draw(at === first ? opening : renderer, block));
}

const headingOf =
  (size: 'Large' | 'Medium') =>
  ({ text }: { readonly text: string }): readonly Piece[] =>
    lines([text], { size, weight: 'Bolder' }).map((piece) => ({ ...piece, keepWithNext: true }));

const common: Omit<Renderer<readonly Piece[]>, 'form' | 'buttons'> = {
  heading: headingOf('Medium'),
  paragraph: ({ line }) => lines(line),
  list: ({ items }) => items.flatMap((item) => (isEmpty(item) ? [] : spaced(lines(['•\u00A0', ...item])))),
  facts: ({ facts }) => facts.flatMap(({ label, value }) => spaced(fact(label, value))),
  quote: ({ text }) =>
    lines([text]).map(({ element }) => ({ element: { type: 'Container', style: 'emphasis', items: [element] } })),
  table: ({ table }) => tablePieces(table),
  image: ({ image }) => imagePieces(image),
  footnote: ({ line }) => lines(line, { size: 'Small', isSubtle: true }),
};

/** Its heading says what it is, since a card shows no title beside a picture. */
function imagePieces({ alt, title, href }: Picture): readonly Piece[] {
  if (href === undefined || !isWeb(href)) return lines([alt]);
  const altText = shortened(inert(alt.trim() || title.trim() || 'A picture'), limits.alt);
  return [{ element: { type: 'Image', url: href, altText, size: 'Stretch' } }];
}

function fact(label: string, value: Line): readonly Piece[] {
  if (label.trim() === '') return lines(value);
  return lines([{ bold: label }, ': ', ...value]);
}
