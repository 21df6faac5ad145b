import { factorOf, figures, isBig, numberWords, readFigures, readNumberWords } from './numeral.ts';

/** A number, or a range of numbers, found in a text. */
export interface AmountFound {
  readonly at: number;
  /** As written, with what belongs to it: `around £400k`, `34-58m`. */
  readonly said: string;
  /** Equal to `high` where it is no range. Money is in pounds. */
  readonly low: number;
  readonly high: number;
  /** As far as it was said with the number: `£`, `€`, `$`, `%`, or a length of time in the plural (`days`). */
  readonly unit?: string;
  /** `around`, `nearly`, `up to`. */
  readonly about?: true;
  /** It could be read in two ways; the ways to write each plainly, where they are known. */
  readonly could?: readonly string[];
}

/** What the readings in this folder look at besides: whether it is an amount at all. */
export interface NumberFound extends AmountFound {
  /** `12 March`, `2027`: part of a date, or the number of a thing (`phase 2`). */
  readonly names?: true;
  /** A small number in words (`one`), which is as often no number at all. */
  readonly inWords?: true;
  /** Neither £ nor %, and no `k` or `m`: of money, it may be thousands. */
  readonly bare?: true;
}

const scales: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thou: 1e3, thousand: 1e3, thousands: 1e3, grand: 1e3 },
  ...{ m: 1e6, mn: 1e6, mil: 1e6, mill: 1e6, million: 1e6, millions: 1e6 },
  ...{ b: 1e9, bn: 1e9, billion: 1e9, billions: 1e9 },
};
const scaleWords = Object.keys(scales)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** `4 hundred`, `4 hundred thousand`. */
const tens: Readonly<Record<string, number>> = { hundred: 100, dozen: 12 };
const scaleSaid = `(?:hundred|dozen)(?: ?(?:${scaleWords}))?|${scaleWords}`;
const times = 'seconds?|minutes?|hours?|days?|weeks?|months?|years?';
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const number =
  `(?<sign>(?:minus |negative |[-−])?)(?<money>(?:[£€$] ?|gbp ?)?)(?<sign2>[-−]?)(?:(?<figures>${figures})(?<half> and a half)?|(?<words>${numberWords}))` +
  `(?: ?(?<scale>${scaleSaid})(?=ish\\b|(?![\\p{L}\\p{N}])))?(?<percent>(?: ?%| ?per ?cent(?!\\p{L})| ?percentage points?(?!\\p{L})| ?pc(?![\\p{L}\\p{N}]))?)` +
  `(?: ?(?<after>pounds?|quid|${times})(?![\\p{L}\\p{N}]))?`;
const first = new RegExp(`(?<![\\p{L}\\p{N}_£€$#@/.,:−-])${number}`, 'giu');
const second = new RegExp(`\\s?(?<link>[-–—]|to|and|or|[x×*])\\s?${number}`, 'iuy');

