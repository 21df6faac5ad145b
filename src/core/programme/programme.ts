import { z } from 'zod';
import { action, decision } from './decision.ts';
import { named } from './naming.ts';
import { paper } from './paper.ts';
import { roundSettings } from './round-settings.ts';
import { savingsTarget } from './saving.ts';
import { comment, consultation, note, review } from './scrutiny.ts';
import { steeringGroup } from './steering-group.ts';
import { day, item, key, personKey, text, whole } from './values.ts';
import { workstream } from './workstream.ts';

const phase = z
  .strictObject({
    ...item,
    key: key.optional(),
    name: text.optional(),
    order: whole(0, 1000).optional(),
    state: text.optional(),
  })
  .transform(named('name'));

export const programme = z.strictObject({
  ...item,
  key,
  name: text,
  /** May do everything in this programme. */
  office: z.array(personKey).min(1, { error: 'is empty; expected at least one person' }),
  /** The senior responsible owner; escalations end here. */
  sponsor: personKey,
  mandate: text.optional(),
  aims: z.array(text).default([]),
  policyFramework: text.optional(),
  leadMember: z.strictObject({ ...item, person: personKey, portfolio: text.optional() }).optional(),
  /** May read, are never asked. */
  observers: z.array(personKey).default([]),
  financialPlan: z
    .strictObject({ ...item, name: text.optional(), years: text.optional(), approved: day.optional() })
    .optional(),
  phases: z.array(phase).default([]),
  savings: z.union([z.array(savingsTarget), savingsTarget.transform((one) => [one])]).default([]),
  /** Absent: the rhythm most councils keep, two working weeks after each quarter. */
  rounds: roundSettings.default({ every: 'quarter', opens: 1, due: 10 }),
  steeringGroups: z.array(steeringGroup).default([]),
  workstreams: z.array(workstream).default([]),
  decisions: z.array(decision).default([]),
  actions: z.array(action).default([]),
  reviews: z.array(review).default([]),
  consultations: z.array(consultation).default([]),
  comments: z.array(comment).default([]),
  notes: z.array(note).default([]),
  paper: paper.optional(),
});
export type ProgrammeInFile = z.output<typeof programme>;
