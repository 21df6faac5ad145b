import { later, readAmount } from './amount.ts';
import { type AmountLabel, findLabels, moneyLabels, savingLabels } from './amount-labels.ts';
import type { ApartContext } from './apart.ts';
import { figuresOfMonths } from './by-month.ts';
import type { Finding, Knowing } from './clause.ts';
import { monthName } from './day-pattern.ts';
import { type AmountFound, findAmounts } from './find-amounts.ts';
import { itemNamed, tellingWords } from './item-named.ts';
import { splitReason } from './reason.ts';

/** A figure, and which one it is: by its name (`calls answered 82%`), or because only one can have it (`82%`). */
export function figureIn(clause: string, context: Knowing): Finding | undefined {
  const { indicators, savings, money = false } = context;
  if (indicators.length + savings.length === 0 && !money) return undefined;
  const { what, because } = splitReason(clause);
  const ofMonths = amountOfMonths(what);
  const amounts = ofMonths ? [ofMonths] : findAmounts(what);
  const comes = amounts.length === 0 && later.test(what.toLowerCase());
  if (amounts.length === 0 && !comes) return undefined;
  const why = because === undefined ? {} : { moves: { because } };

  const name = without(what, amounts).replace(inMonth, ' ').replace(new RegExp(later.source, 'i'), ' ');
  const named =
    itemNamed(tellingWords(withoutLabels(name)), context.known.figures) ??
    itemNamed(tellingWords(name), context.known.figures);
  if (named === 'several') return unclear;
  if (named) {
    const read = readAmount(what, { ...(named.unit ? { unit: named.unit } : {}), dates: context });
    const fits = named.question.startsWith('saving/')
      ? amounts.some(isMoney) || comes
      : ofMonths !== undefined || (read.kind !== 'unclear' && read.kind !== 'none');
    return fits ? { question: named.question, from: 0, sure: true, ...why } : undefined;
  }
  if (amounts.length === 0 || tellingWords(withoutLabels(name)).length > 0) return undefined;
  const found =
    labelledMoney(what, amounts, context) ?? (amounts.length === 1 ? onlyOne(amounts[0]!, context) : undefined);
  return found && { ...found, ...why };
}

/** `82% in Oct, 83 Nov`, `84% Dec`, as one amount: all of it answers the same question. */
function amountOfMonths(text: string): AmountFound | undefined {
  const months = figuresOfMonths(text);
  if (months.every(({ couldBeADay }) => couldBeADay)) return undefined;
  const [amount] = months.flatMap(({ figure }) => findAmounts(figure)).sort((a) => (a.unit ? -1 : 1));
  const { start } = months[0]!;
  return amount && { ...amount, at: start, said: text.slice(start, months.at(-1)!.end) };
}

const inMonth = new RegExp(`\\b(?:in|for|at the end of) ${monthName}(?![\\p{L}\\p{N}])(?: 20\\d\\d)?`, 'giu');

const isMoney = ({ unit, high }: AmountFound): boolean =>
  unit === '£' || (unit === undefined && Math.abs(high) >= 1000);

/** It is a figure, and it cannot be told of what. */
const unclear: Finding = { question: [], from: 0, sure: false };

/** What is said of savings only, and of budgets only: not `forecast`, which is said of both. */
const ofSavings = savingLabels.filter(({ label }) => label !== 'forecast');
const ofMoney = moneyLabels.filter(({ label }) => label !== 'forecast');
const either = new Set(
  ofSavings.flatMap(({ called }) => called).filter((word) => ofMoney.some(({ called }) => called.includes(word))),
);

/** `delivered £50k`: of the only saving; `spent 300k`: of the budget; `forecast £1.15m`: of either. */
function labelledMoney(
  clause: string,
  amounts: readonly AmountFound[],
  { savings, money }: ApartContext,
): Finding | undefined {
  if (!amounts.some(isMoney)) return undefined;
  const says = (labels: readonly AmountLabel[]) =>
    findLabels(clause, labels).some(({ at, end }) => !either.has(clause.slice(at, end).toLowerCase()));
  if (findLabels(clause, [...savingLabels, ...moneyLabels]).length === 0) return undefined;
  const saving = savings.length === 1 ? `saving/${savings[0]!.key}` : undefined;
  const [saved, spent] = [says(ofSavings), says(ofMoney)];
  const could = [...(saving && !spent ? [saving] : []), ...(money && !saved ? ['money'] : [])];
  if (could.length === 1) return { question: could[0]!, from: 0, sure: savings.length < 2 || saved === spent || spent };
  return { question: could, from: 0, sure: true };
}

/** A figure alone belongs to the only item that has its unit. */
function onlyOne({ unit, high }: AmountFound, { indicators, savings }: ApartContext): Finding | undefined {
  const alike = indicators.filter((indicator) => sameUnit(indicator.unit, unit)).map(({ key }) => `indicator/${key}`);
  const could = unit === '£' ? [...alike, ...savings.map(({ key }) => `saving/${key}`)] : alike;
  if (could.length > 1) return unclear;
  if (could.length === 1) return { question: could[0]!, from: 0, sure: unit !== undefined && alike.length === 1 };
  const [one, ...others] = indicators;
  if (!one || others.length > 0 || unit !== undefined || high >= 1000) return undefined;
  return { question: `indicator/${one.key}`, from: 0, sure: false };
}

const sameUnit = (of: string | undefined, said: string | undefined): boolean =>
  (of === 'number' ? undefined : of) === said;

function without(text: string, amounts: readonly AmountFound[]): string {
  let left = '';
  let from = 0;
  for (const { at, said } of amounts) {
    left += `${text.slice(from, at)} `;
    from = at + said.length;
  }
  return left + text.slice(from);
}

function withoutLabels(text: string): string {
  let left = '';
  let from = 0;
  for (const { at, end } of findLabels(text, [...savingLabels, ...moneyLabels])) {
    left += `${text.slice(from, at)} `;
    from = end;
  }
  return left + text.slice(from);
}
