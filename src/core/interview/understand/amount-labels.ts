/** What an amount can be called, in the person's words: `{ label: 'at-risk', called: ['at risk'] }`. */
export interface AmountLabel {
  readonly label: string;
  readonly called: readonly string[];
  /** Beside another it decides: `forecast spend` is a forecast. */
  readonly decides?: true;
}

const forecast: AmountLabel = {
  label: 'forecast',
  called: [
    'forecast',
    'forecasting',
    'expected',
    'expecting',
    'projected',
    'outturn',
    'on course for',
    'will be',
    'final cost',
  ],
  decides: true,
};

/** Of a saving. */
export const savingLabels: readonly AmountLabel[] = [
  {
    label: 'delivered',
    called: ['delivered', 'achieved', 'realised', 'saved', 'banked', 'secured', 'to date', 'so far'],
  },
  forecast,
  { label: 'at-risk', called: ['at risk', 'in doubt', 'shortfall', 'unlikely'] },
];

/** Of a budget. */
export const moneyLabels: readonly AmountLabel[] = [
  { label: 'approved', called: ['approved', 'budget', 'budgeted', 'allocated', 'allocation'] },
  { label: 'spent', called: ['spent', 'spend', 'spending', 'paid', 'actual', 'actuals', 'to date', 'so far'] },
  forecast,
];

/** A label where it stands in a text. */
export interface LabelFound {
  readonly at: number;
  readonly end: number;
  readonly label: AmountLabel;
}

/** The labels in a text, the longer wording before the shorter. */
export function findLabels(text: string, labels: readonly AmountLabel[]): readonly LabelFound[] {
  const byWord = new Map(labels.flatMap((label) => label.called.map((word) => [word.toLowerCase(), label] as const)));
  if (byWord.size === 0) return [];
  const words = [...byWord.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[^\p{L}\p{N} ]/gu, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const found: LabelFound[] = [];
  for (const match of text.matchAll(pattern)) {
    const label = byWord.get(match[0].toLowerCase());
    if (!label) continue;
    const end = match.index + match[0].length;
    const before = found.at(-1);
    const beside = before && /^[\s:]*$/.test(text.slice(before.end, match.index));
    if (beside && before.label !== label && (before.label.decides || label.decides))
      found[found.length - 1] = { at: before.at, end, label: label.decides ? label : before.label };
    else found.push({ at: match.index, end, label });
  }
  return found;
}
