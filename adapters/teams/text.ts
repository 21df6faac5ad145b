/**
 * Text as Teams carries it, and text as people mean it. Teams escapes `& < >` and some spaces as HTML, and leaves the
 * mention of us in what was written to us (https://github.com/microsoft/botframework-sdk/issues/6013).
 */

type Mentions = readonly { readonly text: string; readonly us: boolean }[];

/** Undoes the escaping once, takes out mentions of us and names others as `@Name`; without NUL and half characters. */
export function readable(text: string, mentions: Mentions): string {
  return unescaped(named(text, mentions).replace(/\r\n?/g, '\n')).trim();
}

export function named(text: string, mentions: Mentions): string {
  return mentions
    .filter((mention) => mention.text !== '')
    .reduce(
      (rest, { text: mark, us }) => rest.split(mark).join(us ? ' ' : `@${mark.replace(/<\/?at[^>]*>/g, '')}`),
      text,
    );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Undoes the escaping once, without NUL and half characters. */
export function unescaped(text: string): string {
  const plain = text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return entities[name.toLowerCase()]!;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return clean(plain.replaceAll('\u00A0', ' '));
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair; both are taken out where text enters. */
export function clean(text: string): string {
  return text
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/**
 * Text that a card shows exactly as it stands. Runs of text know no Markdown, but cards replace `{{DATE(…)}}` and
 * `{{TIME(…)}}` in them: an invisible joiner keeps the braces apart. Text that turns the direction of writing turns it
 * back at its end, so that it cannot turn what we write after it.
 */
export function inert(text: string): string {
  const unread = text.replace(/\{\{(?=(?:DATE|TIME)\()/gi, '{\u2060{');
  return unread + closing(unread);
}

const popped = '\u202C';
const isolatePopped = '\u2069';

/** What closes the embeddings, overrides and isolates that a text leaves open, innermost first. */
function closing(text: string): string {
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    if (mark === popped || mark === isolatePopped) {
      if (open.at(-1) === mark) open.pop();
    } else open.push(mark >= '\u2066' ? isolatePopped : popped);
  }
  return open.reverse().join('');
}

/** Bytes of a text inside JSON. */
export const weight = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

/**
 * Cuts a text into pieces of at most this many bytes, which together are the text: after a line if one ends in the
 * second half of the piece, else after a sentence, else after a word, else between two characters.
 */
export function cut(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const room = fitting(rest, most);
    const at = room === rest.length ? room : sensible(rest.slice(0, room));
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return pieces;
}

/** How many UTF-16 units of the text weigh at most this much; never half a character, at least one. */
function fitting(text: string, most: number): number {
  let sum = 0;
  let units = 0;
  for (const character of text) {
    sum += weight(character);
    if (sum > most && units > 0) break;
    units += character.length;
  }
  return units;
}

function sensible(text: string): number {
  for (const [mark, after] of [
    ['\n', 1],
    ['. ', 2],
    [' ', 1],
  ] as const) {
    const found = text.lastIndexOf(mark);
    if (found >= text.length / 2) return found + after;
  }
  return text.length;
}

/** The beginning of a text, within this many bytes, with an ellipsis if something is left out. */
export function shortened(text: string, most: number): string {
  return weight(text) <= most ? text : `${cut(text, most - 3)[0]!.trimEnd()}…`;
}
