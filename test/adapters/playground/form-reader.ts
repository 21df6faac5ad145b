import type { SeenField, SeenForm } from '../../contracts/chat.ts';
import { all, controlsOf, type Element, ofClass, ofId, tagged, textOf } from './html-reader.ts';

/** The form of a message on the page, as somebody meets it; undefined: it has none. */
export function formIn(message: Element): (SeenForm & { readonly element: Element }) | undefined {
  const [element] = all(message, ofClass('fields'));
  if (!element) return undefined;
  const fields = all(element, (each) => each.name === 'fieldset' || ofClass('field')(each));
  const [title] = all(element, ({ name }) => name === 'h3' || name === 'h4');
  const [button] = all(element, tagged('button'));
  return {
    title: title ? textOf(title).trim() : '',
    text: textOf(without(element, ofClass('error'))),
    fields: fields.map((each) => seenField(each, element)),
    send: button ? labelOf(button) : '',
    problems: problemsIn(element),
    element,
  };
}

/** What the form sends when the person has written this, by the fields' labels. */
export function written(form: Element, by: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const fields = all(form, (each) => each.name === 'fieldset' || ofClass('field')(each));
  return Object.fromEntries(
    Object.entries(by).map(([label, value]) => {
      const field = fields.find((each) => nameOf(each) === label);
      if (!field) throw new Error(`the form has no field “${label}”`);
      const choice = choicesIn(field).find((each) => each.label === value);
      if (choicesIn(field).length > 0 && value !== '' && !choice) throw new Error(`there is no choice “${value}”`);
      const [control] = all(field, isControl);
      return [control?.attributes.name ?? '', choice?.value ?? value];
    }),
  );
}

const labelOf = (button: Element): string => textOf({ ...button, name: 'label' }).trim();
const isControl = ({ name }: Element): boolean => ['input', 'textarea', 'select'].includes(name);

/** The label of a field, without what says that it is required. */
function nameOf(field: Element): string {
  const [label] = all(field, ({ name }) => name === 'legend' || name === 'label');
  return label ? textOf(without(label, tagged('small'))).trim() : '';
}

function seenField(field: Element, form: Element): SeenField {
  const [control] = controlsOf(field);
  const choices = choicesIn(field);
  const error = describing(field, form, 'error').replace(/^Error:\s*/, '');
  const hint = describing(field, form, 'hint');
  const value = control?.value ?? '';
  return {
    label: nameOf(field),
    value: choices.length > 0 ? (choices.find((each) => each.value === value)?.label ?? '') : value,
    ...(choices.length > 0 && { choices: choices.map(({ label }) => label) }),
    ...(hint && { hint }),
    ...(error && { error }),
  };
}

/** What a screen reader says after the label: only what the control names as its description. */
function describing(field: Element, form: Element, what: 'hint' | 'error'): string {
  const [described] = [field, ...all(field, isControl)].filter((each) => each.attributes['aria-describedby']);
  const ids = described?.attributes['aria-describedby']?.split(' ').filter((id) => id.endsWith(what)) ?? [];
  return ids.flatMap((id) => all(form, ofId(id)).map((each) => textOf(each).trim())).join('\n');
}

/** What can be chosen; not the way back to no answer. */
function choicesIn(field: Element): readonly { readonly label: string; readonly value: string }[] {
  const options = all(field, tagged('option')).map((each) => ({
    label: textOf(each),
    value: each.attributes.value ?? '',
  }));
  const radios = all(field, ofClass('choice')).map((each) => ({
    label: all(each, tagged('label')).map(textOf).join(''),
    value: all(each, tagged('input'))[0]?.attributes.value ?? '',
  }));
  return [...options, ...radios].filter(({ value }) => value !== '');
}

/** What would keep somebody from using the form. */
function problemsIn(form: Element): readonly string[] {
  const ids = new Set(all(form, ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes.id));
  const controls = all(form, (each) => isControl(each) && each.attributes.type !== 'hidden');
  const labelled = new Set(all(form, tagged('label')).map(({ attributes }) => attributes.for));
  const errors = all(form, ofClass('error')).length;
  const invalid = all(form, ({ attributes }) => attributes['aria-invalid'] === 'true').length;
  return [
    ...controls
      .filter(({ attributes }) => !labelled.has(attributes.id))
      .map(({ attributes }) => `${attributes.name} has no label`),
    ...all(form, () => true)
      .flatMap(({ attributes }) => attributes['aria-describedby']?.split(' ') ?? [])
      .filter((id) => !ids.has(id))
      .map((id) => `nothing describes ${id}`),
    ...(errors === invalid ? [] : [`${errors} errors at ${invalid} fields`]),
  ];
}

const without = (element: Element, which: (each: Element) => boolean): Element => ({
  ...element,
  children: element.children
    .filter((each) => typeof each === 'string' || !which(each))
    .map((each) => (typeof each === 'string' ? each : without(each, which))),
});
