import { z } from 'zod';
import { day, item, key, personKey, text, yesOrNo } from './values.ts';

export const milestone = z.strictObject({
  ...item,
  key,
  title: text,
  /** The day it was planned for when it was agreed. */
  baseline: day.optional(),
  /** The day it is now expected; absent: the baseline. */
  forecast: day.optional(),
  /** The day it was done. */
  actual: day.optional(),
  /** The date as people said it: "by June 2011". */
  said: text.optional(),
  /** What it waits for, where it has no date of its own: "concept proved". */
  when: text.optional(),
  critical: yesOrNo.default(false),
  /** Who approves a moved critical date; absent: the workstream's director. */
  approver: personKey.optional(),
});
export type Milestone = z.output<typeof milestone>;
