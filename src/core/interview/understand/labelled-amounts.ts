import { type AmountAsked, asItIsNow, type Later, type One, type Range, readAmount, type Unclear } from './amount.ts';
import { type AmountLabel, findLabels, type LabelFound } from './amount-labels.ts';
import { countedFrom, type Standing } from './changed-by.ts';
import { findNumbers, type NumberFound } from './find-amounts.ts';
import { judge } from './judge-amount.ts';
import { cutPieces, type Piece } from './pieces.ts';
import { excerpt } from './wording.ts';

export { type AmountLabel, moneyLabels, savingLabels } from './amount-labels.ts';

/** `delivered £50k`, `forecast tbc`, `forecast unchanged`. */
export type LabelledAmount = One | Range | Later | { readonly kind: 'unchanged'; readonly said: string };

export interface LabelledAmounts {
  /** By label. */
  readonly amounts: Readonly<Record<string, LabelledAmount>>;
  /** Amounts without a label that can be told, in the order they stand there. */
  readonly unlabelled: readonly (One | Range)[];
  /** No figure at all yet, and perhaps when. */
  readonly later?: Later;
  /** Whole sentences for the person: what could not be told, and what would work. */
  readonly unclear?: string;
  /** What was said besides, as written. */
  readonly rest?: string;
}

/** Nobody needs more for three amounts, in characters and in numbers. */
const LONGEST = 1_000;
const MOST = 20;

/**
 * Reads amounts of money, and what each of them is: `delivered £50k, forecast 400k, 100k at risk`. `standing`: what each
 * was, by label, from which `up 20k` counts.
 */
export function readLabelledAmounts(
  text: string,
  labels: readonly AmountLabel[],
  asked: AmountAsked = { money: true },
  standing: Readonly<Record<string, Standing | undefined>> = {},
): LabelledAmounts {
  const looked = text.slice(0, LONGEST);
  const numbers = findNumbers(looked)
    .filter(({ names, inWords }) => !names && !inWords)
    .map((number) => asItIsNow(number, looked));
  if (numbers.length > MOST)
    return { amounts: {}, unlabelled: [], unclear: whichIsWhich(excerpt(looked, 100), labels), rest: text };
  const named = findLabels(looked, labels);
  const keep = numbers.map(({ at, said }) => ({ start: at, end: at + said.length }));
  const pieces = cutPieces(looked, { keep, joined: true });
  const comesLater = readAmount(looked, asked);
  // `not yet available, expected 5 February`: `expected` labels nothing here.
  if (comesLater.kind === 'later' && !named.some(({ at }) => at < (pieces[0]?.end ?? 0)))
    return { amounts: {}, unlabelled: [], later: comesLater };
  const read = new Reading();
  let waiting: AmountLabel | undefined;
  for (const { start, end } of pieces) {
    const piece = looked.slice(start, end).trim();
    const within = <T extends { readonly at: number }>(all: readonly T[]) =>
      all.filter(({ at }) => at >= start && at < end);
    const [amounts, names] = [within(numbers), within(named)];
    const [only, ...others] = new Set(names.map(({ label }) => label));
    if (amounts.length > 0) {
      const pairs = pair(amounts, names, waiting);
      waiting = undefined;
      if (!pairs) read.doubt(whichIsWhich(piece, labels));
      for (const [number, label] of pairs ?? []) {
        // What is not named is the forecast first (questions/savings/read.ts).
        const from = standing[label ?? 'forecast'];
        read.take(label, countedFrom(from, judge(number, looked, asked), looked, number));
      }
      if (saysMore(looked, { start, end }, amounts, names)) read.leave(piece);
      continue;
    }
    waiting = undefined;
    const one = only && others.length === 0 ? only : undefined;
    const comes = readAmount(piece, asked);
    if (one && comes.kind === 'later') read.take(one.label, comes);
    else if (one && nothing.test(piece)) read.take(one.label, { kind: 'one', value: 0, said: piece });
    else if (one && unchanged.test(piece)) read.take(one.label, { kind: 'unchanged', said: piece });
    else if (one && !saysMore(looked, { start, end }, [], names)) waiting = one;
    else read.leave(piece);
  }
  if (text.length > LONGEST) read.leave(text.slice(LONGEST));
  return read.result();
}

