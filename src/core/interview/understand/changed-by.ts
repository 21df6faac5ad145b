import type { One, Range, Unclear } from './amount.ts';
import type { NumberFound } from './find-amounts.ts';

/** What a figure was. */
export interface Standing {
  readonly low: number;
  readonly high: number;
}

/** Between the two may stand what has changed: `reduced the forecast by 20k`. */
const more =
  /\b(?:up|rose|risen|rising|increased?|increasing|grew|grown|growing|another|a further|an (?:extra|additional)|an? increase of)(?:(?: \p{L}+){0,4} by)?(?: another)? $/iu;
const less =
  /\b(?:down|fell|fallen|falling|dropped|dropping|decreased?|reduced|cut|an? (?:drop|decrease|reduction|cut) of)(?:(?: \p{L}+){0,4} by)?(?: another)? $/iu;
const moreAfter = /^ (?:more|extra|up|higher)\b(?! than)/i;
const lessAfter = /^ (?:less|fewer|down|lower)\b(?! than)/i;

/** Whether a number says by how much a figure has changed, `up 20k`: up or down. */
function changeIn(text: string, { at, said }: NumberFound): 1 | -1 | undefined {
  // `up 20k to 420k` says what it is now.
  if (/ to /i.test(said)) return undefined;
  const before = text.slice(Math.max(0, at - 60), at);
  const after = text.slice(at + said.length, at + said.length + 20);
  // `cut by another 20k` is less.
  if (less.test(before) || lessAfter.test(after)) return -1;
  return more.test(before) || moreAfter.test(after) ? 1 : undefined;
}

/** An amount that says by how much a figure has changed, as the sum that comes of it; any other as it is. */
export function countedFrom(
  standing: Standing | undefined,
  amount: One | Range | Unclear,
  text: string,
  number: NumberFound,
): One | Range | Unclear {
  const change = amount.kind === 'unclear' ? undefined : changeIn(text, number);
  if (change === undefined || amount.kind === 'unclear') return amount;
  // More is taken off than there was: it is meant otherwise.
  const isTooMuch = standing && change < 0 && amount.kind === 'one' && amount.value > Math.abs(standing.low);
  if (!standing || amount.kind === 'range' || isTooMuch) {
    return {
      kind: 'unclear',
      why: `“${amount.said}” could be the figure, or how much it has changed. You could write only the figure as it is now.`,
    };
  }
  const { said, value } = amount;
  const [low, high] = [standing.low + change * value, standing.high + change * value];
  return low === high
    ? { kind: 'one', value: high, said, counted: true }
    : { kind: 'range', low, high, said, counted: true };
}
