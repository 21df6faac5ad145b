import { z } from 'zod';
import { weekdays } from './values.ts';

const workingDays = z.int({ error: 'expected a whole number of working days' }).min(-250).max(250);

/**
 * When a round's steps fall, in working days. Day 0 is the last calendar day of the period (for `remind` and
 * `escalate`: the due date), working day or not; +n and −n are the n-th working day after and before it.
 */
export const roundSettings = z.strictObject({
  every: z.enum(['month', 'quarter'], { error: 'expected month or quarter' }),
  /** The office gets the preview; leads nothing. */
  notice: workingDays.optional(),
  opens: workingDays,
  due: workingDays,
  closes: workingDays.optional(),
  /** The number of the first round in its series: the fourth report may be about Q3. */
  firstNumber: z.int().min(1).optional(),
  remind: z.array(workingDays).optional(),
  escalate: z
    .strictObject({ deputy: workingDays.optional(), director: workingDays.optional(), sponsor: workingDays.optional() })
    .optional(),
  /** The light check between rounds. */
  touch: z
    .enum(['weekly', 'fortnightly', 'monthly', 'none'], { error: 'expected weekly, fortnightly, monthly or none' })
    .optional(),
  touchDay: z
    .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', ...weekdays], {
      error: 'expected a weekday such as thursday',
    })
    .transform((name) => weekdays.find((day) => name.startsWith(day))!)
    .optional(),
});
export type RoundSettings = z.output<typeof roundSettings>;
