/** A small reader of the page, as a browser would understand it: elements, attributes, text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const voids = new Set(['meta', 'link', 'input', 'br', 'img']);
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (named[name] ?? whole),
  );

/** Whatever looks like a tag is one: text that was not escaped shows up as an element. Fails on tags that do not match. */
export function readHtml(html: string): Element {
  const root: Element = { name: 'root', attributes: {}, children: [] };
  const open: Element[] = [root];
  for (const [piece] of html.matchAll(/<!doctype[^>]*>|<[^>]*>|[^<]+/gi)) {
    if (/^<!doctype/i.test(piece)) continue;
    if (!piece.startsWith('<')) {
      open.at(-1)?.children.push(decoded(piece));
      continue;
    }
    const closing = /^<\/(\w+)>$/.exec(piece);
    if (closing) {
      const closed = open.pop();
      if (closed?.name !== closing[1]) throw new Error(`${piece} closes <${closed?.name}>`);
      continue;
    }
    const tag = /^<([a-z]\w*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>$/.exec(piece);
    if (!tag) throw new Error(`not a tag: ${piece}`);
    const attributes = Object.fromEntries(
      [...(tag[2] ?? '').matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [
        name ?? '',
        decoded(value ?? ''),
      ]),
    );
    const element: Element = { name: tag[1] ?? '', attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (!voids.has(element.name)) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

export function all(element: Element, matches: (each: Element) => boolean): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(matches(child) ? [child] : []), ...all(child, matches)],
  );
}

export const tagged = (name: string) => (each: Element) => each.name === name;
export const ofClass = (name: string) => (each: Element) => (each.attributes.class ?? '').split(' ').includes(name);
export const ofId = (id: string) => (each: Element) => each.attributes.id === id;

const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'li',
  'dt',
  'dd',
  'div',
  'blockquote',
  'ul',
  'dl',
  'caption',
  'th',
  'td',
  'figcaption',
]);

/** What is read in it; each block on a line of its own; without what is pressed. */
export function textOf(element: Element): string {
  if (element.name === 'button') return '';
  const inner = element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
  return blocks.has(element.name) ? `${inner}\n` : inner;
}

/** Whatever of a form holds something: `name` and `value` as the browser would send them. */
export interface Control {
  readonly element: Element;
  readonly name: string;
  readonly value: string;
}

/** The controls of a form that send something, as they stand. */
export function controlsOf(form: Element): readonly Control[] {
  return all(form, ({ name }) => ['input', 'textarea', 'select'].includes(name)).flatMap((element) => {
    const { name = '', type, value = '' } = element.attributes;
    if (type === 'radio' && !('checked' in element.attributes)) return [];
    return [{ element, name, value: element.name === 'input' ? value : written(element) }];
  });
}

/** A text area begins after its first line break; a list has what is selected, else its first option. */
function written(element: Element): string {
  if (element.name === 'textarea') return element.children.join('').replace(/^\n/, '');
  const options = all(element, tagged('option'));
  const chosen = options.find((each) => 'selected' in each.attributes) ?? options[0];
  return chosen?.attributes.value ?? '';
}

/** What a form sends when a button of it is pressed, which is among the changes. Browsers end lines with CR and LF. */
export function filled(form: Element, changes: Readonly<Record<string, string>> = {}): URLSearchParams {
  const values = { ...Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value])), ...changes };
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) sent.set(name, value.replace(/\r?\n/g, '\r\n'));
  return sent;
}
