import { type Button, draw, type Line, type Message, type Picture, type Renderer, type Table } from '#core/message';
import { type Filling, formHtml } from './form.ts';
import { type Html, html } from './html.ts';

/** What buttons and forms need to know of the page they stand in. */
export type Pressing = Filling;

/**
 * A message as HTML: real lists, quotes, buttons and forms. Its first heading, or the title of its form, is an `h3`, the later ones `h4`, below the `h2`
 * of the conversation.
 */
export function drawn(message: Message, pressing: Pressing): Html {
  const opening = renderer(pressing, (text) => html`<h3 dir="auto">${text}</h3>`);
  const rest = renderer(pressing, (text) => html`<h4 dir="auto">${text}</h4>`);
  const first = message.blocks.findIndex(({ kind }) => kind === 'heading' || kind === 'form');
  return html`${message.blocks.map((block, at) => draw(at === first ? opening : rest, block))}`;
}

/** `dir="auto"` and `bdi` keep what people typed from turning round what stands beside it. */
const renderer = (pressing: Pressing, heading: (text: string) => Html): Renderer<Html> => ({
  heading: ({ text }) => (text === '' ? html`` : heading(text)),
  paragraph: ({ line }) => html`<p dir="auto">${spans(line)}</p>`,
  list: ({ items }) =>
    items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li dir="auto">${spans(item)}</li>`)}</ul>`,
  facts: ({ facts }) =>
    facts.length === 0
      ? html``
      : html`<dl>${facts.map(({ label, value }) => html`<div><dt dir="auto">${label}</dt> <dd dir="auto">${spans(value)}</dd></div>`)}</dl>`,
  quote: ({ text }) => html`<blockquote><p dir="auto">${text}</p></blockquote>`,
  buttons: ({ buttons }) =>
    buttons.length === 0
      ? html``
      : html`<div class="buttons">${buttons.map((button) => buttonForm(button, pressing))}</div>`,
  form: ({ form }) => formHtml(form, pressing, heading, form.intro && html`<p dir="auto">${spans(form.intro)}</p>`),
  table: ({ table }) => tableHtml(table),
  image: ({ image }) => imageHtml(image),
  footnote: ({ line }) => html`<p class="footnote" dir="auto">${spans(line)}</p>`,
});

/** Wide ones scroll by themselves, which the keyboard reaches too. */
const tableHtml = ({ caption, columns, rows }: Table): Html =>
  html`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table><caption dir="auto">${caption}</caption><thead><tr>${columns.map((column) => html`<th scope="col" dir="auto">${column}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row" dir="auto">${cell}</th>` : html`<td dir="auto">${cell}</td>`))}</tr>`)}</tbody></table></div>`;

/** `href` is an address of ours: the page loads no picture from elsewhere. */
const imageHtml = ({ alt, title, href }: Picture): Html =>
  href === undefined
    ? html`<p dir="auto">${alt}</p>`
    : html`<figure><img src="${href}" alt="${alt}" loading="lazy"><figcaption dir="auto">${title}</figcaption></figure>`;

function spans(line: Line): readonly Html[] {
  return line.map((span) => {
    if (typeof span === 'string') return html`${span}`;
    if ('bold' in span) return html`<strong>${span.bold}</strong>`;
    if ('person' in span) return html`<bdi class="person">${span.person}</bdi>`;
    const href = webAddress(span.href);
    return href === undefined
      ? html`${span.link}`
      : html`<a href="${href}" rel="noopener noreferrer"><bdi>${span.link}</bdi></a>`;
  });
}

/** Undefined for whatever is no absolute http(s) address. */
function webAddress(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  return /^https?:$/.test(new URL(href).protocol) ? href : undefined;
}

/** A form of its own for each: it works without a script, and a label needs no decoding. */
function buttonForm(button: Button, { fields, message }: Pressing): Html {
  const label = button.label.trim() || button.say.trim() || 'Choose';
  return html`<form method="post" action="/playground/press">${fields}<input type="hidden" name="message" value="${message}"><input type="hidden" name="label" value="${label}">${button.to !== undefined && html`<input type="hidden" name="to" value="${button.to}">`}<button name="say" value="${button.say}"${button.style !== undefined && html` class="${button.style}"`}>${label}</button></form>`;
}
