import { z } from 'zod';
import { day, financialYear, isNot, item, key, money, oneOf, text } from './values.ts';

const savingKind = oneOf('a kind of saving', [
  'saving',
  'income',
  'capital-receipt',
  'cost-avoidance',
  'non-financial',
]);
const basis = oneOf('a basis', ['one-off', 'full-year', 'part-year', 'annual', 'cumulative', 'not-stated']);

/** A saving or benefit. Amounts are whole pounds. Only like may be added to like: by kind, class and basis. */
export const saving = z.strictObject({
  ...item,
  key,
  name: text,
  kind: savingKind.default('saving'),
  class: oneOf('a class of saving', ['cashable', 'non-cashable']).default('cashable'),
  basis: basis.default('not-stated'),
  low: money.optional(),
  high: money.optional(),
  by: day.optional(),
  said: text.optional(),
  /** The decision or milestone it depends on. */
  after: text.optional(),
  /** What it brings in each financial year, as [low, high]. */
  profile: z
    .record(
      financialYear,
      z.union([z.tuple([money, money]), money.transform((amount): [number, number] => [amount, amount])], {
        error: isNot('an amount for the year', '[low, high] such as [100000, 200000], or one amount'),
      }),
    )
    .optional(),
  delivered: money.optional(),
  costToAchieve: money.optional(),
  state: oneOf('a state of a saving', ['proposed', 'agreed', 'delivered', 'reinvested']).optional(),
});
export type Saving = z.output<typeof saving>;

/** What a programme as a whole is to save, and what it was to save before. */
export const savingsTarget = z.strictObject({
  ...item,
  target: money,
  by: day.optional(),
  said: text.optional(),
  includes: z.array(savingKind).default(['saving']),
  basis: basis.default('not-stated'),
  was: z.array(z.strictObject({ ...item, target: money, on: day.optional(), decidedBy: text.optional() })).default([]),
});
export type SavingsTarget = z.output<typeof savingsTarget>;
