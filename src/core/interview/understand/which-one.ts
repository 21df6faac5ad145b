import { named } from '../../words/named.ts';
import { itemNamed, knownBy, tellingWords } from './item-named.ts';
import { plainWords } from './wording.ts';

/** What somebody meant who was asked which of some things it is. */
export type WhichOne<Thing> = { readonly one: Thing } | 'all' | 'none' | undefined;

/** Nobody needs more words for it; what is longer is something else. */
const WORDS = 8;

const before =
  /^(?:(?:it['’]?s|it is|it was|that['’]?s|that is|that was|i mean|i meant|sorry|yes|ok|just|only|about|for|of|on|to|the|my|number|no\.?|option)(?:[,:]\s*|\s+)|# ?)+(?=\S)/;
const after =
  /(?:[\s,]+(?:one|please|sorry|thanks|thank you|workstream|of them|of these|of those|in the list|on the list))+$/;
const places: readonly RegExp[] = [
  /^(?:1|1st|first|one|former|top)$/,
  ...['2|2nd|second|two', '3|3rd|third|three', '4|4th|fourth|four', '5|5th|fifth|five'].map(
    (said) => new RegExp(`^(?:${said})$`),
  ),
];
const all =
  /^(?:both|all|each|every|everything|all (?:two|three|four|five)|both of (?:them|these)|all of (?:them|it))$/;
const none =
  /^(?:neither|none|no|nothing|nobody|something else|somewhere else|another|a different|other|none of (?:them|these|those)|neither of (?:them|these))$/;

/** The one that `second`, `2` or `the last one` means. */
export function byPlace<Thing>(text: string, things: readonly Thing[]): Thing | undefined {
  if (text.length > 60) return undefined;
  const said = plainWords(text).replace(after, '').replace(before, '').replace(after, '');
  if (/^(?:last|latter|bottom)$/.test(said)) return things.at(-1);
  return things[places.findIndex((place, i) => i < things.length && place.test(said))];
}

/** Reads `second`, `2`, `the contact centre one`, `both` or `neither`; undefined: it could be any, or is no answer to that. */
export function whichOne<Thing extends { readonly id: string; readonly name: string }>(
  text: string,
  things: readonly Thing[],
): WhichOne<Thing> {
  if (text.length > 200 || text.trim().split(/\s+/).length > WORDS) return undefined;
  const written = plainWords(text);
  const said = written.replace(after, '').replace(before, '').replace(after, '');
  if (all.test(said)) return 'all';
  if (none.test(said)) return 'none';
  const placed = byPlace(text, things);
  if (placed) return { one: placed };
  // `not the first`: of more than two, that leaves several.
  if (/\b(?:not|isn't|except|but|or)\b/.test(said)) return undefined;
  const called = [written, said].map((each) => named(things, each)).find((found) => 'one' in found);
  if (called && 'one' in called) return called;
  // Of `ict late` the end says more than which; `contact centre` only calls it otherwise.
  const words = tellingWords(said);
  const known = knownBy(things, ({ name }) => name);
  const told = itemNamed(words, known);
  const calls = after.test(written) || known.some(({ item, words: own }) => item === told && own.has(words.at(-1)!));
  return told === undefined || told === 'several' || !calls ? undefined : { one: told };
}
