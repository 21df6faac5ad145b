import { z } from 'zod';
import { day, item, key, periodLabel, text, timeZone } from './values.ts';

/** Five-field cron of which minute and hour are one fixed number each, so that there is at most one a local date. */
const cron = z
  .string({ error: 'expected a schedule such as "0 9 * * 1" (Mondays at 09:00)' })
  .regex(
    /^([0-5]?\d) ([01]?\d|2[0-3]) (\*|[\d,/-]+) (\*|[\d,/-]+|[a-zA-Z,-]+) (\*|[\d,/-]+|[a-zA-Z,-]+)$/,
    'expected five fields of which minute and hour are one fixed number each, such as "0 9 * * 1" (Mondays at 09:00)',
  );

const duration = z
  .string({ error: 'expected a length of time such as 2h or 90m' })
  .regex(/^\d{1,3}(m|h)$/, 'expected a length of time such as 2h or 90m');

export const digestSettings = z.strictObject({
  cron,
  /** Absent: the organisation's. */
  timeZone: timeZone.optional(),
  /** What happens when the day is not a working day. */
  holiday: z.enum(['next', 'previous', 'skip'], { error: 'expected next, previous or skip' }).default('next'),
  /** Whether a week with nothing new and nothing open is said or skipped. */
  quiet: z.enum(['post', 'skip'], { error: 'expected post or skip' }).default('post'),
  /** How long a director may delay it. */
  hold: duration.optional(),
});
export type DigestSettings = z.output<typeof digestSettings>;

export const meeting = z.strictObject({
  ...item,
  on: day,
  jointWith: z.array(key).default([]),
  state: z.enum(['planned', 'held', 'cancelled'], { error: 'expected planned, held or cancelled' }).default('planned'),
  topics: z.array(text).default([]),
  received: z.array(periodLabel).default([]),
  deadlines: z
    .strictObject({
      clearance: z.int().optional(),
      final: z.int().optional(),
      publishClearDays: z.int().min(0).optional(),
      callIn: z.int().min(0).optional(),
    })
    .optional(),
});

export const steeringGroup = z.strictObject({
  ...item,
  key,
  name: text,
  kind: z
    .enum(['officer', 'councillor', 'joint', 'partner'], { error: 'expected officer, councillor, joint or partner' })
    .default('officer'),
  remit: text.optional(),
  parents: z.array(key).default([]),
  from: day.optional(),
  until: day.optional(),
  successors: z.array(key).default([]),
  chair: key.optional(),
  members: z.array(key).default([]),
  oversees: z
    .union([z.literal('all'), z.array(key)], { error: 'expected all, or a list of workstream keys' })
    .default('all'),
  /** By platform: a Slack channel id, a Teams channel id ("19:…@thread.tacv2"). */
  channel: z.record(key, text).default({}),
  digest: digestSettings.optional(),
  meetings: z.array(meeting).default([]),
  workPlan: z
    .array(z.strictObject({ ...item, topic: text, meeting: day.optional(), state: text.optional() }))
    .default([]),
});
export type SteeringGroupInFile = z.output<typeof steeringGroup>;
