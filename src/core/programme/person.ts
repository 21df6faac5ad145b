import { z } from 'zod';
import { item, key, text, timeZone, weekdays } from './values.ts';

export const person = z.strictObject({
  ...item,
  key,
  name: text,
  email: z
    .email({ error: 'expected an e-mail address such as asha.patel@example.org' })
    .transform((address) => address.toLowerCase()),
  title: text.optional(),
  service: text.optional(),
  phone: z.union([text, z.number().transform(String)], { error: 'expected a telephone number in quotes' }).optional(),
  kind: z
    .enum(['officer', 'councillor', 'partner'], { error: 'expected officer, councillor or partner' })
    .default('officer'),
  /** Absent: the organisation's. */
  timeZone: timeZone.optional(),
  workingDays: z
    .array(z.enum(weekdays, { error: 'expected days such as [mon, tue, wed]' }))
    .min(1, 'expected at least one day')
    .default(['mon', 'tue', 'wed', 'thu', 'fri']),
  /** Slack user id; otherwise found by e-mail. */
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{1,30}$/, 'expected a Slack user id such as U0ASHA')
    .optional(),
  /** Entra object id; otherwise found by e-mail or UPN. */
  teams: z
    .string()
    .regex(
      /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
      'expected an Entra object id such as 5b1f0c3e-0000-4000-8000-000000000001',
    )
    .transform((id) => id.toLowerCase())
    .optional(),
  /** The platform to ask on for who has several: `slack`, `teams`. Platforms are an open set. */
  prefers: key.optional(),
});
export type Person = z.output<typeof person>;
