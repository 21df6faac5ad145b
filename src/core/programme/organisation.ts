import { z } from 'zod';
import { rating } from './rag.ts';
import { day, isNot, item, money, oneOf, text, timeZone, whole } from './values.ts';

const notHours = isNot('a range of hours', 'two times of a day, the earlier first, such as 09:00-17:00');
const notAYearsStart = isNot('the first day of a month', 'a month and day such as 04-01');

export const organisation = z.strictObject({
  ...item,
  name: text,
  timeZone,
  holidays: oneOf('a calendar of bank holidays', ['england-and-wales', 'scotland', 'northern-ireland', 'none']).default(
    'england-and-wales',
  ),
  /** Days on which the council is closed: not working days, for anyone. */
  closures: z.array(day).default([]),
  /** Nothing is sent to people outside these, in their own zone. */
  hours: z
    .string({ error: notHours })
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, { error: notHours })
    .refine((hours) => hours.slice(0, 5) < hours.slice(6), { error: notHours })
    .default('09:00-17:00'),
  /** `MM-DD`. 04-01: Q3 2019/20 is October to December 2019. */
  financialYearStarts: z
    .string({ error: notAYearsStart })
    .regex(/^(0[1-9]|1[0-2])-01$/, { error: notAYearsStart })
    .default('04-01'),
  rag: z
    .strictObject({
      scale: oneOf('a scale', ['three', 'five']).default('three'),
      definitions: z.partialRecord(rating, text).default({}),
    })
    .default({ scale: 'three', definitions: {} }),
  risk: z
    .strictObject({
      scale: whole(2, 10).default(5),
      escalateAt: whole(1, 100).default(15),
    })
    .default({ scale: 5, escalateAt: 15 }),
  /** Output to councillors and the public waits for the office from the first day to the last, both included. */
  preElection: z.array(z.strictObject({ from: day, to: day })).default([]),
  keyDecision: z
    .strictObject({
      spend: money.optional(),
      wards: whole(1, 1000, ' of wards').optional(),
      noticeClearDays: whole(0, 366, ' of days').default(28),
    })
    .optional(),
});
export type Organisation = z.output<typeof organisation>;