const vaguely =
  /(?:^|[\s(,;:])((?:(?:around|about|approx\.?|approximately|roughly|circa|ca?\.?|some|nearly|almost|just (?:under|over|below|above|short of)|under|over|below|above|up to|at least|at most|(?:more|less|fewer) than|close to|in the region of|an? estimated|estimated|maybe|perhaps|probably|possibly)\s|[~≈><]\s?))(?:between |from )?$/i;
const betweenBefore = /(?:^|\s)(between (?:around |about |roughly )?)$/i;
const ish = /^(?:ish|-ish| or so| or thereabouts|\+|\?| approx(?:\.|imately)?)(?![\p{L}\p{N}])/iu;
const datedBefore = new RegExp(`(?:^|[^\\p{L}])(?:${months}),? $`, 'iu');
const datedAfter = new RegExp(`^(?:st|nd|rd|th)?(?: of)?[ -]?(?:${months})(?![\\p{L}])`, 'iu');
const numbered =
  /(?:^|[^\p{L}])(?:phase|stage|option|week|wave|tier|lot|item|page|section|level|appendix|paragraph|para|step|part|ward|block|year|no\.?|number|quarter|period|version|room|form|band|grade|type|group|team|category|priority|milestone|risk|issue|action|the) $/iu;

/** The amounts in a text, in the order they stand there: money, percentages, counts; no dates, and no `phase 2`. */
export function findAmounts(text: string): readonly AmountFound[] {
  return findNumbers(text)
    .filter(({ names, inWords }) => !names && !inWords)
    .map(({ names: _, inWords: __, bare: ___, low, high, ...found }) => ({
      ...found,
      low: Math.min(low, high),
      high: Math.max(low, high),
    }));
}

/** How much of a text is looked at, in characters (two answers at their longest), and how many numbers are read in it. */
const LONGEST = 8_000;
const MOST = 300;

/** All numbers in a text, also those that are no amounts. */
export function findNumbers(written: string): readonly NumberFound[] {
  const text = written.slice(0, LONGEST);
  const found: NumberFound[] = [];
  first.lastIndex = 0;
  for (let match = first.exec(text); match && found.length < MOST; match = first.exec(text)) {
    const low = one(match, text, match.index);
    second.lastIndex = first.lastIndex;
    const next = low.names ? null : second.exec(text);
    const link = next?.groups?.link?.toLowerCase() ?? '';
    const high = next && one(next, text, next.index);
    const start = match.index;
    const end = second.lastIndex;
    const between = betweenBefore.exec(text.slice(Math.max(0, start - 30), start))?.[1];
    if (high && (/^(?:to|[-–—])$/.test(link) || (link === 'and' && between !== undefined))) {
      if (!high.names && (!high.inWords || low.inWords)) {
        const from = between === undefined ? start : start - between.length;
        found.push(vague(text, range(low, high, between !== undefined), from, end));
        first.lastIndex = end;
        continue;
      }
      // `12-19 Feb`, `12 to 19 Feb`, `2026-27`: dates, both ends of them.
      if (high.names) {
        found.push({ ...low, names: true, at: start, said: match[0] });
        first.lastIndex = end;
        continue;
      }
    }
    // `2 x £40k`: each, or in all.
    if (high && /^[x×*]$/.test(link) && (high.unit ?? '%') !== '%') {
      found.push({
        low: high.low,
        high: high.high,
        unit: high.unit!,
        could: [],
        at: start,
        said: text.slice(start, end),
      });
      first.lastIndex = end;
      continue;
    }
    first.lastIndex = start + match[0].length;
    // `two or three million`: of two such numbers the first is one too.
    const { inWords, ...said } = low;
    const isNumber = link === 'or' && high && !high.inWords && !high.names;
    found.push(vague(text, isNumber || !inWords ? said : low, start, first.lastIndex));
  }
  return found;
}

type Part = Omit<NumberFound, 'at' | 'said'> & { readonly factor: number; readonly plain: number };

function one(match: RegExpExecArray, text: string, at: number): Part {
  const {
    sign = '',
    sign2 = '',
    money = '',
    figures: written,
    half,
    words = '',
    scale,
    percent,
    after,
  } = match.groups!;
  const factor = written === undefined && scale === undefined ? factorOf(words) : scaledBy(scale);
  const read = written
    ? readFigures(written, scale !== undefined || percent !== '')
    : ({ kind: 'number', value: readNumberWords(words) } as const);
  const pounds = /^(?:£|gbp)/i.test(money) || /^(?:pounds?|quid)$/i.test(after ?? '');
  const currency = pounds ? '£' : money.trim();
  const said = scale !== undefined || percent !== '' || currency !== '' || isBig(words);
  const inFull = read.kind === 'number' ? read.value + (half ? 0.5 : 0) : Number.NaN;
  // Of `three million` the million is in its words.
  const plain = scale === undefined ? inFull / factor : inFull;
  const value = rounded(plain * factor) * (sign || sign2 ? -1 : 1);
  const end = at + match[0].length;
  const names = read.kind === 'date' || (!said && isName(text, written ?? words, at, end));
  const unit = currency !== '' ? currency : percent ? '%' : after ? plural(after) : undefined;
  return {
    ...{ low: value + 0, high: value + 0, factor, plain },
    ...(unit ? { unit } : {}),
    ...(read.kind === 'doubtful' ? { could: read.could } : {}),
    ...(names ? { names: true as const } : {}),
    ...(written === undefined && !said && !unit ? { inWords: true as const } : {}),
    ...(said ? {} : { bare: true as const }),
  };
}

/** `k`, `hundred thousand`. */
function scaledBy(scale = ''): number {
  const said = scale.toLowerCase();
  const ten = Object.keys(tens).find((word) => said.startsWith(word)) ?? '';
  return (tens[ten] ?? 1) * (scales[said.slice(ten.length).trim()] ?? 1);
}

/** Whether a number without £, % or `k` only names a day, a year, a time or a thing. */
function isName(text: string, written: string, at: number, end: number): boolean {
  const after = text.slice(end, end + 20);
  const before = text.slice(Math.max(0, at - 16), at);
  return (
    /^(?:19|20)\d\d$/.test(written) ||
    /^(?:[/:]\d|[\p{L}_])/u.test(after) ||
    datedAfter.test(after) ||
    datedBefore.test(before) ||
    numbered.test(before)
  );
}

/** The `m` of `34-58m` and the `£` of `£34 to 58m` serve both ends. */
function range(low: Part, high: Part, between: boolean): Part {
  const [lowSize, highSize] = [low.plain * low.factor, high.plain * high.factor];
  const shared = low.factor <= 100 && high.factor > low.factor && lowSize * high.factor <= highSize;
  const sharedBack = high.factor === 1 && low.factor > 1 && high.plain * low.factor >= low.low;
  const from = shared ? rounded(lowSize * high.factor) : low.low;
  const to = sharedBack ? rounded(high.plain * low.factor) : high.high;
  const unit = high.unit ?? low.unit;
  const could = low.could ?? high.could;
  // `900 to 1.2k` is as it stands; of `400-1.2m` one end lacks its `k`, or its `m`.
  const lopsided = (low.factor === 1) !== (high.factor === 1) && !shared && !sharedBack && !low.unit && to > from * 100;
  const clash = lopsided || (low.unit !== undefined && high.unit !== undefined && low.unit !== high.unit);
  const doubt = could ?? (clash ? [] : undefined);
  return {
    ...(between && from > to ? { low: to, high: from } : { low: from, high: to }),
    ...{ factor: 1, plain: from },
    ...(unit ? { unit } : {}),
    ...(doubt ? { could: doubt } : {}),
    ...(low.inWords && high.inWords ? { inWords: true as const } : {}),
    ...(low.bare && high.bare ? { bare: true as const } : {}),
  };
}

/** With what stands around it: `around 400k`, `400k or so`. */
function vague(text: string, { factor: _, plain: __, ...part }: Part, start: number, end: number): NumberFound {
  const before = vaguely.exec(text.slice(Math.max(0, start - 40), start))?.[1] ?? '';
  const after = ish.exec(text.slice(end, end + 16))?.[0] ?? '';
  const at = before ? text.lastIndexOf(before, start) : start;
  const said = text.slice(at, end + after.length).trim();
  return { ...part, at, said, ...(before || after ? { about: true as const } : {}) };
}

const plural = (unit: string): string => `${unit.toLowerCase().replace(/s$/, '')}s`;

/** Without the dust of calculating: 1.2 × 1,000,000 is 1,200,000. */
const rounded = (value: number): number => Number(value.toPrecision(15));
