import { z } from 'zod';
import { action, decision } from './decision.ts';
import { paper } from './paper.ts';
import { roundSettings } from './round-settings.ts';
import { savingsTarget } from './saving.ts';
import { comment, consultation, note, review } from './scrutiny.ts';
import { steeringGroup } from './steering-group.ts';
import { day, item, key, text } from './values.ts';
import { workstream } from './workstream.ts';

export const programme = z.strictObject({
  ...item,
  key,
  name: text,
  /** May do everything in this programme. */
  office: z.array(key).min(1, 'expected at least one person'),
  /** The senior responsible owner; escalations end here. */
  sponsor: key,
  mandate: text.optional(),
  aims: z.array(text).default([]),
  policyFramework: text.optional(),
  leadMember: z.strictObject({ person: key, portfolio: text.optional() }).optional(),
  /** May read, are never asked. */
  observers: z.array(key).default([]),
  financialPlan: z.strictObject({ name: text, years: text.optional(), approved: day.optional() }).optional(),
  phases: z
    .array(z.strictObject({ ...item, key, name: text, order: z.int().optional(), state: text.optional() }))
    .default([]),
  savings: z.union([z.array(savingsTarget), savingsTarget.transform((one) => [one])]).default([]),
  rounds: roundSettings,
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
