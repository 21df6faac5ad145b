import type { LocalDate } from '../../calendar/local-date.ts';
import { findDates } from './date.ts';
import { findNumbers, type NumberFound } from './find-amounts.ts';
import { judge, unitAsked } from './judge-amount.ts';
import type { DateContext } from './named-day.ts';
import { plainWords } from './wording.ts';

export { type AmountFound, findAmounts } from './find-amounts.ts';
export { sayAmount, sayRange } from './say-amount.ts';

/** What was asked for. */
export interface AmountAsked {
  /** As the indicator has it: `%`, `£`, `number`, `days`. */
  readonly unit?: string;
  /** Pounds are asked for. */
  readonly money?: boolean;
  /** So that `expected 5 February` is read as a day. */
  readonly dates?: DateContext;
}

/** What was read of a number that somebody typed. Never guessed: what could be two things is asked. */
export type AmountRead =
  | One
  | Range
  | Later
  /** No number in it. */
  | { readonly kind: 'none' }
  | Unclear;

/** `why` is a whole sentence or two for the person, with what would work. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly why: string;
}

export interface One {
  readonly kind: 'one';
  readonly value: number;
  readonly said: string;
  readonly about?: true;
  /** It was said by how much it has changed, and counted from what it was. */
  readonly counted?: true;
}
export interface Range {
  readonly kind: 'range';
  readonly low: number;
  readonly high: number;
  readonly said: string;
  readonly counted?: true;
}
/** The figure comes later: an answer too. `on` where the day was said. */
export interface Later {
  readonly kind: 'later';
  readonly on?: LocalDate;
  readonly said: string;
}

/** Nobody needs more to say one number. */
const LONGEST = 400;

/** That there is no figure yet. */
export const later =
  /\b(?:not (?:available|published|known|ready|out|released|confirmed|final)\b|not yet\b|n\/?a yet|tbc|tbd|tba|to be (?:confirmed|advised|announced|determined)|to follow|to come|(?:figures?|data|numbers?|results?|it|they|that) (?:will )?(?:come|comes|follow|follows|due|expected|be available)|awaited|awaiting|pending|later|no (?:figures?|data|numbers?|results?) (?:yet|until|before)|(?:don't|do not|dont) (?:know|have (?:it|them|the figures?|the data|a figure)) yet|not (?:until|till?)|expected (?:on|in|by|at|around|next|end|early|mid|late|\d))/;

/** Of a figure that is asked for; elsewhere it may be how something stands. */
const waits = /^(?:still |we are |we're )?waiting (?:for|on)\b/;

/** Reads one number, or a range, from an answer that should be one. */
export function readAmount(text: string, asked: AmountAsked = {}): AmountRead {
  const written = text.slice(0, LONGEST).trim();
  const unit = unitAsked(asked);
  const numbers = amountsIn(written);
  const words = plainWords(written).replace(/’/g, "'");
  if (numbers.length === 0) {
    if (later.test(words) || (!asked.money && waits.test(words)))
      return { kind: 'later', said: written, ...dayIn(written, asked.dates) };
    return /^(?:none|nothing|no)$/.test(words)
      ? {
          kind: 'unclear',
          why: `“${written}” could be 0, or that there is no figure. You could write “0”, or “not yet available”.`,
        }
      : { kind: 'none' };
  }
  const now = withoutComparisons(written, numbers);
  const fitting = [
    now.filter((number) => number.unit !== undefined && number.unit === unit),
    now.filter((number) => number.unit === undefined || !unit),
    now,
  ].find((some) => some.length === 1);
  if (!fitting) return { kind: 'unclear', why: severalIn(now) };
  const [only] = fitting as readonly [NumberFound];
  if (by.test(written.slice(0, only.at)) && !/ to /i.test(only.said))
    return {
      kind: 'unclear',
      why: `“${only.said}” could be the figure, or how much it has changed. You could write only the figure as it is now.`,
    };
  return judge(only, written, asked);
}

function severalIn(numbers: readonly NumberFound[]): string {
  const some = numbers.slice(0, 4).map(({ said }) => `“${said}”`);
  const listed = numbers.length > 4 ? [...some, 'more'] : some;
  return `I read several numbers: ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}. You could write only the one that is meant.`;
}

function amountsIn(text: string): readonly NumberFound[] {
  const all = findNumbers(text);
  const [only] = all;
  // `2027`, `12` or `three` and nothing else is a number, though elsewhere it may be the name of a year or no number.
  if (all.length === 1 && only && !only.said.includes('/') && !/[\p{L}\p{N}/]/u.test(text.replace(only.said, '')))
    return all;
  const amounts = all.filter(({ names, inWords }) => !names && !inWords);
  if (amounts.length > 0) return amounts;
  const opening = all.find(({ at, inWords, names, said }) => {
    const after = text.slice(at + said.length);
    const counts = inWords
      ? !/^ (?:of|by|in|or|to)\b/i.test(after)
      : /^(?:19|20)\d\d$/.test(said) && counted.test(after);
    return counts && (!names || !inWords) && starts.test(text.slice(0, at));
  });
  return opening ? [opening] : [];
}

const starts =
  /^(?:(?:it's|it’s|it is|we had|we have|there (?:were|are|was|is)|only|just|now|still|up to|down to|about|around|,|:)\s*)*$/i;
const counted =
  /^ (?!(?:and|to|or|we|the|because|was|is|it|had|has|for|in|on|at|as|by|with|but|so|will|that|this)\b)\p{L}/iu;

/** `down from 82 to 78`, `up 2 to 82` are no range: what it is now comes last. */
export const asItIsNow = (number: NumberFound, text: string): NumberFound =>
  / to /i.test(number.said) && movedTo.test(text.slice(0, number.at)) ? { ...number, low: number.high } : number;

/** Numbers that say what it was, or should be, are not what it is. */
function withoutComparisons(text: string, found: readonly NumberFound[]): readonly NumberFound[] {
  const numbers = found.map((number) => asItIsNow(number, text));
  if (numbers.length < 2) return numbers;
  const now = numbers.filter(({ at }, i) => {
    const before = text.slice(i === 0 ? 0 : numbers[i - 1]!.at + numbers[i - 1]!.said.length, at);
    return !compared.test(before.slice(-60)) && !by.test(before);
  });
  return now.length > 0 ? now : numbers;
}

const moves =
  'up|down|rose|risen|rising|fell|fallen|falling|dropped|increased|reduced|improved|worsened|moved|gone|went|changed|grew|grown|cut|revised';
const movedTo = new RegExp(`\\b(?:${moves})(?: \\p{L}+)?(?: from| by)? $`, 'iu');
/** `up 2%`: by so much, and not so much. */
const by =
  /\b(?:up|down|rose|risen|fell|fallen|dropped|increased?|decreased?|improved|worsened|grew|grown)(?: by| of)? $/i;

const compared =
  /(?:\b(?:was|were|from|against|target|targets|target of|target is|compared (?:with|to)|vs\.?|versus|previously|last (?:time|quarter|month|year|period)|a year ago|year before|than|out of|of|within|by)\b)[\s:(]*(?:the |our |a |its |target |of |last |time |quarter |month |year |it was |was )*$/i;

function dayIn(text: string, dates: DateContext | undefined): { readonly on?: LocalDate } {
  const found = dates ? findDates(text, dates) : [];
  return found.length === 1 ? { on: found[0]!.on } : {};
}
