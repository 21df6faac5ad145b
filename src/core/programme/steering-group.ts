import { z } from 'zod';
import { parseCron } from '../calendar/cron.ts';
import { day, isNot, item, key, oneOf, periodLabel, personKey, text, timeZone, whole } from './values.ts';

const notCron = isNot(
  'a schedule that can fall due',
  'five fields, of which minute and hour are one number each, such as "0 9 * * 1" (Mondays at 09:00)',
);

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether it can be read and has a date at all: the 30th of February has none. */
function canFallDue(text: string): boolean {
  const cron = parseCron(text);
  if (!cron?.days || !cron.months || cron.weekdays) return cron !== undefined;
  return [...cron.months].some((month) => Math.min(...(cron.days ?? [])) <= longestMonths[month - 1]!);
}

/** Five-field cron of which minute and hour are one fixed number each, so that there is at most one a local date. */
const cron = z.string({ error: notCron }).refine(canFallDue, { error: notCron });

const notADuration = isNot('a length of time', 'minutes or hours such as 90m or 2h');

const workingDays = whole(-250, 250, ' of working days');
const days = whole(0, 250, ' of days');

const digestSettings = z.strictObject({
  cron,
  /** Absent: the organisation's. */
  timeZone: timeZone.optional(),
  /** What happens when the day is not a working day. */
  holiday: oneOf('a rule for holidays', ['next', 'previous', 'skip']).default('next'),
  /** Whether a week with nothing new and nothing open is said or skipped. */
  quiet: oneOf('a rule for quiet weeks', ['post', 'skip']).default('post'),
  /** How long a director may delay it. */
  hold: z
    .string({ error: notADuration })
    .regex(/^[1-9]\d{0,2}(m|h)$/, { error: notADuration })
    .optional(),
});
export type DigestSettings = z.output<typeof digestSettings>;

export const meeting = z.strictObject({
  ...item,
  on: day,
  /** The groups it is held together with. */
  jointWith: z.array(key).default([]),
  state: oneOf('a state of a meeting', ['planned', 'held', 'cancelled']).default('planned'),
  topics: z.array(text).default([]),
  /** The periods whose report it received. */
  received: z.array(periodLabel).default([]),
  /** In working days from the meeting; `publishClearDays` in clear working days before, `callIn` after. */
  deadlines: z
    .strictObject({
      clearance: workingDays.optional(),
      final: workingDays.optional(),
      publishClearDays: days.optional(),
      callIn: days.optional(),
    })
    .optional(),
});

export type MeetingInFile = z.output<typeof meeting>;

export const steeringGroup = z.strictObject({
  ...item,
  key,
  name: text,
  kind: oneOf('a kind of group', ['officer', 'councillor', 'joint', 'partner']).default('officer'),
  remit: text.optional(),
  parents: z.array(key).default([]),
  from: day.optional(),
  until: day.optional(),
  successors: z.array(key).default([]),
  chair: personKey.optional(),
  members: z.array(personKey).default([]),
  oversees: z
    .union([z.literal('all'), z.array(key)], {
      error: isNot('a list of workstreams', 'all, or a list of workstream keys such as [ict, assets]'),
    })
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
