import { z } from 'zod';
import { rating } from './rag.ts';
import { day, item, money, text, timeZone } from './values.ts';

export const organisation = z.strictObject({
  ...item,
  name: text,
  timeZone,
  holidays: z
    .enum(['england-and-wales', 'scotland', 'northern-ireland', 'none'], {
      error: 'expected england-and-wales, scotland, northern-ireland or none',
    })
    .default('england-and-wales'),
  /** Days on which the council is closed: not working days, for anyone. */
  closures: z.array(day).default([]),
  /** Nothing is sent to people outside these, in their own zone. */
  hours: z
    .string({ error: 'expected hours such as 09:00-17:00' })
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'expected hours such as 09:00-17:00')
    .refine(
      (hours) => hours.slice(0, 5) < hours.slice(6),
      'expected hours that end after they begin, such as 09:00-17:00',
    )
    .default('09:00-17:00'),
  /** `MM-DD`. 04-01: Q3 2019/20 is October to December 2019. */
  financialYearStarts: z
    .string({ error: 'expected a month and day such as 04-01' })
    .regex(/^(0[1-9]|1[0-2])-01$/, 'expected the first day of a month, such as 04-01')
    .default('04-01'),
  rag: z
    .strictObject({
      scale: z.enum(['three', 'five'], { error: 'expected three or five' }).default('three'),
      definitions: z.partialRecord(rating, text).default({}),
    })
    .default({ scale: 'three', definitions: {} }),
  risk: z
    .strictObject({ scale: z.int().min(2).max(10).default(5), escalateAt: z.int().min(1).max(100).default(15) })
    .default({ scale: 5, escalateAt: 15 }),
  /** Output to councillors and the public waits for the office from the first day to the last, both included. */
  preElection: z.array(z.strictObject({ from: day, to: day })).default([]),
  keyDecision: z
    .strictObject({
      spend: money.optional(),
      wards: z.int().min(1).optional(),
      noticeClearDays: z.int().min(0).default(28),
    })
    .optional(),
});
export type Organisation = z.output<typeof organisation>;
