/**
 * HTML in which everything that was not written here is escaped. Only {@link html} makes it, so that text cannot pass
 * for mark-up: what goes into a page is an {@link Html} or is shown as it stands.
 */
export class Html {
  readonly #text: string;
  constructor(strings: readonly string[], values: readonly Value[]) {
    this.#text = strings.map((part, at) => part + written(values[at])).join('');
  }
  toString(): string {
    return this.#text;
  }
}

type Value = string | number | bigint | Html | readonly Html[] | undefined | false;

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings, values);
}

function written(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(written).join('');
  return escaped(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
