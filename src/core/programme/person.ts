import { z } from 'zod';
import { isNot, item, key, oneOf, text, timeZone, weekday } from './values.ts';

const notAnEmail = isNot('an e-mail address', 'one such as asha.patel@example.org');
const notASlackId = isNot('a Slack user id', 'one such as U0ASHA');
const notAnEntraId = isNot('an Entra object id', 'one such as 5b1f0c3e-0000-4000-8000-000000000001');

export const person = z.strictObject({
  ...item,
  key,
  name: text,
  email: z.email({ error: notAnEmail }).transform((address) => address.toLowerCase()),
  title: text.optional(),
  service: text.optional(),
  phone: text.optional(),
  kind: oneOf('a kind of person', ['officer', 'councillor', 'partner']).default('officer'),
  /** Absent: the organisation's. */
  timeZone: timeZone.optional(),
  workingDays: z
    .array(weekday)
    .min(1, { error: 'is empty; expected at least one day, such as [mon, tue, wed]' })
    .default(['mon', 'tue', 'wed', 'thu', 'fri']),
  /** Slack user id; otherwise found by e-mail. */
  slack: z
    .string({ error: notASlackId })
    .regex(/^[UW][A-Z0-9]{1,30}$/, { error: notASlackId })
    .optional(),
  /** Entra object id; otherwise found by e-mail or UPN. */
  teams: z
    .string({ error: notAnEntraId })
    .regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, { error: notAnEntraId })
    .transform((id) => id.toLowerCase())
    .optional(),
  /** The platform to ask on for who has several: `slack`, `teams`. Platforms are an open set. */
  prefers: key.optional(),
});
export type Person = z.output<typeof person>;

/** The fields that hold a person's id on a platform; a platform without one is looked up by e-mail. */
export const platformIds = ['slack', 'teams'] as const satisfies readonly (keyof Person)[];
