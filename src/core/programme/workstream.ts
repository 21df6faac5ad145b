import { z } from 'zod';
import { indicator } from './indicator.ts';
import { milestone } from './milestone.ts';
import { rating } from './rag.ts';
import { risk } from './risk.ts';
import { roundSettings } from './round-settings.ts';
import { saving } from './saving.ts';
import { day, item, key, money, periodLabel, text } from './values.ts';

const stages = [
  'start-up',
  'scoping',
  'design',
  'consultation',
  'procurement',
  'delivery',
  'embedding',
  'closed',
] as const;
const states = ['not-started', 'active', 'paused', 'deferred', 'complete'] as const;
export type WorkstreamStatus = (typeof states)[number];

/** What was reported before Quarterdeck knew of it; the first "last time". */
export const pastRating = z.strictObject({
  ...item,
  period: periodLabel,
  rag: rating,
  on: day.optional(),
  reason: text.optional(),
});
export type PastRating = z.output<typeof pastRating>;

export const workstream = z.strictObject({
  ...item,
  key,
  name: text,
  /** One person, or several who share the job; one answer serves all. */
  lead: z.union([key.transform((one) => [one]), z.array(key).min(1, 'expected at least one lead')], {
    error: 'expected a person’s key, or a list of them',
  }),
  deputy: key.optional(),
  director: key,
  stage: z.enum(stages, { error: `expected one of ${stages.join(', ')}` }).optional(),
  status: z.enum(states, { error: `expected one of ${states.join(', ')}` }).default('active'),
  phase: key.optional(),
  areas: z.array(text).default([]),
  aims: z.array(text).default([]),
  dependsOn: z.array(key).default([]),
  budget: z
    .strictObject({ approved: money.optional(), spent: money.optional(), forecast: money.optional() })
    .optional(),
  posts: z.strictObject({ ...item, inScope: z.number() }).optional(),
  /** Its own rhythm where that differs from the programme's. */
  rounds: roundSettings.partial().optional(),
  history: z.array(pastRating).default([]),
  milestones: z.array(milestone).default([]),
  indicators: z.array(indicator).default([]),
  savings: z.array(saving).default([]),
  risks: z.array(risk).default([]),
});
export type WorkstreamInFile = z.output<typeof workstream>;
