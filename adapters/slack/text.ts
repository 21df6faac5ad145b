/**
 * Text as Slack writes it, and text as people mean it. Slack escapes `& < >` in all that people type and uses `<…>` for
 * its own marks (https://docs.slack.dev/messaging/formatting-message-text), so the two can be told apart for certain.
 */

/** Undoes Slack's escaping once and turns its marks into what a person would read; without NUL and half characters. */
export function readable(text: string, ourselves?: string): string {
  const own =
    ourselves === undefined ? undefined : new RegExp(`[^\\S\\n]*<@${ourselves}(\\|[^>]*)?>[:,]?[^\\S\\n]*`, 'g');
  const withoutUs = own === undefined ? text : text.replace(own, ' ').trim();
  return clean(
    withoutUs.replace(/<([^<>]*)>|&(amp|lt|gt);/g, (_, mark: string | undefined, entity: string) =>
      mark === undefined ? entities[entity]! : markAsText(mark),
    ),
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, entity: string) => entities[entity]!);
}

function markAsText(mark: string): string {
  const bar = mark.indexOf('|');
  const target = decoded(bar < 0 ? mark : mark.slice(0, bar));
  const label = bar < 0 ? '' : decoded(mark.slice(bar + 1));
  switch (target[0]) {
    case '@':
    case '#':
      return `${target[0]}${label.replace(/^[@#]/, '') || target.slice(1)}`;
    case '!':
      return label || `@${target.slice(1).split('^')[0]}`;
  }
  if (label === '' || target === label || target.replace(/^(mailto:|tel:|https?:\/\/)/, '') === label)
    return target.replace(/^(mailto:|tel:)/, '');
  return `${label} (${target})`;
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair; both are taken out where text enters. */
export function clean(text: string): string {
  return text
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** For the one place that Slack interprets: a message's `text`. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'));
}

/** How much of Slack's allowance a text takes: as it stands in JSON, escaped. */
export function weight(text: string): number {
  let sum = 0;
  for (const character of text) sum += weightOf(character);
  return sum;
}

function weightOf(character: string): number {
  if (character === '&') return 5;
  if (character === '<' || character === '>') return 4;
  if (character === '"' || character === '\\' || character === '\n') return 2;
  return character < ' ' ? 6 : character.length;
}

/**
 * Cuts a text into pieces of at most this weight, which together are the text: after a line if there is one in the
 * second half of the piece, else after a sentence, else after a word, else between two characters.
 */
export function cut(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const room = fits(rest, most);
    const at = room === rest.length ? room : sensible(rest.slice(0, room));
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return pieces;
}

/** How many UTF-16 units of the text weigh at most this much; never half a character, at least one. */
function fits(text: string, most: number): number {
  let sum = 0;
  let units = 0;
  for (const character of text) {
    sum += weightOf(character);
    if (sum > most && units > 0) break;
    units += character.length;
  }
  return units;
}

function sensible(text: string): number {
  const half = text.length / 2;
  for (const [mark, after] of [
    ['\n', 1],
    ['. ', 2],
    [' ', 1],
  ] as const) {
    const found = text.lastIndexOf(mark);
    if (found >= half) return found + after;
  }
  return text.length;
}

/** The beginning of a text, within this weight, with an ellipsis if something is left out. */
export function shortened(text: string, most: number): string {
  return weight(text) <= most ? text : `${cut(text, most - 1)[0]!.trimEnd()}…`;
}
