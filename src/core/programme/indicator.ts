import { z } from 'zod';
import {
  day,
  intervals,
  isNot,
  item,
  key,
  number,
  oneOf,
  periodLabel,
  personKey,
  text,
  whole,
  yesOrNo,
} from './values.ts';

export const indicator = z.strictObject({
  ...item,
  key,
  name: text,
  /** Shown after the number: %, £, number, days. */
  unit: text.optional(),
  better: oneOf('a direction', ['higher', 'lower']).optional(),
  target: number.optional(),
  /** In the indicator's unit: green at the target or better, amber within tolerance of it, red beyond. */
  tolerance: number.min(0, { error: isNot('a tolerance', 'a number of 0 or more') }).optional(),
  every: oneOf('an interval', intervals).default('quarter'),
  /** Who is asked for the figure; absent: the workstream's lead. */
  owner: personKey.optional(),
  /** Working days after the period's end before which the figure is not asked. */
  available: whole(0, 366, ' of working days').optional(),
  baseline: z.strictObject({ ...item, value: number, on: day.optional() }).optional(),
  /** By period; words where the indicator is qualitative. */
  readings: z
    .record(periodLabel, z.union([z.number(), text], { error: isNot('a reading', 'a number, or words') }))
    .default({}),
  qualitative: yesOrNo.default(false),
  state: oneOf('a state of an indicator', ['proposed', 'endorsed']).optional(),
  /** The steering group that endorsed it. */
  endorsedBy: key.optional(),
  origin: text.optional(),
  /** What this stands in for until that can be measured. */
  proxyFor: text.optional(),
});
export type Indicator = z.output<typeof indicator>;
