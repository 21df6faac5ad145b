import { z } from 'zod';
import { item, key, oneOf, personKey, text, whole } from './values.ts';

/** Against the organisation's own scale, at most 10: import/rules.ts. */
const points = whole(1, 10);

/** A risk (may happen) or an issue (has). Likelihood and impact run from 1 to the organisation's scale. */
export const risk = z.strictObject({
  ...item,
  key,
  title: text,
  kind: oneOf('a kind of risk', ['risk', 'issue']).default('risk'),
  likelihood: points.optional(),
  impact: points.optional(),
  /** Likelihood × impact once the mitigation has worked. */
  residual: whole(1, 100).optional(),
  trend: oneOf('a trend', ['improving', 'steady', 'worsening']).optional(),
  raisedBy: text.optional(),
  owner: personKey.optional(),
  mitigation: text.optional(),
});
export type Risk = z.output<typeof risk>;
