import type { Field, Form } from '#core/message';
import { type Html, html } from './html.ts';

/** What a form needs to know of the page it stands in. */
export interface Filling {
  /** Hidden fields: who sends it, where, the page's nonce. */
  readonly fields: Html;
  /** The key of the message in which it stands. */
  readonly message: string;
  /** The id of that message on the page. */
  readonly id: string;
  /** It was sent and not stored: what is to be said, and what was written. */
  readonly problem?: { readonly sentence: string; readonly written: Readonly<Record<string, string>> };
}

/** Before a field's name in what the browser sends. */
export const named = 'field:';

/** How many choices stand in view; more are opened as a list. */
const inView = 5;

/** A form of the page; works without a script. `title` draws its title, as a heading of the message. */
export function formHtml(form: Form, filling: Filling, title: (text: string) => Html, intro: Html | undefined): Html {
  const { fields, message, id, problem } = filling;
  const send = form.send.trim() || 'Send';
  const written = problem?.written;
  const asked = form.fields.map((field) => (written ? rewritten(field, written[field.name]) : field));
  return html`<form method="post" action="/playground/form" class="fields">${fields}<input type="hidden" name="message" value="${message}"><input type="hidden" name="to" value="${form.to}"><input type="hidden" name="label" value="${send}">
${form.title.trim() !== '' && title(form.title)}
${intro}
${problem && html`<p class="problem" role="alert">${problem.sentence}</p>`}
${toCorrect(asked, id)}
${asked.map((field, at) => fieldHtml(field, `${id}-${at}`))}
<div class="buttons"><button class="primary">${send}</button></div>
</form>`;
}

function rewritten({ value: _, ...field }: Field, value: string | undefined): Field {
  return { ...field, ...(value !== undefined && { value }) };
}

/** Said before the fields, so that whoever hears the page knows of errors before meeting them; how many, the message says. */
function toCorrect(fields: readonly Field[], id: string): Html | undefined {
  const links = fields.flatMap((field, at) =>
    field.error?.trim() ? [html`<li><a href="#${id}-${at}${standsInView(field) && '-0'}">${field.label}</a></li>`] : [],
  );
  if (links.length === 0) return undefined;
  return html`<div class="problem"><p>Please correct:</p><ul>${links}</ul></div>`;
}

function fieldHtml(field: Field, id: string): Html {
  const { label, hint, error, required } = field;
  const said = [error?.trim() && `${id}-error`, hint?.trim() && `${id}-hint`].filter(Boolean).join(' ');
  const described = html`${said !== '' && html` aria-describedby="${said}"`}`;
  const invalid = html`${Boolean(error?.trim()) && html` aria-invalid="true"`}`;
  const name = html`<span dir="auto">${label}</span>${required && html` <small>(required)</small>`}`;
  const about = html`${Boolean(hint?.trim()) && html`<p class="hint" id="${id}-hint" dir="auto">${hint}</p>`}${Boolean(error?.trim()) && html`<p class="error" id="${id}-error" dir="auto"><b>Error:</b> ${error}</p>`}`;
  const choices = choicesOf(field);
  if (standsInView(field))
    return html`<fieldset id="${id}" role="radiogroup"${described}${invalid}><legend>${name}</legend>${about}${radios(field, choices, id)}</fieldset>`;
  const attributes = html` id="${id}" name="${named}${field.name}"${required && html` required`}${described}${invalid}`;
  return html`<div class="field"><label for="${id}">${name}</label>${about}${control(field, choices, attributes)}</div>`;
}

/** None where the answer is to be written. */
const choicesOf = ({ input, choices = [] }: Field): Choices =>
  input === 'choice' ? choices.filter(({ say }) => say.trim() !== '') : [];

/** As round buttons, the first of which is what a link to the field leads to. */
function standsInView(field: Field): boolean {
  const { length } = choicesOf(field);
  return length > 0 && length <= inView;
}

type Choices = NonNullable<Field['choices']>;

/** A choice that need not be made can be taken back. */
function radios({ name, value = '', required }: Field, choices: Choices, id: string): readonly Html[] {
  const offered = required ? choices : [...choices, { label: 'No answer', say: '' }];
  const chosen = choices.some(({ say }) => say === value) ? value : '';
  return offered.map(
    ({ label, say }, at) =>
      html`<div class="choice"><input type="radio" id="${id}-${at}" name="${named}${name}" value="${say}"${say === chosen && html` checked`}${required && html` required`}><label for="${id}-${at}" dir="auto">${label.trim() || say}</label></div>`,
  );
}

function control({ input, value = '', required }: Field, choices: Choices, attributes: Html): Html {
  if (choices.length > 0)
    return html`<select${attributes}><option value="">${required ? 'Choose one' : 'No answer'}</option>${choices.map(
      ({ label, say }) =>
        html`<option value="${say}"${say === value && html` selected`}>${label.trim() || say}</option>`,
    )}</select>`;
  if (input === 'day' && (value === '' || /^\d{4}-\d\d-\d\d$/.test(value)))
    return html`<input type="date"${attributes} value="${value}">`;
  // The first line break of a text area is not part of it; a field of one line has none.
  if (input === 'lines' || value.includes('\n'))
    return html`<textarea${attributes} rows="3">
${value}</textarea>`;
  return html`<input type="text"${attributes} value="${value}">`;
}
