import { leadsBack } from '#core/bot/back';
import { type Form, formIn, type Message, sentence } from '#core/message';
import { onPart } from './buttons.ts';
import { formElement, tooLarge } from './form.ts';
import { limits } from './limits.ts';
import { bytes, type CardElement, frame, type Piece, pack } from './pack.ts';
import { card, piecesOf, render } from './render.ts';
import { lines } from './runs.ts';
import { shortened } from './text.ts';

/**
 * What an invoke is answered with: words that the client shows beside the card, which stays as it is; or a card that
 * takes its place. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export interface InvokeAnswer {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.activity.message' | 'application/vnd.microsoft.card.adaptive';
  readonly value: string | CardElement;
}

export const inWords = (value: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/** One card of a message, as it stands in the channel. */
export function again(message: Message, part: number): InvokeAnswer {
  const { parts } = render(message);
  const { content } = (parts[part] ?? parts[0]!).attachments[0]!;
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: content as CardElement };
}

/**
 * An answer in the place of a card, before the presser alone. It is one card, which leads back to what stood there: what is
 * larger is cut before that.
 */
export function inPlace(message: Message, part: number): InvokeAnswer {
  const draw = (blocks: Message['blocks']) =>
    piecesOf({ ...message, blocks }, (form) => {
      const element = formElement(form, limits.card - frame);
      return element ? [{ element }] : tooLarge(form);
    });
  const whole = draw(message.blocks);
  const more = 'There is more than fits here. Ask me for it in our chat: there it comes whole.';
  const way = message.blocks.findLastIndex((block) => leadsBack({ ...message, blocks: [block] }));
  const end = [...lines([more]), ...draw(message.blocks.slice(way))];
  const room = limits.card - frame - end.reduce((sum, { element }) => sum + bytes(element) + 1, 0);
  let size = 0;
  const fits = whole.filter(({ element }) => {
    size += bytes(element) + 1;
    return size <= room;
  });
  const pieces = pack(whole).length === 1 ? whole : [...fits, ...end];
  return asCard(pieces.map(({ element }) => ({ element: onPart(element, part) })));
}

const asCard = (pieces: readonly Piece[]): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card(pieces.map(({ element }) => element)),
});

/**
 * The answer to a form that was sent: the form again where something is asked, else what became of it, in the place of
 * the form so that nobody sends it twice. It is one card, whatever the message would need elsewhere.
 */
export function inPlaceOfForm(message: Message = sentence('Your answers were received.')): InvokeAnswer {
  const form = formIn(message);
  if (form) return formAgain(message, form);
  const pieces = piecesOf(message, () => []);
  const shown = pieces.length > 0 ? pieces : lines([message.summary]);
  if (pack(shown).length === 1) return asCard(shown);
  const more = 'There is more to it than fits here. Write “update” to see where you are.';
  return asCard([...lines([shortened(message.summary, limits.element / 2)]), ...lines([more])]);
}

function formAgain(message: Message, form: Form): InvokeAnswer {
  const others = piecesOf(message, () => []);
  const alone = limits.card - frame;
  const beside = alone - others.reduce((sum, { element }) => sum + bytes(element) + 1, 0);
  const inFull = formElement(form, beside, 'whole');
  if (inFull) return asCard(piecesOf(message, () => [{ element: inFull }]));
  const full = formElement(form, alone, 'whole');
  if (full) return asCard([{ element: full }]);
  // What the person wrote stands in the card that they sent, and only there: it stays.
  const errors = form.fields.filter(({ error }) => error?.trim());
  if (errors.length > 0) return inWords(shortened(notSent(errors), limits.words));
  const element = formElement(form, alone);
  return asCard(element ? [{ element }] : tooLarge(form));
}

const notSent = (errors: Form['fields']): string =>
  ['Please correct and send again.', ...errors.map(({ label, error }) => `${label}: ${error}`)].join(' ');
