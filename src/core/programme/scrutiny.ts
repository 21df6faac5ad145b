import { z } from 'zod';
import { day, item, key, text } from './values.ts';

/** What comes from outside the programme: reviews and their recommendations, consultations, members' comments. */

export const recommendation = z.strictObject({ ...item, key, text });

export const review = z.strictObject({
  ...item,
  key,
  kind: text.optional(),
  team: text.optional(),
  dates: text.optional(),
  evidence: text.optional(),
  recommendations: z.array(recommendation).default([]),
});

export const consultation = z.strictObject({
  ...item,
  key,
  with: text,
  policy: text.optional(),
  rounds: z
    .array(
      z.strictObject({ number: z.int().min(1), on: day.optional(), heard: text.optional(), response: text.optional() }),
    )
    .default([]),
  confirmation: z.strictObject({ from: text, state: text.optional() }).optional(),
});

export const comment = z.strictObject({
  ...item,
  key,
  by: text,
  on: day.optional(),
  text,
  response: text.optional(),
  /** "Felt to be addressed" and "accepted" are different things, so who answered where is kept beside the state. */
  answered: z.strictObject({ by: text, at: text.optional(), on: day.optional() }).optional(),
  state: z.enum(['open', 'answered', 'accepted'], { error: 'expected open, answered or accepted' }).default('open'),
});

const noteKinds = [
  'achievement',
  'opportunity',
  'accolade',
  'contact',
  'commitment',
  'evidence',
  'observation',
] as const;

export const note = z.strictObject({
  ...item,
  kind: z.enum(noteKinds, { error: `expected one of ${noteKinds.join(', ')}` }),
  text,
  on: day.optional(),
  source: text.optional(),
  workstream: key.optional(),
});
