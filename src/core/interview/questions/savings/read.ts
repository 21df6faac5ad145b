import type { Saving } from '../../../programme/nouns.ts';
import type { About } from '../../about.ts';
import type { Understanding } from '../../question.ts';
import type { SavingSaid } from '../../stored/measures.ts';
import type { One, Range } from '../../understand/amount.ts';
import type { Standing } from '../../understand/changed-by.ts';
import { type LabelledAmount, readLabelledAmounts, savingLabels } from '../../understand/labelled-amounts.ts';
import { readItemState } from '../../understand/state-of-item.ts';
import { understandText } from '../../understand/text.ts';
import { excerpt, plainWords } from '../../understand/wording.ts';
import { isEmpty, tooLong, withoutName } from '../item.ts';
import { datesFor } from '../path.ts';

export const whatWorks =
  'For example: delivered £50k, forecast 400k, 100k at risk. A range (“34-58m”) or “unchanged” is an answer too.';

/** What a text says of a saving. `standing`: what `unchanged` means. */
export function readSaving(
  text: string,
  saving: Saving,
  standing: SavingSaid,
  about: About,
): Understanding<SavingSaid> {
  const long = tooLong(text);
  if (long) return long;
  const said = text.trim();
  if (isEmpty(said)) return { problem: `I found nothing in that to take as an answer. ${whatWorks}` };
  if (saving.kind === 'non-financial') return inWords(said, standing);
  const whole = allOfIt(said, saving);
  if (whole) return whole;
  const asked = { money: true, dates: datesFor(about) };
  const labelled = readLabelledAmounts(withoutName(said, saving.name), savingLabels, asked, standingOf(saving));
  if (labelled.unclear) return { problem: labelled.unclear };
  const { amounts, rest } = labelled;
  const value: SavingSaid = {
    ...deliveredIn(amounts.delivered),
    ...forecastIn(amounts.forecast),
    ...atRiskIn(amounts['at-risk']),
  };
  const sure = doubts(saving, value) === undefined && !isCounted(amounts);
  const noted = withNote(value, said, [rest, ...hedged(amounts)]);
  if (isRange(amounts.delivered))
    return { problem: `“${amounts.delivered.said}” is a range; what is delivered so far is one figure. ${whatWorks}` };
  const unnamed = labelled.unlabelled;
  if (unnamed.length > 0) return byPlace(unnamed, noted, said, saving);
  if (Object.keys(value).length > 0) return sure ? { understood: noted } : { confirm: noted, said: excerpt(said, 100) };
  return inWords(said, standing);
}

/** What `up 20k` counts from. */
const standingOf = ({ delivered = 0, low, high }: Saving): Readonly<Record<string, Standing | undefined>> => ({
  delivered: { low: delivered, high: delivered },
  forecast: high === undefined ? undefined : { low: low ?? high, high },
});

/** `delivered in full`. */
function allOfIt(said: string, { low, high }: Saving): Understanding<SavingSaid> | undefined {
  if (
    !/^(?:it (?:is|has been) |it's |all |fully |now |completely )*(?:delivered|achieved|complete|realised|done)(?: in full| completely)?$/.test(
      plainWords(said.slice(0, 80)),
    )
  )
    return undefined;
  if (high === undefined || low !== high)
    return { problem: `How much is it in the end? You could write “delivered £400k in full”.` };
  return { understood: { delivered: high, complete: true, said } };
}

/** What was said without figures: that nothing has changed, when a figure comes, or how it stands. */
function inWords(said: string, standing: SavingSaid): Understanding<SavingSaid> {
  const state = readItemState(said);
  const rest = [state?.rest, state?.because].filter((part) => part !== undefined).join('; ');
  if (state?.is === 'unchanged')
    return { understood: { ...standing, unchanged: true, ...(rest ? { said, note: rest } : {}) } };
  const words = understandText(said);
  return 'problem' in words ? words : { understood: { said: words.understood, note: words.understood } };
}

/** Amounts without a name: a range is the forecast; several stand in the order in which they are asked. */
function byPlace(
  amounts: readonly (One | Range)[],
  value: SavingSaid,
  said: string,
  saving: Saving,
): Understanding<SavingSaid> {
  const [first, second, third, ...more] = amounts;
  const named = value.delivered !== undefined || value.low !== undefined || value.atRisk !== undefined;
  if (more.length > 0 || named || !first || (second && isRange(first))) {
    const listed = amounts
      .slice(0, 4)
      .map((amount) => `“${amount.said}”`)
      .join(', ');
    return { problem: `I could not tell what ${listed} ${amounts.length > 1 ? 'are' : 'is'}. ${whatWorks}` };
  }
  if (!second) {
    const forecast = { ...value, ...forecastIn(first) };
    if (first.counted) return { confirm: forecast, said: excerpt(said, 100) };
    const sure = (isRange(first) || first.value === saving.high) && doubts(saving, forecast) === undefined;
    return sure ? { understood: forecast } : { confirm: forecast, said: first.said };
  }
  const all = { ...value, ...deliveredIn(first), ...forecastIn(second), ...atRiskIn(third) };
  return { confirm: all, said: excerpt(said, 100) };
}

const isRange = (amount: LabelledAmount | undefined): amount is Range => amount?.kind === 'range';

const deliveredIn = (amount: LabelledAmount | undefined) => (amount?.kind === 'one' ? { delivered: amount.value } : {});

function forecastIn(amount: LabelledAmount | undefined): Pick<SavingSaid, 'low' | 'high'> {
  if (amount?.kind === 'one') return { low: amount.value, high: amount.value };
  return isRange(amount) ? { low: amount.low, high: amount.high } : {};
}

function atRiskIn(amount: LabelledAmount | undefined): Pick<SavingSaid, 'atRisk'> {
  if (amount?.kind === 'one') return { atRisk: { low: amount.value, high: amount.value } };
  return isRange(amount) ? { atRisk: { low: amount.low, high: amount.high } } : {};
}

/** What was said beside the amounts stays with them. */
function withNote(value: SavingSaid, said: string, notes: readonly (string | undefined)[]): SavingSaid {
  const note = notes.filter((each) => each !== undefined).join('; ');
  return { ...value, said, ...(note ? { note } : {}) };
}

/** Amounts that are less than a figure, as they were said: `around 400k`, `forecast tbc`. */
export const hedged = (amounts: Readonly<Record<string, LabelledAmount>>): readonly string[] =>
  Object.values(amounts).flatMap((amount) =>
    amount.kind === 'later' || (amount.kind === 'one' && amount.about) ? [amount.said] : [],
  );

/** Whether one of them was counted from what it was: then the sum is said back first. */
export const isCounted = (amounts: Readonly<Record<string, LabelledAmount>>): boolean =>
  Object.values(amounts).some((amount) => 'counted' in amount);

/** Why an answer is asked back: more delivered or at risk than is forecast, or a forecast far from the last one. */
function doubts(saving: Saving, value: SavingSaid): string | undefined {
  const high = value.high ?? saving.high;
  if (high === undefined) return undefined;
  if ((value.delivered ?? 0) > high) return 'more is delivered than is forecast';
  if ((value.atRisk?.high ?? 0) > high) return 'more is at risk than is forecast';
  if (value.high === undefined || !saving.high || value.high === 0) return undefined;
  const times = Math.abs(value.high / saving.high);
  return times >= 10 || times <= 0.1 ? 'the forecast is far from the last one' : undefined;
}
