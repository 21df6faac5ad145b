import { readRating } from '../interview/understand/rating.ts';
import { plainWords } from '../interview/understand/wording.ts';
import { type Period, type PeriodReading, parsePeriod } from '../programme/period.ts';
import type { Rating } from '../programme/rag.ts';
import { named } from '../words/named.ts';

/** What somebody wants to see of a list: `red q3`, `customer focus overdue`. Of one sort any of them, of several sorts all. */
export interface Filter<State extends string = string> {
  readonly states: readonly State[];
  readonly ratings: readonly Rating[];
  readonly periods: readonly Period[];
  /** Ids of programmes and workstreams. */
  readonly of: readonly string[];
  /** What means nothing here, as it was typed. */
  readonly unknown: readonly string[];
}

/** What can be meant by it. */
export interface Vocabulary<State extends string> {
  /** What people type, in lower case, and what it means. */
  readonly states: Readonly<Record<string, State>>;
  /** Programmes and workstreams by which a list can be narrowed. */
  readonly named: readonly { readonly id: string; readonly name: string }[];
  readonly period: PeriodReading;
}

/** No name of several words is longer than this; and nobody needs more to say what they want to see. */
const [LONGEST_NAME, MOST_WORDS] = [8, 40];

const filler = new Set(['all', 'and', 'or', 'of', 'for', 'in', 'the', 'with', 'only', 'those', 'that', 'are']);

/** Reads what follows the word of a list, in any order; what cannot be read is given back, never dropped. */
export function readFilter<State extends string>(typed: string, vocabulary: Vocabulary<State>): Filter<State> {
  const words = typed.split(/[\s,;]+/).filter(Boolean);
  const found = { states: [] as State[], ratings: [] as Rating[], periods: [] as Period[], of: [] as string[] };
  const unknown: string[] = words.slice(MOST_WORDS);
  for (let at = 0; at < Math.min(words.length, MOST_WORDS); ) {
    const left = words.slice(at, Math.min(words.length, MOST_WORDS));
    const length = take(left, vocabulary, found);
    if (length === 0 && !filler.has(plainWords(left[0]!))) unknown.push(left[0]!);
    at += Math.max(length, 1);
  }
  return { ...found, unknown };
}

interface Found<State> {
  readonly states: State[];
  readonly ratings: Rating[];
  readonly periods: Period[];
  readonly of: string[];
}

/** Takes what these words begin with; how many words that was. A whole name goes before a word, a word before part of a name. */
function take<State extends string>(
  words: readonly string[],
  { states, named: things, period }: Vocabulary<State>,
  found: Found<State>,
): number {
  const lengths = Array.from({ length: Math.min(words.length, LONGEST_NAME) }, (_, i) => i + 1).reverse();
  const text = (length: number): string => words.slice(0, length).join(' ');
  for (const length of lengths) {
    const whole = things.filter(({ id, name }) => isCalled({ id, name }, text(length)));
    if (whole.length > 0) {
      found.of.push(...whole.map(({ id }) => id));
      return length;
    }
  }
  const isFiller = filler.has(plainWords(words[0]!));
  for (const length of lengths.filter((each) => each <= 3 && !isFiller)) {
    const said = plainWords(text(length));
    const state = Object.hasOwn(states, said) ? states[said] : undefined;
    const rating = readRating(said, 'five');
    const when = parsePeriod(said.replace(/ (quarter|month)$/, ''), period);
    if (state !== undefined) found.states.push(state);
    else if (rating.kind === 'rating' && rating.rest === undefined && said.length > 2)
      found.ratings.push(rating.rating);
    else if (when) found.periods.push(when);
    else continue;
    return length;
  }
  for (const length of lengths) {
    if (text(length).length < 3 || isFiller) continue;
    const part = named(things, text(length));
    if ('none' in part) continue;
    found.of.push(...('one' in part ? [part.one] : part.many).map(({ id }) => id));
    return length;
  }
  return 0;
}

/** Its whole name, its key or its id. */
const isCalled = (thing: { readonly id: string; readonly name: string }, typed: string): boolean => {
  const found = named([thing], typed);
  if (!('one' in found)) return false;
  const plain = plainWords(typed);
  const key = thing.id.slice(thing.id.lastIndexOf('/') + 1);
  return [thing.id, key, key.replaceAll('-', ' '), plainWords(thing.name)].includes(plain);
};

/** Whether it says nothing at all. */
export const isEmpty = ({ states, ratings, periods, of }: Filter): boolean =>
  states.length + ratings.length + periods.length + of.length === 0;

/** Among what was asked for, or nothing of this sort was. */
export const isAmong = <T>(asked: readonly T[], each: T | undefined): boolean =>
  asked.length === 0 || (each !== undefined && asked.includes(each));
