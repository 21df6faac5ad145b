import { z } from 'zod';
import { indicator } from './indicator.ts';
import { milestone } from './milestone.ts';
import { rating } from './rag.ts';
import { risk } from './risk.ts';
import { roundSettings } from './round-settings.ts';
import { saving } from './saving.ts';
import { day, isNot, item, key, money, number, oneOf, periodLabel, personKey, text } from './values.ts';

const states = ['not-started', 'active', 'paused', 'deferred', 'complete'] as const;
export type WorkstreamStatus = (typeof states)[number];

/** What was reported before Quarterdeck knew of it; the first "last time". */
const pastRating = z.strictObject({
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
  lead: z.union(
    [
      personKey.transform((one) => [one]),
      z.array(personKey).min(1, { error: 'is empty; expected at least one person' }),
    ],
    { error: isNot('a lead', "a person's key such as asha, or a list of them") },
  ),
  deputy: personKey.optional(),
  director: personKey,
  stage: oneOf('a stage', [
    'start-up',
    'scoping',
    'design',
    'consultation',
    'procurement',
    'delivery',
    'embedding',
    'closed',
  ]).optional(),
  status: oneOf('a status', states).default('active'),
  phase: key.optional(),
  areas: z.array(text).default([]),
  aims: z.array(text).default([]),
  dependsOn: z.array(key).default([]),
  budget: z
    .strictObject({ ...item, approved: money.optional(), spent: money.optional(), forecast: money.optional() })
    .optional(),
  posts: z.strictObject({ ...item, inScope: number.optional() }).optional(),
  /** Its own rhythm where that differs from the programme's. */
  rounds: roundSettings.partial().optional(),
  history: z.array(pastRating).default([]),
  milestones: z.array(milestone).default([]),
  indicators: z.array(indicator).default([]),
  savings: z.array(saving).default([]),
  risks: z.array(risk).default([]),
});
export type WorkstreamInFile = z.output<typeof workstream>;
