import { z } from 'zod';
import { either, isNot } from './values.ts';

/**
 * Ratings, from best to worst. With the three-point scale only green, amber and red are given. Complete, deferred,
 * paused and not started are states of a workstream, not colours (workstream.ts).
 */
export const ratings = ['green', 'amber-green', 'amber', 'amber-red', 'red'] as const;
export type Rating = (typeof ratings)[number];

export const scales = { three: ['green', 'amber', 'red'], five: ratings } as const satisfies Record<
  string,
  readonly Rating[]
>;
export type Scale = keyof typeof scales;

/** What is wrong with a word that is no rating of this scale. */
export const notARating = (scale: Scale): string => isNot('a rating', either(scales[scale]));

/** Any of the five: whether the organisation's scale has it is seen when the whole file is (import/rules.ts). */
export const rating = z.enum(ratings, { error: notARating('three') });

const names: Record<Rating, string> = {
  green: 'Green',
  'amber-green': 'Amber/Green',
  amber: 'Amber',
  'amber-red': 'Amber/Red',
  red: 'Red',
};

/** The word that always stands beside or instead of the colour. */
export const ratingName = (rating: Rating): string => names[rating];

/** Negative when `now` is better than `before`, positive when worse. */
export const worsening = (before: Rating, now: Rating): number => ratings.indexOf(now) - ratings.indexOf(before);
