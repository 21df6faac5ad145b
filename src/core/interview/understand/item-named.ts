import { plainWords } from './wording.ts';

/** Words that say nothing of which item is meant. */
const common = new Set(
  (
    'a an and are as at been but by for from go going gone had has have in is it its of on or our still that the their this to was we were will with within now also all ' +
    'q1 q2 q3 q4 up down last quarter month year than just only currently latest re ve s not see seen fell fallen rose risen dropped improved reduced increased moved came stands is now stood at ' +
    'date milestone risk issue action indicator figure number rate saving savings percentage per cent overall about around'
  ).split(' '),
);

/** The words of a text that can tell one item from another, without their endings: `centres` is `centre`. */
export function tellingWords(text: string): readonly string[] {
  return plainWords(text)
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !common.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word));
}

/** An item, and how it can be called: by the words of its title, and by their initials (`CSC`). */
export interface Known<Item> {
  readonly item: Item;
  readonly words: ReadonlySet<string>;
  readonly initials: string;
}

export const knownBy = <Item>(items: readonly Item[], titleOf: (item: Item) => string): readonly Known<Item>[] =>
  items.map((item) => ({ item, words: new Set(tellingWords(titleOf(item))), initials: initialsOf(titleOf(item)) }));

const initialsOf = (title: string): string =>
  title
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1))
    .join('')
    .toLowerCase();

/** How many letters a shortened word has at least, and how many more the whole one: `comms` is `communications`. */
const SHORT = 4;

const belongsTo =
  ({ words, initials }: Pick<Known<unknown>, 'words' | 'initials'>) =>
  (word: string): boolean =>
    words.has(word) ||
    (word.length > 2 && initials.includes(word)) ||
    (word.length >= SHORT && [...words].some((whole) => whole.length >= word.length + SHORT && whole.startsWith(word)));

/** Whether these telling words are in the name of one of the items. */
export const isIn = <Item>(words: readonly string[], items: readonly Known<Item>[]): boolean =>
  items.some((each) => words.every(belongsTo(each)));

/**
 * The item that these telling words name: it has most of them, and more of them than any other. `several`: it could be
 * any of some. Undefined: none has even half of them.
 */
export function itemNamed<Item>(words: readonly string[], items: readonly Known<Item>[]): Item | 'several' | undefined {
  if (words.length === 0) return undefined;
  let best: Item | undefined;
  let most = 0;
  let others = 0;
  for (const { item, words: known, initials } of items) {
    const count = words.filter(belongsTo({ words: known, initials })).length;
    if (count * 2 < words.length || count < most) continue;
    others = count === most ? others + 1 : 0;
    most = count;
    best = item;
  }
  return others > 0 ? 'several' : best;
}
