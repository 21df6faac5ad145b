import { z } from 'zod';
import { day, item, key, money, text } from './values.ts';

const kinds = ['saving', 'income', 'capital-receipt', 'cost-avoidance', 'non-financial'] as const;
export const savingKind = z.enum(kinds, { error: `expected one of ${kinds.join(', ')}` });
const bases = ['one-off', 'full-year', 'part-year', 'annual', 'cumulative', 'not-stated'] as const;
export const basis = z.enum(bases, { error: `expected one of ${bases.join(', ')}` });
const financialYear = z.string().regex(/^\d{4}\/\d{2}$/, 'expected a financial year such as 2026/27');

/** A saving or benefit. Amounts are whole pounds. Only like may be added to like: by kind, class and basis. */
export const saving = z.strictObject({
  ...item,
  key,
  name: text,
  kind: savingKind.default('saving'),
  class: z.enum(['cashable', 'non-cashable'], { error: 'expected cashable or non-cashable' }).default('cashable'),
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
      z.union([z.tuple([money, money]), money.transform((amount): [number, number] => [amount, amount])]),
    )
    .optional(),
  delivered: money.optional(),
  costToAchieve: money.optional(),
  state: z
    .enum(['proposed', 'agreed', 'delivered', 'reinvested'], {
      error: 'expected proposed, agreed, delivered or reinvested',
    })
    .optional(),
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
  was: z.array(z.strictObject({ target: money, on: day.optional(), decidedBy: text.optional() })).default([]),
});
export type SavingsTarget = z.output<typeof savingsTarget>;
