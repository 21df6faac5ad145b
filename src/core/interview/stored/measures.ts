import { z } from 'zod';
import { day } from '../../programme/values.ts';

/**
 * Answers about a workstream's indicators, savings, risks, actions and money, as they are stored in drafts and updates.
 * A shape here never changes its meaning: updates are kept for ever. `said` is what they wrote, where it says more than
 * was read from it; `note` the part of it that readers see beside the figures.
 */
const words = z.string().min(1);
const amount = z.number();
const unchanged = z.literal(true).optional();

/** `indicator/<key>`: by period a number, or words; what is not known yet is no reading. */
export const figure = z
  .object({
    readings: z.record(z.string(), z.union([amount, words])),
    /** Not all of it is available yet. */
    later: z.literal(true).optional(),
    /** When it is expected. */
    on: day.optional(),
    /** They said `about`. */
    about: z.literal(true).optional(),
    said: words.optional(),
    note: words.optional(),
  })
  .refine(({ readings, later }) => later || Object.keys(readings).length > 0);
export type Figure = z.output<typeof figure>;

/** `indicator/<key>/action`: what is being done about a figure that is off target. */
export const correctiveAction = words;

/** `saving/<key>`: whole pounds. What was not said is as it was. */
export const savingSaid = z.object({
  unchanged,
  delivered: amount.optional(),
  low: amount.optional(),
  high: amount.optional(),
  /** Of the forecast. */
  atRisk: z.object({ low: amount, high: amount }).optional(),
  /** All of it is delivered. */
  complete: z.literal(true).optional(),
  said: words.optional(),
  note: words.optional(),
});
export type SavingSaid = z.output<typeof savingSaid>;

/** `risk/<key>`. `words`: no plain change, only what was written. */
export const riskSaid = z.object({
  is: z.enum(['unchanged', 'closed', 'worse', 'better', 'words']),
  likelihood: z.number().optional(),
  impact: z.number().optional(),
  said: words.optional(),
  note: words.optional(),
});
export type RiskSaid = z.output<typeof riskSaid>;

/** `risks/new`; empty: there is none, and somebody said so. */
export const newRisk = z.object({
  kind: z.enum(['risk', 'issue']),
  text: words,
  likelihood: z.number().optional(),
  impact: z.number().optional(),
  mitigation: words.optional(),
  /** The whole line, where something was read out of it. */
  said: words.optional(),
});
export type NewRisk = z.output<typeof newRisk>;

/** `action/<key>`. `on`: the day it was done, or the new date. */
export const actionSaid = z.object({
  is: z.enum(['unchanged', 'done', 'moved', 'new-date-unknown', 'words']),
  on: day.optional(),
  /** The new date as they wrote it. */
  date: words.optional(),
  why: words.optional(),
  said: words.optional(),
});
export type ActionSaid = z.output<typeof actionSaid>;

/** `money`: whole pounds. What was not said is as it was. */
export const moneySaid = z.object({
  unchanged,
  spent: amount.optional(),
  forecast: amount.optional(),
  said: words.optional(),
  note: words.optional(),
});
export type MoneySaid = z.output<typeof moneySaid>;
