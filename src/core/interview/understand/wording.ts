/** Typed text made comparable: one case, straight quotes, single spaces, no closing punctuation. Never for storing. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!,;:]+$/, '');
}

/** How many characters a person would count, more or less: an emoji or an accented letter is not several. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** At most `limit` characters from the beginning: whole letters and whole words, and nothing else changed. */
export function cut(text: string, limit: number): string {
  let units = 0;
  let count = 0;
  for (const character of text) {
    if (count === limit) break;
    units += character.length;
    count += 1;
  }
  if (units === text.length) return text;
  const from = Math.max(0, units - 100);
  // What belongs together (a letter and its accent, a family emoji) is kept or left as a whole.
  for (const { index, segment } of new Intl.Segmenter('en-GB').segment(text.slice(from, units + 100))) {
    if (from + index + segment.length > units) {
      units = from + index > 0 ? from + index : units;
      break;
    }
  }
  const words = text.slice(0, units).search(/\s\S*$/);
  return text.slice(0, words > units - 100 && words > 0 ? words : units).trimEnd();
}

/** A person's words for showing where there is little room; complete elsewhere. */
export function excerpt(text: string, limit: number): string {
  const short = cut(text, limit);
  return short === text ? text : `${short}…`;
}
