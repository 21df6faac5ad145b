import { z } from 'zod';
import { named } from './naming.ts';
import { day, intervals, item, key, oneOf, personKey, text, yesOrNo } from './values.ts';

/** A decision: needed (who, by when) until it has a resolved text; both texts are kept. */
export const decision = z
  .strictObject({
    ...item,
    key: key.optional(),
    text: text.optional(),
    kind: oneOf('a kind of decision', [
      'approve',
      'approve-for-consultation',
      'note',
      'endorse',
      'comment',
      'direct',
    ]).default('approve'),
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
    keyDecision: yesOrNo.optional(),
    forwardPlanRef: text.optional(),
  })
  .transform(named('text'));
export type Decision = z.output<typeof decision>;

/** What somebody has to do, asked about in the owner's next prompt until it is done. */
export const action = z
  .strictObject({
    ...item,
    key: key.optional(),
    text: text.optional(),
    /** Absent: nobody has taken it yet, and the programme office is told so. */
    owner: personKey.optional(),
    by: day.optional(),
    said: text.optional(),
    /** The decision, recommendation or comment it comes from. */
    from: text.optional(),
    /** What it waits for, where it has no date. */
    when: text.optional(),
    every: oneOf('an interval', intervals).optional(),
    done: day.optional(),
  })
  .transform(named('text'));
export type Action = z.output<typeof action>;
