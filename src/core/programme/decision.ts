import { z } from 'zod';
import { day, item, key, text } from './values.ts';

const kinds = ['approve', 'approve-for-consultation', 'note', 'endorse', 'comment', 'direct'] as const;

/** A decision: needed (who, by when) until it has a resolved text; both texts are kept. */
export const decision = z.strictObject({
  ...item,
  key,
  text,
  kind: z.enum(kinds, { error: `expected one of ${kinds.join(', ')}` }).default('approve'),
  /** The steering group that decides. */
  of: key.optional(),
  by: day.optional(),
  /** Where it comes from: a paragraph, a workstream. */
  source: text.optional(),
  options: z.array(text).default([]),
  chosen: text.optional(),
  recommended: text.optional(),
  resolved: text.optional(),
  on: day.optional(),
  keyDecision: z.boolean().optional(),
  forwardPlanRef: text.optional(),
});
export type Decision = z.output<typeof decision>;

/** What somebody has to do, asked about in the owner's next prompt until it is done. */
export const action = z.strictObject({
  ...item,
  key,
  text,
  owner: key,
  by: day.optional(),
  said: text.optional(),
  /** The decision, recommendation or comment it comes from. */
  from: text.optional(),
  /** What it waits for, where it has no date. */
  when: text.optional(),
  every: z
    .enum(['month', 'quarter', 'half-year', 'year'], { error: 'expected month, quarter, half-year or year' })
    .optional(),
  done: day.optional(),
});
export type Action = z.output<typeof action>;
