import { z } from 'zod';
import { item, key, text } from './values.ts';

/** A risk (may happen) or an issue (has). Likelihood and impact run from 1 to the organisation's scale. */
export const risk = z.strictObject({
  ...item,
  key,
  title: text,
  kind: z.enum(['risk', 'issue'], { error: 'expected risk or issue' }).default('risk'),
  likelihood: z.int({ error: 'expected a whole number' }).min(1).optional(),
  impact: z.int({ error: 'expected a whole number' }).min(1).optional(),
  /** Likelihood × impact once the mitigation has worked. */
  residual: z.int({ error: 'expected a whole number' }).min(1).optional(),
  trend: z.enum(['improving', 'steady', 'worsening'], { error: 'expected improving, steady or worsening' }).optional(),
  raisedBy: text.optional(),
  owner: key.optional(),
  mitigation: text.optional(),
});
export type Risk = z.output<typeof risk>;