const nothing = /\b(?:nothing|none|nil|zero)\b/i;
const unchanged =
  /\b(?:unchanged|no change|as before|as last time|(?:the )?same(?: as (?:before|last time))?|as planned)\b/i;

const whichIsWhich = (piece: string, labels: readonly AmountLabel[]): string =>
  `I could not tell which amount is which in “${piece}”. You could write “${labels.map(({ called }, i) => `${called[0]} £${i + 1}00k`).join(', ')}”.`;

/** What was gathered from the clauses so far. */
class Reading {
  readonly #amounts = new Map<string, LabelledAmount>();
  readonly #unlabelled: (One | Range)[] = [];
  readonly #doubts = new Set<string>();
  readonly #left: string[] = [];

  take(label: string | undefined, amount: LabelledAmount | Unclear): void {
    if (amount.kind === 'unclear') {
      this.doubt(amount.why);
      return;
    }
    if (label === undefined) {
      if (amount.kind === 'one' || amount.kind === 'range') this.#unlabelled.push(amount);
      return;
    }
    const before = this.#amounts.get(label);
    if (!before || before.said === amount.said) {
      this.#amounts.set(label, amount);
      return;
    }
    this.doubt(
      `I read “${before.said}” and “${amount.said}” for the same figure. You could write only the one that is meant.`,
    );
  }

  doubt(why: string): void {
    this.#doubts.add(why);
  }

  leave(piece: string): void {
    this.#left.push(piece);
  }

  result(): LabelledAmounts {
    return {
      amounts: Object.fromEntries(this.#amounts),
      unlabelled: this.#unlabelled,
      ...(this.#doubts.size > 0 ? { unclear: [...this.#doubts].join(' ') } : {}),
      ...(this.#left.length > 0 ? { rest: this.#left.join('\n') } : {}),
    };
  }
}

/** Which amount is which: by the one label there is, or by turns; undefined where it cannot be told. */
function pair(
  numbers: readonly NumberFound[],
  names: readonly LabelFound[],
  waiting: AmountLabel | undefined,
): readonly (readonly [NumberFound, string | undefined])[] | undefined {
  const [only, ...others] = new Set(names.map(({ label }) => label.label));
  if (only === undefined) return numbers.map((number) => [number, numbers.length === 1 ? waiting?.label : undefined]);
  if (others.length === 0) return numbers.length === 1 ? [[numbers[0]!, only]] : undefined;
  const turns = names.filter(({ label }, i) => label !== names[i - 1]?.label);
  const nameFirst = turns[0]!.at < numbers[0]!.at;
  const byTurns =
    turns.length === numbers.length &&
    numbers.every(({ at }, i) => {
      const [before, after] = nameFirst ? [turns[i]!, turns[i + 1]] : [turns[i - 1], turns[i]!];
      return (!before || before.at < at) && (!after || after.at > at);
    });
  return byTurns ? numbers.map((number, i) => [number, turns[i]!.label.label]) : undefined;
}

const filler =
  /^(?:of|is|are|was|now|and|with|the|a|we|have|has|had|been|it|that|this|still|only|just|so|far|to|date|at|for|in|total|already|year|quarter|from|by|on|spending|saving|savings|cost|costs|money|about)$/i;

/** Whether a clause has words beyond its amounts and labels that are worth keeping: `from the lease`. */
function saysMore(
  text: string,
  { start, end }: Piece,
  numbers: readonly NumberFound[],
  names: readonly LabelFound[],
): boolean {
  const known = [...names, ...numbers.map(({ at, said }) => ({ at, end: at + said.length }))].sort(
    (a, b) => a.at - b.at,
  );
  let from = start;
  let left = '';
  for (const one of known) {
    left += `${text.slice(from, Math.max(from, one.at))} `;
    from = Math.max(from, one.end);
  }
  left += text.slice(from, Math.max(from, end));
  return (left.match(/\p{L}+/gu) ?? []).some((word) => !filler.test(word));
}
