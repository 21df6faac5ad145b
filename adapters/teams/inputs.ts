import type { Field } from '#core/message';
import { limits } from './limits.ts';
import type { CardElement } from './pack.ts';
import { clean, inert, shortened } from './text.ts';

/** The inputs of a form on a card, and what comes back from them. */

const mark = 'in-';

/**
 * A field's name as an input's id, and so as a key of what the action carries, beside our own: whatever the name holds,
 * only letters, digits, `-` and `_`, since clients make HTML ids and selectors of it.
 */
const inputId = (name: string): string => `${mark}${Buffer.from(name, 'utf8').toString('base64url')}`;

/** Chosen where a person takes back a choice that need not be made: clients offer no way back to nothing. */
const none = 'quarterdeck:none';

/** What was written into a form, by the fields' names: as written, without those that are empty. */
export function valuesIn(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([id, value]) => {
      if (!id.startsWith(mark) || typeof value !== 'string') return [];
      const text = clean(value.replace(/\r\n?/g, '\n'));
      const name = clean(Buffer.from(id.slice(mark.length), 'base64url').toString('utf8'));
      return text.trim() === '' || text === none ? [] : [[name, text]];
    }),
  );
}

/** Clients show a label as it stands, and what is chosen in a list; but the titles beside round buttons as Markdown. */
const isPlain = (title: string): boolean => /^\p{L}[\p{L}\p{N} ,.;:'’()/%£€&+–-]*$/u.test(title) && !/\d\./.test(title);

/** The input alone; what is said about it stands below it (form.ts). */
export function inputOf(field: Field, value: string | undefined): CardElement {
  const { name, label, required } = field;
  const common = {
    id: inputId(name),
    label: inert(shortened(label.trim() || name, limits.label)),
    // Clients read Markdown in this sentence, so nobody's text stands in it.
    ...(required ? { isRequired: true, errorMessage: 'Please answer this.' } : {}),
  };
  const choices = choicesOf(field);
  if (choices) {
    const few = choices.length <= limits.choicesInView && choices.every(({ title }) => isPlain(title));
    const chosen = choices.some((each) => each.value === value) ? { value } : {};
    const style = few ? { style: 'expanded' } : { style: 'compact', placeholder: 'Choose' };
    return { type: 'Input.ChoiceSet', ...common, ...style, wrap: true, choices, ...chosen };
  }
  if (field.input === 'day') {
    const day = value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value) ? { value } : {};
    return { type: 'Input.Date', ...common, ...day };
  }
  const most = field.input === 'lines' ? limits.lines : limits.line;
  return {
    type: 'Input.Text',
    ...common,
    // What stands there already is never cut by it.
    maxLength: Math.max(most, value?.length ?? 0),
    ...(field.input === 'lines' ? { isMultiline: true } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

/** Undefined: it is to be written. */
function choicesOf({ input, choices = [], required }: Field): readonly { title: string; value: string }[] | undefined {
  const offered = choices.filter(({ say }) => say.trim() !== '');
  if (input !== 'choice' || offered.length === 0) return undefined;
  const titled = offered.map(({ label, say }) => ({
    title: shortened(label.trim() || say, limits.choice),
    value: say,
  }));
  return required ? titled : [...titled, { title: 'No answer', value: none }];
}
