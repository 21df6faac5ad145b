import { distance } from '../../words/nearest.ts';

/** A text with its misspelt or shortened days, weeks and months put right, and the way back to what was written. */
export interface Spelt {
  readonly text: string;
  /** From a place in `text` to the same place in what was written. */
  written(at: number): number;
  /** Places, as written, of words that are so far off that the day is said back first. */
  readonly doubtful: readonly number[];
  /** Of words that could be one as well as another: with the number beside it, both ways. They are blank in `text`. */
  readonly either: readonly { readonly said: string; readonly meant: readonly string[] }[];
}

/** The letters of a word as bits. */
const lettersOf = (word: string): number =>
  [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) % 32)), 0);

/** How many letters at least stand in one and not in the other; so many changes make the one of the other, or more. */
const differ = (one: number, other: number): number => Math.max(bitsIn(one & ~other), bitsIn(other & ~one));

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

const named = (...names: string[]) =>
  names.map((name) => ({ name, lower: name.toLowerCase(), letters: lettersOf(name.toLowerCase()) }));

const months = [
  ...named('January', 'February', 'March', 'April', 'June', 'July'),
  ...named('August', 'September', 'October', 'November', 'December'),
];
const weekdays = named('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday');
const known: ReadonlySet<string> = new Set([...months, ...weekdays].map(({ lower }) => lower));

/** Of two that are as near, only one may have such a day: there is no 31 June. */
const lengths: Readonly<Record<string, number>> = { February: 29, April: 30, June: 30, September: 30, November: 30 };

/** Words that look like a misspelt name, and are none. */
const others: ReadonlySet<string> = new Set([
  ...['match', 'marsh', 'larch', 'parch', 'arch', 'much', 'maria', 'adjust', 'aghast', 'canary', 'remember'],
  ...['jury', 'duly', 'judy', 'jane', 'jute', 'junk', 'dune', 'tune', 'rune', 'sundry', 'sundae', 'holiday'],
]);

/** Too short, or too far off, to be told from other words by their letters. */
const usual: Readonly<Record<string, string>> = { spet: 'September', setp: 'September', wensday: 'Wednesday' };

/** As people write them on a phone. */
const shortened: Readonly<Record<string, string>> = {
  ...{ wk: 'week', wks: 'weeks', mth: 'month', mths: 'months', yr: 'year', yrs: 'years' },
  ...{ xmas: 'Christmas', eofy: 'end FY' },
};

const word = /(?<!\p{L})\p{L}{2,11}(?!\p{L})/gu;
const dayBefore = /(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]?$/i;
const partBefore = /\b(?:end|start|beginning|middle|week|mid|early|late)[ -](?:of |in )?$/i;
const dayAfter = /^[ ,-]{1,2}(?:\d{1,2}(?:st|nd|rd|th)?|20\d\d)(?!\d)/i;
const weekdayBefore = /\b(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*,? (?:the )?$/iu;

/** Puts right what can only be a day's or a month's name, or is shortened: `31 Janury`, `Wensday`, `3 wks`. */
export function spelt(said: string): Spelt {
  const doubtful: number[] = [];
  const either: { said: string; meant: readonly string[] }[] = [];
  const changes: { readonly at: number; readonly was: number; readonly now: string }[] = [];
  for (const { 0: written, index: at } of said.matchAll(word)) {
    const full = shortened[written.toLowerCase()];
    if (full) changes.push({ at, was: written.length, now: full });
    if (full || written.length < 4) continue;
    const [before, after] = [said.slice(Math.max(0, at - 24), at), said.slice(at + written.length)];
    const number = dayBefore.exec(before)?.[0] ?? '';
    const beside = number !== '' || partBefore.test(before) || dayAfter.test(after);
    const [name, ...more] = namesLike(written.toLowerCase(), beside).filter(
      (each, _, all) => all.length === 1 || Number.parseInt(number, 10) <= (lengths[each.name] ?? 31) || number === '',
    );
    if (!name) continue;
    if (more.length === 0) {
      changes.push({ at, was: written.length, now: name.name });
      if (name.far > 1) doubtful.push(at);
      continue;
    }
    const weekday = weekdayBefore.exec(before.slice(0, before.length - number.length))?.[0] ?? '';
    const from = at - number.length - weekday.length;
    either.push({ said: `${number}${written}`, meant: [name, ...more].map((each) => `${number}${each.name}`) });
    changes.push({ at: from, was: at + written.length - from, now: ' ' });
  }
  return { ...rewritten(said, changes), doubtful, either };
}

/** What could be one day as well as another is no day yet: said, so that it is not passed over. */
export function couldBeEither(said: string): string | undefined {
  const [first] = spelt(said.slice(0, LOOKED_AT)).either;
  return first && `“${first.said}” could be ${first.meant.join(' or ')}, so I have read no date in it.`;
}

/** How much of a long text is looked at. */
const LOOKED_AT = 1_000;

/** The nearest names; several where one is as near as another. */
function namesLike(
  written: string,
  besideANumber: boolean,
): readonly { readonly name: string; readonly far: number }[] {
  if (known.has(written) || others.has(written) || known.has(written.replace(/e?s$/, ''))) return [];
  if (usual[written] && (besideANumber || written.length > 4)) return [{ name: usual[written], far: 1 }];
  const letters = lettersOf(written);
  const near = [...months, ...(written.length > 5 ? weekdays : [])].flatMap(({ name, lower, letters: its }) => {
    const begins = lower.startsWith(written);
    if (!begins && (Math.abs(name.length - written.length) > 2 || differ(letters, its) > 2)) return [];
    const far = begins ? 1 : distance(written, lower);
    // Far from any number, or among short words, there are too many others.
    const most = besideANumber && name.length > 5 && written.length > 5 ? 2 : 1;
    return far <= most && (besideANumber || (name.length > 5 && written.length > 4)) ? [{ name, far }] : [];
  });
  const nearest = Math.min(...near.map(({ far }) => far));
  return near.filter(({ far }) => far === nearest);
}

function rewritten(
  said: string,
  changes: readonly { readonly at: number; readonly was: number; readonly now: string }[],
): Pick<Spelt, 'text' | 'written'> {
  let text = '';
  let done = 0;
  const moved: { readonly from: number; readonly by: number }[] = [];
  for (const { at, was, now } of changes) {
    text += said.slice(done, at) + now;
    done = at + was;
    moved.push({ from: text.length, by: done - text.length });
  }
  return {
    text: text + said.slice(done),
    written: (at) => at + (moved.findLast(({ from }) => from <= at)?.by ?? 0),
  };
}
