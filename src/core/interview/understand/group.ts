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
  const whole = groups.filter(({ id, name }) => stands(wordsOf(name).join(' ')) || stands(keyOf(id)));
  if (whole.length > 0) return longest(whole);
  return groups.filter(({ name }) => partsOf(name).some(stands));
}

const wordsOf = (text: string): readonly string[] =>
  plainWords(text)
    .split(/[^\p{L}\p{N}'&-]+/u)
    .filter((word) => word !== '');

/** `Improvement Board` within `Service Improvement Board` names the longer one only. */
const longest = <Group extends Pick<Overseeing, 'name'>>(named: readonly Group[]): readonly Group[] =>
  named.filter(
    ({ name }) => !named.some((other) => other.name !== name && plainWords(other.name).includes(plainWords(name))),
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
