import type { Field, Form } from '#core/message';
import { action } from './buttons.ts';
import { inputOf } from './inputs.ts';
import { limits } from './limits.ts';
import { bytes, type CardElement, type Piece } from './pack.ts';
import { lines, spaced } from './runs.ts';
import { shortened, weight } from './text.ts';

/**
 * A form is a card with inputs, in the conversation itself. No dialog: dialogs cannot open from what somebody typed
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots: only from
 * a button), and Microsoft's Agents Playground opens none; a card works from both, in both, and stays where it is while
 * the person looks something up.
 */

/** What the button that sends a form brings back to us, beside its inputs (parse.ts). */
export type FormData = { readonly kind: 'form'; readonly to: string };

/** How much of a form is shown. */
interface Measure {
  readonly hints: boolean;
  /** Bytes of what stands in a field at first. */
  readonly value: number;
}

/** From the whole to the least; what people wrote is shortened last. */
const measures: readonly Measure[] = [
  { hints: true, value: Number.POSITIVE_INFINITY },
  { hints: false, value: Number.POSITIVE_INFINITY },
  ...[2_000, 1_000, 500, 250, 100].map((value) => ({ hints: false, value })),
];

/**
 * The form as one element of at most `room` bytes, since an action sends the inputs of its own card only. Undefined: it
 * does not fit. `whole`: nor may anything of what stands in it be shortened.
 */
export function formElement(form: Form, room: number, whole?: 'whole'): CardElement | undefined {
  for (const measure of measures) {
    if (whole && Number.isFinite(measure.value)) return undefined;
    const element = drawn(form, measure);
    if (bytes(element) <= room) return element;
  }
  return undefined;
}

/** In place of a form that is too large for a card. */
export const tooLarge = (form: Form): readonly Piece[] => [
  ...lines([shortened(form.title, limits.label)], { size: 'Medium', weight: 'Bolder' }),
  ...lines([
    'This form is larger than Teams can show. Please answer in the conversation instead, one question at a time: everything here can be written, and nothing you have written is lost.',
  ]),
];

function drawn({ to, title, intro = [], fields, send }: Form, measure: Measure): CardElement {
  const wrong = fields.filter(({ error }) => error?.trim());
  const data: FormData = { kind: 'form', to };
  const pieces = [
    ...lines([title], { size: 'Medium', weight: 'Bolder' }),
    ...lines(intro),
    ...lines(wrong.length > 0 ? [toCorrect(wrong)] : [], { weight: 'Bolder', color: 'Attention' }),
    // What is said of a field stands close to it, and away from the next one's label.
    ...fields.flatMap((field) => apart(fieldPieces(field, measure))),
  ];
  return {
    type: 'Container',
    items: [
      ...pieces.map(({ element }) => element),
      { type: 'ActionSet', actions: [action(send.trim() || 'Send', data, 'positive')] },
    ],
  };
}

/** Said before the fields, so that whoever hears the card knows of errors before meeting them; how many, the message says. */
const toCorrect = (wrong: readonly Field[]): string =>
  shortened(
    `Please correct: ${wrong.map(({ label }) => shortened(label, limits.label)).join(', ')}`,
    limits.element / 2,
  );

function fieldPieces(field: Field, measure: Measure): readonly Piece[] {
  const { error, hint, value = '' } = field;
  const most = field.input === 'choice' ? Number.POSITIVE_INFINITY : measure.value;
  const shown = value.trim() === '' ? undefined : shortened(value, most);
  const input: Piece = { element: inputOf(field, shown) };
  const cut = shown !== undefined && weight(value) > most;
  return [
    input,
    ...spaced(lines(error?.trim() ? [{ bold: 'Error: ' }, error] : [], { color: 'Attention' })),
    ...spaced(lines(cut ? [tooLong] : [], { size: 'Small' })),
    ...spaced(lines(measure.hints && hint ? [hint] : [], { size: 'Small', isSubtle: true })),
  ];
}

const apart = ([first, ...rest]: readonly Piece[]): readonly Piece[] =>
  first ? [{ ...first, element: { ...first.element, spacing: 'Large' } }, ...rest] : [];

const tooLong =
  'Only the beginning of what you wrote fits here, and sending the form keeps only what stands here. To keep all of it, answer in the conversation instead.';
