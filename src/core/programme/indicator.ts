import { z } from 'zod';
import { day, item, key, periodLabel, text } from './values.ts';

export const indicator = z.strictObject({
  ...item,
  key,
  name: text,
  /** Shown after the number: %, £, number, days. */
  unit: text.optional(),
  better: z.enum(['higher', 'lower'], { error: 'expected higher or lower' }).optional(),
  target: z.number({ error: 'expected a number' }).optional(),
  /** In the indicator's unit: green at the target or better, amber within tolerance of it, red beyond. */
  tolerance: z.number({ error: 'expected a number' }).min(0, 'expected a number of 0 or more').optional(),
  every: z
    .enum(['month', 'quarter', 'half-year', 'year'], { error: 'expected month, quarter, half-year or year' })
    .default('quarter'),
  /** Who is asked for the figure; absent: the workstream's lead. */
  owner: key.optional(),
  /** Working days after the period's end before which the figure is not asked. */
  available: z.int().min(0).optional(),
  baseline: z.strictObject({ value: z.number({ error: 'expected a number' }), on: day.optional() }).optional(),
  /** By period; words where the indicator is qualitative. */
  readings: z.record(periodLabel, z.union([z.number(), text], { error: 'expected a number or words' })).default({}),
  qualitative: z.boolean().default(false),
  state: z.enum(['proposed', 'endorsed'], { error: 'expected proposed or endorsed' }).optional(),
  endorsedBy: key.optional(),
  origin: text.optional(),
  /** What this stands in for until that can be measured. */
  proxyFor: text.optional(),
});
export type Indicator = z.output<typeof indicator>;
