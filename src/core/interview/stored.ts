import { z } from 'zod';
import { rating } from '../programme/rag.ts';
import { day } from '../programme/values.ts';

/**
 * Answers as they are stored in drafts and updates, by question key. A shape here never changes its meaning: updates
 * are kept for ever. A new question adds a line.
 */
const words = z.string().min(1);

/** A date as a person gave it: the day it means, and what they wrote. Without `on`: they do not know it yet. */
const dateSaid = z.object({ on: day.optional(), said: words });

/** What would bring it back, with the day if they named one in the same breath. */
const wayBack = z.object({ text: words.optional(), by: day.optional(), said: words.optional() });

const decisionNeeded = z.object({ text: words, by: day.optional(), said: words.optional() });

export const stored = {
  rating,
  reason: words,
  path: wayBack,
  'path-by': dateSaid,
  achieved: words,
  next: words,
  /** Empty: none is needed, and somebody said so. */
  decisions: z.array(decisionNeeded),
} as const;

export type WayBack = z.output<typeof wayBack>;
export type DateSaid = z.output<typeof dateSaid>;
export type DecisionNeeded = z.output<typeof decisionNeeded>;
