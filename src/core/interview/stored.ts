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

/** Of whom it is needed: a steering group (`of`, its id) or somebody else, in words (`who`); neither: it was not said. */
const decider = { of: words.optional(), who: words.optional() };
const decisionNeeded = z.object({ text: words, by: day.optional(), said: words.optional(), ...decider });

export const stored = {
  rating,
  reason: words,
  path: wayBack,
  'path-by': dateSaid,
  /** What shows that it is back on course, after it was red. */
  evidence: words,
  achieved: words,
  next: words,
  /** Empty: none is needed, and somebody said so. */
  decisions: z.array(decisionNeeded),
  /** Why a later version was made; kept as the version's reason and not among its answers. */
  correction: words,
} as const;

export type WayBack = z.output<typeof wayBack>;
export type DateSaid = z.output<typeof dateSaid>;
export type DecisionNeeded = z.output<typeof decisionNeeded>;

/** `decision/<its words>/of`: of whom one decision is needed, where that was asked. */
export const decidedBy = z.object(decider);
/** `decision/<its words>/key`: whether it could be a key decision. */
export const couldBeKey = z.enum(['yes', 'no', 'not-sure']);
/** `apart/<question>`: that an answer is kept out of the digest, or exempt from publication, and why. */
export const setApart = z.object({ is: z.enum(['kept-out', 'exempt']), why: words });
/** The same in a draft: shown, although last time it was set apart. */
export const shownAgain = z.object({ is: z.literal('shown') });

export type DecidedBy = z.output<typeof decidedBy>;
export type CouldBeKey = z.output<typeof couldBeKey>;
export type SetApart = z.output<typeof setApart>;
