import type { Saving } from '../programme/nouns.ts';

/** An amount that is known only to lie between two, or is the same twice. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A saving as it stands now. */
export type SavingNow = Saving & {
  /** Id of its workstream. */
  readonly workstream: string;
  /** Of the forecast, as its newest answer says. */
  readonly atRisk?: Range;
};

/** How an amount comes; `recurring`: every year once it is complete. */
export type Recurrence = 'recurring' | 'one-off' | 'part-year' | 'cumulative' | 'not-stated';

/** A full year's effect and an annual amount are both what comes every year. */
export const recurrenceOf = ({ basis }: Pick<Saving, 'basis'>): Recurrence =>
  basis === 'annual' || basis === 'full-year' ? 'recurring' : basis;

/** What a saving is expected to bring, on its own basis; one figure where only one end of a range is known. */
export function forecastOf({ low, high }: Pick<Saving, 'low' | 'high'>): Range | undefined {
  const [from, to] = [low ?? high, high ?? low];
  return from === undefined || to === undefined ? undefined : { low: from, high: to };
}

/** Undefined: there is nothing to add. */
export const added = (ranges: readonly Range[]): Range | undefined =>
  ranges.length === 0
    ? undefined
    : ranges.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), { low: 0, high: 0 });

export const less = ({ low, high }: Range, cost: number): Range => ({ low: low - cost, high: high - cost });
