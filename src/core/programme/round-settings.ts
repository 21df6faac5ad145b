import { z } from 'zod';
import { oneOf, weekday, whole } from './values.ts';

const workingDays = whole(-250, 250, ' of working days');

/**
 * When a round's steps fall, in working days. Day 0 is the last calendar day of the period (for `remind` and
 * `escalate`: the due date), working day or not; +n and −n are the n-th working day after and before it.
 */
export const roundSettings = z.strictObject({
  every: oneOf('a rhythm', ['month', 'quarter']),
  /** The office gets the preview; leads nothing. */
  notice: workingDays.optional(),
  opens: workingDays,
  due: workingDays,
  closes: workingDays.optional(),
  /** The number of the first round in its series: the fourth report may be about Q3. */
  firstNumber: whole(1, 10_000).optional(),
  remind: z.array(workingDays).optional(),
  escalate: z
    .strictObject({ deputy: workingDays.optional(), director: workingDays.optional(), sponsor: workingDays.optional() })
    .optional(),
  /** The light check between rounds. */
  touch: oneOf('a rhythm of light checks', ['weekly', 'fortnightly', 'monthly', 'none']).optional(),
  touchDay: weekday.optional(),
});
export type RoundSettings = z.output<typeof roundSettings>;
