/** A clause of a text; what stands between two belongs to neither and has no words in it, except `and`. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Where a sentence or a clause ends. Not: in `1,200`, `Friday, 31 July`, `31 July, 2027`, `approx. 400k`, `34 - 58m`. `so it is green` is one. Each begins where no space stands before it: else a long row of spaces is read again from each. */
const breaks =
  /(?<!\s)\s*\n\s*|(?<!\s)\s*[;!?…]+(?:\s+|$)|(?<!\b(?:approx|no|ca|eg|e\.g|ie|i\.e|etc|st|cllr|mr|mrs|ms|dr|vs|w\.c))\.+(?:\s+|$)|(?<!\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sat|sun)(?:day)?),(?!\s*20\d\d\b)(?:\s+|(?=\p{L})|(?<=[^\d\s],)(?=\d))|(?<![\d\s])\s+[-–—]+\s+|(?<!\s)\s+[-–—]+\s+(?!\d)|(?<!\s)\s+\((?=\p{L})|(?<!\s)\s+(?=so (?:\S+ ){0,4}(?:green|amber|red)\b)/giu;
const joins = /(?<!\s)\s+(?:and|with|plus|but|of which|while|whereas)\s+/giu;

/** Cuts a text into its clauses. `keep`: places in which nothing is cut. `joined`: at `and` as well. */
export function cutPieces(
  text: string,
  { keep = [], joined = false }: { readonly keep?: readonly Piece[]; readonly joined?: boolean } = {},
): readonly Piece[] {
  const cuts = [...text.matchAll(breaks), ...(joined ? text.matchAll(joins) : [])]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => !keep.some((place) => start < place.end && end > place.start));
  const pieces: Piece[] = [];
  let from = 0;
  for (const cut of [...cuts, { start: text.length, end: text.length }]) {
    if (cut.start < from) continue;
    if (/\S/.test(text.slice(from, cut.start))) pieces.push({ start: from, end: cut.start });
    from = cut.end;
  }
  return pieces;
}
