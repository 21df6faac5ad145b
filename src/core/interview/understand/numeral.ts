/** How a number is written: in figures or in words. What could be two numbers is said to be so, never chosen. */
export type Numeral =
  | { readonly kind: 'number'; readonly value: number }
  /** Two readings: `1.200` is 1.2, or 1,200 as much of Europe writes it. `could` are ways to write either plainly. */
  | { readonly kind: 'doubtful'; readonly could: readonly string[] }
  | { readonly kind: 'date' };

/**
 * Figures, with thousands in commas or spaces and decimals after a dot (`.5`), or a fraction (`1½`; `1/2 million`, but not
 * `1/2`, which is a day). Linear: every part can be matched one way.
 */
export const figures = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]*\d)|[13]\/[24](?= ?(?:m|mn|mil|mill|million|bn|billion)(?![\p{L}\p{N}]))|\d+(?:[.,]\d+)*[¼½¾]?|[¼½¾]|\.\d+`;

const clearly = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;
/** Beyond this, digits are lost in calculating: it is a reference number or a slip of the finger. */
const DIGITS = 15;

/** `scaled`: a `k`, `m` or `%` follows, so that a dot can only be a decimal point. */
export function readFigures(written: string, scaled: boolean): Numeral {
  if (written.replace(/\D/g, '').length > DIGITS) return { kind: 'doubtful', could: [] };
  const [, over, under] = /^(\d)\/(\d)$/.exec(written) ?? [];
  if (over && under) return { kind: 'number', value: Number(over) / Number(under) };
  const [, units = '', sign] = /^(\d*)([¼½¾])$/.exec(written) ?? [];
  if (sign) return { kind: 'number', value: Number(units) + fractionSigns[sign]! };
  const text = written.replace(/[ \u00a0\u202f]/g, '').replace(/^\./, '0.');
  if (/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text)) return { kind: 'date' };
  const thousandsOrDecimals = /^([1-9]\d{0,2})\.(\d{3})$/.exec(text);
  if (thousandsOrDecimals && !scaled) {
    const [, whole = '', after = ''] = thousandsOrDecimals;
    return { kind: 'doubtful', could: [`${whole}.${after.replace(/0+$/, '') || '0'}`, `${whole},${after}`] };
  }
  if (clearly.test(text)) return { kind: 'number', value: Number(text.replace(/,/g, '')) };
  const decimalComma = /^(\d+),(\d{1,2}|\d{4,})$/.exec(text);
  if (!decimalComma) return { kind: 'doubtful', could: [] };
  const [, whole = '', after = ''] = decimalComma;
  return { kind: 'doubtful', could: [`${whole}.${after}`] };
}

const fractionSigns: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

const small: Readonly<Record<string, number>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value] as const),
  ...'thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 3) * 10] as const),
  ...['nil', 'nought', 'naught'].map((word) => [word, 0] as const),
]);
const large: Readonly<Record<string, number>> = {
  hundred: 100,
  dozen: 12,
  thousand: 1e3,
  grand: 1e3,
  million: 1e6,
  billion: 1e9,
};

const word = `(?:${[...Object.keys(small), ...Object.keys(large)].sort((a, b) => b.length - a.length).join('|')})`;
const big = `(?:${Object.keys(large).join('|')})`;
/** `half a million`, `quarter million`. */
const partOf = '(?:half(?: an?)?|(?:a )?quarter(?: of an?)?|three[ -]quarters(?: of an?)?)';
/**
 * Numbers in words: `twelve hundred`, `half a million`, `two and a half million`, `a million and a half`, `nil`. What is
 * counted in a way that says no number (`a couple of million`) is none.
 */
export const numberWords =
  `(?<!\\b(?:couple of|few|several|many|some|multi|[\\d¼½¾]) )(?:${partOf} ${big}|an? ${big}|${word})` +
  `(?:(?:[ -]|(?<=${big}) and (?!a ))${word}| and a half(?: ${big})?){0,8}(?![\\p{L}\\p{N}])`;

const fractions: readonly (readonly [RegExp, number])[] = [
  [/^half (?:an? )?/, 0.5],
  [/^(?:a )?quarter (?:of an? )?/, 0.25],
  [/^three[ -]quarters (?:of an? )?/, 0.75],
];

export const isBig = (words: string): boolean => new RegExp(`\\b${big}\\b`, 'i').test(words);

/** By how much the last word of a number multiplies what stands before it: `three hundred` by 100, `two` by 1. */
export function factorOf(words: string): number {
  const last = /\p{L}+$/u.exec(words.toLowerCase())?.[0] ?? '';
  return large[last] ?? 1;
}

/** The value of what `numberWords` matched. */
export function readNumberWords(written: string): number {
  let words = written.toLowerCase();
  let total = 0;
  let current = 0;
  let last = 1;
  for (const [pattern, part] of fractions) {
    if (!pattern.test(words)) continue;
    words = words.replace(pattern, '');
    current = part;
  }
  for (const one of words.split(/[ -]/)) {
    const value = small[one];
    const factor = large[one];
    // `one and a half million` is half of one more; `a million and a half`, half of a million.
    if (one === 'half' && last >= 1e3) total += last / 2;
    else if (one === 'half') current += last / 2;
    if (value !== undefined || factor !== undefined) last = factor ?? 1;
    if (value !== undefined) current += value;
    else if (factor === 100 || factor === 12) current = (current || 1) * factor;
    else if (factor !== undefined) {
      total += (current || 1) * factor;
      current = 0;
    }
  }
  return total + current;
}
