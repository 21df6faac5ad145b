import { keyOf } from '../../programme/nouns.ts';
import type { Overseeing } from '../about.ts';
import { plainWords } from './wording.ts';

/** Words that many bodies' names have: by themselves they name none. */
const bodies = /^(?:board|group|committee|sub-committee|subcommittee|panel|team|council|forum|partnership)$/;
const fillers = /^(?:the|of|and|for|on|&|programme|project|steering|working)$/;

/**
 * The steering groups that a text names: by name, by key (`BSG`), or by a part of a name that ends in what kind of body
 * it is (`the Strategy Group`). Several: it names several, or what it says could be any of these. Initials that are
 * nobody's key are not guessed.
 */
export function groupsNamed<Group extends Pick<Overseeing, 'id' | 'name'>>(
  text: string,
  groups: readonly Group[],
): readonly Group[] {
  const said = ` ${wordsOf(text.slice(0, 1_000)).join(' ')} `;
  const stands = (name: string) => said.includes(` ${name} `);
  const whole = longest(
    groups.flatMap((group) =>
      callings(group)
        .filter(stands)
        .map((phrase) => ({ group, phrase })),
    ),
  );
  if (whole.length > 0) return groups.filter((each) => whole.some(({ group }) => group === each));
  return groups.filter(({ name }) => partsOf(name).some(stands));
}

const wordsOf = (text: string): readonly string[] =>
  plainWords(text)
    .split(/[^\p{L}\p{N}'&-]+/u)
    .filter((word) => word !== '');

/** Its name and its key; a key that says only what kind of body it is (`board`) is said of others too. */
function callings({ id, name }: Pick<Overseeing, 'id' | 'name'>): readonly string[] {
  const key = keyOf(id);
  return [wordsOf(name).join(' '), ...(bodies.test(key) ? [] : [key])];
}

/** `Improvement Board` within `Service Improvement Board` names the longer one only. */
const longest = <Said extends { readonly phrase: string }>(all: readonly Said[]): readonly Said[] =>
  all.filter(
    ({ phrase }) => !all.some((other) => other.phrase !== phrase && ` ${other.phrase} `.includes(` ${phrase} `)),
  );

/** The ends of a name that still say which body it is: `first board` of `Customer First Board`. */
function partsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  if (!bodies.test(words.at(-1) ?? '')) return [];
  return words
    .map((_, from) => words.slice(from))
    .filter((part) => part.length > 1 && part.some((word) => !bodies.test(word) && !fillers.test(word)))
    .map((part) => part.join(' '));
}
