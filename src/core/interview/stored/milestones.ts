import { z } from 'zod';
import { day } from '../../programme/values.ts';

/**
 * Answers about a workstream's milestones, as they are stored in drafts and updates. A shape here never changes its
 * meaning: updates are kept for ever. `said` is what they wrote, without its reason where `why` has that.
 */
const words = z.string().min(1);

/** `milestone/<key>`. A `done` or `moved` without its day is asked for it (`milestone/<key>/on`). */
export const milestoneSaid = z.discriminatedUnion('is', [
  z.object({ is: z.literal('unchanged'), said: words.optional() }),
  z.object({ is: z.literal('done'), on: day.optional(), said: words }),
  z.object({ is: z.literal('moved'), to: day.optional(), said: words, why: words.optional() }),
  /** It will not be on its day, and no other is known. */
  z.object({ is: z.literal('no-date'), said: words.optional(), why: words.optional() }),
]);
export type MilestoneSaid = z.output<typeof milestoneSaid>;

/** `milestone/<key>/on`: without `on`, no day is known. */
export const milestoneDay = z.object({ on: day.optional(), said: words, why: words.optional() });
export type MilestoneDay = z.output<typeof milestoneDay>;

/** `milestone/<key>/why`: why it moved, or has no date. */
export const milestoneWhy = words;
