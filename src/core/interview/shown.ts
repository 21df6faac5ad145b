import type { z } from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';
import { type Rating, ratingName } from '../programme/rag.ts';
import type { Answers } from './answers.ts';
import { eachDecision } from './decision-key.ts';
import { readAs } from './stored/read-as.ts';
import { type DecidedBy, type DecisionNeeded, decidedBy, stored, type WayBack } from './stored.ts';
import { plainWords } from './understand/wording.ts';

/**
 * What a submitted answer says, typed, for status, digest and paper: they need not know how it is stored. Undefined
 * means that it was not answered.
 */
const read = <K extends keyof typeof stored>(answers: Answers, key: K) =>
  readAs<z.output<(typeof stored)[K]>>(stored[key] as unknown as z.ZodType<z.output<(typeof stored)[K]>>, answers[key]);

export const ratingOf = (answers: Answers): Rating | undefined => read(answers, 'rating');
/** Why it is not green, in the person's words. */
export const reasonOf = (answers: Answers): string | undefined => read(answers, 'reason');
export const achievedOf = (answers: Answers): string | undefined => told(read(answers, 'achieved'));
export const nextOf = (answers: Answers): string | undefined => told(read(answers, 'next'));

/** What shows that it is back on course after a Red. */
export const evidenceOf = (answers: Answers): string | undefined => read(answers, 'evidence');

/** `None` and `nothing yet` answer the question; there is nothing in them for a reader. */
const told = (said: string | undefined): string | undefined =>
  said !== undefined && /^(?:none|nothing|nil|n\/a)(?: (?:yet|new|so far|to (?:add|report)))*$/.test(plainWords(said))
    ? undefined
    : said;

/** Empty: asked, and none is needed. Each with of whom it is needed, whether that was said with it or asked after it. */
export function decisionsOf(answers: Answers): readonly DecisionNeeded[] | undefined {
  const needed = read(answers, 'decisions');
  return needed && [...eachDecision(needed)].map(([key, decision]) => ({ ...decision, ...decidedIn(answers, key) }));
}

/** Of whom one decision is needed, where that was asked. `key` is the decision's (decision-key.ts). */
function decidedIn(answers: Answers, key: string): DecidedBy {
  return readAs(decidedBy, answers[`${key}/of`]) ?? {};
}

/** What would bring it back and by when, whether said in one answer or in two; `said` is the date as they wrote it. */
export function pathOf(answers: Answers): WayBack | undefined {
  const path = read(answers, 'path');
  const by = read(answers, 'path-by');
  if (path?.by || !by) return path;
  return { ...path, ...(by.on ? { by: by.on } : {}), said: by.said };
}

/** The day by which it is back, where one was named. */
export const backBy = (answers: Answers): LocalDate | undefined => pathOf(answers)?.by;

/** A rating beside the one before: `Green`, `still Amber`, `from Amber to Green`. Words, never arrows or colour alone. */
export function sayRating(now: Rating, before?: Rating): string {
  if (before === undefined) return ratingName(now);
  return before === now ? `still ${ratingName(now)}` : `from ${ratingName(before)} to ${ratingName(now)}`;
}
