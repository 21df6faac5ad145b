import type { AmountAsked, One, Range, Unclear } from './amount.ts';
import type { NumberFound } from './find-amounts.ts';
import { sayAmount } from './say-amount.ts';

/** As it can stand with a number: `£`, `%`, `days`; undefined for a plain number. */
export const unitAsked = ({ money, unit }: AmountAsked): string | undefined =>
  money ? '£' : unit === 'number' ? undefined : unit;

/** What a number that was found means as the answer to what was asked, or why that cannot be told. */
export function judge(number: NumberFound, text: string, asked: AmountAsked): One | Range | Unclear {
  const unit = unitAsked(asked);
  const { said, could, low, high } = number;
  const unclear = (why: string, ways: string = example(unit)) =>
    ({ kind: 'unclear', why: `${why} ${ways}` }) satisfies Unclear;
  if (could) return unclear(`I am not sure how “${said}” is meant.`, could.length > 0 ? write(could) : example(unit));
  const mismatched = number.unit && (unit ? number.unit !== unit : asked.unit === 'number' && !isTime(number.unit));
  if (mismatched) return unclear(`“${said}” is ${unitName(number.unit)}, and this asks for ${unitName(unit)}.`);
  if (unit === '%' && number.bare && share.test(text.slice(number.at)))
    return unclear(`“${text}” is a share, and this asks for a percentage.`);
  if (low > high) return unclear(`“${said}” could be a range, or how it has changed.`, write([end(high), end(low)]));
  const size = Math.abs(high);
  if (unit !== '£' || !number.bare || size === 0 || size >= 1000) return answer(number, text);
  return unclear(`“${said}” could be pounds or thousands of pounds.`, write([sayAmount(high, '£'), `${high}k`]));

  function end(value: number): string {
    return sayAmount(value, number.unit ?? unit);
  }
}

const isTime = (unit: string): boolean => !/^[£€$%]$/.test(unit);

/** `41 out of 50`, `8 in 10`. */
const share = /^\S+ (?:out of|of|in) (?:every )?\d/i;

function unitName(unit: string | undefined): string {
  if (unit === '£') return 'an amount in pounds';
  if (unit === '€' || unit === '$') return 'an amount in another currency';
  if (unit === '%') return 'a percentage';
  return unit ? `a number of ${unit}` : 'a number';
}

function write(ways: readonly string[]): string {
  const quoted = ways.map((way) => `“${way}”`);
  return `You could write ${quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ` : ''}${quoted.at(-1)}.`;
}

const examples: Readonly<Record<string, readonly string[]>> = { '£': ['£1.2m', '400k', '34-58m'], '%': ['85%'] };

/** What would work. */
export const example = (unit: string | undefined): string =>
  write(examples[unit ?? ''] ?? [`1,200${unit && unit !== 'number' ? ` ${unit}` : ''}`]);

function answer({ low, high, said, about }: NumberFound, text: string): One | Range {
  if (low !== high) return { kind: 'range', low, high, said };
  const value = isInBrackets(text) ? -low : low;
  return { kind: 'one', value, said, ...(about ? { about } : {}) };
}

/** `(3)`, as accounts write what is below nought. */
const isInBrackets = (text: string): boolean => /^\([^()]{1,30}\)\.?$/.test(text);
