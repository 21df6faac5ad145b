import type { SeenField, SeenForm } from '../../contracts/chat.ts';
import { type Element, elementsOf, textIn, validate } from './reader.ts';

/** The form on a card, as somebody meets it in Teams; undefined: there is none. */
export function formOn(
  card: Element,
): (SeenForm & { readonly inputs: readonly Input[]; readonly action: Sends }) | undefined {
  const elements = elementsOf(card);
  const action = elements
    .flatMap(({ actions = [] }) => actions as unknown as Sends[])
    .find(({ data }) => data.kind === 'form');
  if (!action) return undefined;
  const inputs = elements.filter(({ type }) => type.startsWith('Input.')) as unknown as Input[];
  const titles = elements.filter(({ inlines }) => inlines?.[0]?.size === 'Medium');
  const fields = inputs.map((input) => fieldOf(input, below(elements, input)));
  const atFields = new Set(inputs.flatMap((input) => below(elements, input)));
  return {
    title: titles.map(textIn).join('\n'),
    text: elements
      .filter((each) => each.inlines && !(atFields.has(each) && isError(each)))
      .map(textIn)
      .join('\n'),
    fields,
    send: action.title,
    problems: [
      ...validate(card),
      ...(new Set(inputs.map(({ id }) => id)).size < inputs.length ? ['two inputs of one id'] : []),
      ...inputs.flatMap(({ id, value = '', maxLength = value.length }) => [
        ...(/^[\w-]+$/.test(id) ? [] : [`an id that clients cannot use: ${id}`]),
        ...(value.length > maxLength ? [`${id} would be cut`] : []),
      ]),
    ],
    inputs,
    action,
  };
}

export interface Input {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
}

/** The button that sends it. */
export interface Sends {
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly fallback?: Sends;
}

/** What stands below an input and above the next one. */
function below(elements: readonly Element[], input: unknown): readonly Element[] {
  const after = elements.slice(elements.indexOf(input as Element) + 1);
  const end = after.findIndex(({ type }) => type !== 'RichTextBlock');
  return after.slice(0, end).filter(({ spacing }) => spacing === 'Small');
}

const isError = ({ inlines }: Element): boolean => inlines?.[0]?.color === 'Attention';

/** The choice that clients need to take a choice back is not one of the form's. */
const isOffered = ({ value }: { readonly value: string }): boolean => value !== 'quarterdeck:none';

function fieldOf({ label, value = '', choices }: Input, said: readonly Element[]): SeenField {
  const error = said
    .filter(isError)
    .map(textIn)
    .join('\n')
    .replace(/^Error: /, '');
  const hint = said
    .filter((each) => !isError(each))
    .map(textIn)
    .join('\n');
  const chosen = choices?.find((each) => each.value === value)?.title ?? '';
  return {
    label: label.replaceAll('\u2060', ''),
    value: choices ? chosen : value,
    ...(choices && { choices: choices.filter(isOffered).map(({ title }) => title) }),
    ...(error && { error }),
    ...(hint && { hint }),
  };
}

/** What the client sends when the person has written this, by the fields' labels, and presses the button. */
export function filledIn(card: Element, written: Readonly<Record<string, string>>): object {
  const form = formOn(card);
  if (!form) throw new Error('there is no form on this card');
  for (const label of Object.keys(written))
    if (!form.fields.some((field) => field.label === label)) throw new Error(`the form has no field “${label}”`);
  const inputs = form.inputs.map(({ id, value = '', choices, isRequired, maxLength }, at) => {
    const now = written[form.fields[at]!.label];
    const chosen =
      now === '' ? (value === '' ? '' : 'quarterdeck:none') : choices?.find(({ title }) => title === now)?.value;
    const sent = now === undefined ? value : choices ? chosen : now;
    if (sent === undefined) throw new Error(`there is no choice “${now}”`);
    if (isRequired && sent.trim() === '') throw new Error('the client holds back a form whose answers are missing');
    if (maxLength !== undefined && sent.length > maxLength) throw new Error('the client takes no more characters');
    return [id, sent];
  });
  const { fallback: _, ...action } = form.action;
  return { ...action, data: { ...action.data, ...Object.fromEntries(inputs) } };
}
