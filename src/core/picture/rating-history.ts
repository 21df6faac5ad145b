import { z } from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayShort } from '../calendar/say.ts';
import type { Overseen } from '../digest/facts.ts';
import { grouped } from '../grouped.ts';
import { listedShort } from '../interview/about.ts';
import { excerpt } from '../interview/understand/wording.ts';
import type { RatingInRound } from '../ports.ts';
import { type Period, parsePeriod } from '../programme/period.ts';
import { type Rating, rating, ratingName, ratings, worsening } from '../programme/rag.ts';
import { day } from '../programme/values.ts';

const rated = z.object({
  name: z.string(),
  /** Of each period, oldest first; null: none was given. */
  cells: z.array(rating.nullable()),
  /** The rating that stands today. */
  now: rating.nullable(),
});
export type Rated = z.output<typeof rated>;

export const ratingHistory = z.object({
  kind: z.literal('rating-history'),
  of: z.string(),
  today: day,
  /** Oldest first: `Q3 2026/27`. */
  periods: z.array(z.string()),
  /** The worst first. */
  rows: z.array(rated),
  /** How many workstreams have a rating and are not among the rows. */
  others: z.number(),
});
/** What a history of ratings shows: each workstream's rating period by period, and today's. */
export type RatingHistory = z.output<typeof ratingHistory>;

/** So many rows can be read on a phone. */
const mostRows = 12;
/** So many periods, the newest. */
export const mostPeriods = 5;

type Given = Pick<Overseen, 'workstream' | 'standing'>;

/**
 * Undefined: no rating was ever given.
 *
 * @param given what was rated in rounds; what the programme file reports of the time before is in the workstreams
 */
export function ratingHistoryOf(
  of: string,
  today: LocalDate,
  workstreams: readonly Given[],
  given: readonly RatingInRound[],
  financialYearStarts: string,
): RatingHistory | undefined {
  const reading = { today, every: 'quarter', financialYearStarts } as const;
  const known = new Map<string, Period>();
  const givenFor = grouped(given, ({ workstream }) => workstream);
  const rows = workstreams.map(({ workstream, standing }) => {
    const own = new Map<string, Rating>();
    const rate = (period: Period | undefined, rating: Rating) => {
      if (!period) return;
      known.set(period.label, period);
      own.set(period.label, rating);
    };
    for (const past of workstream.history) rate(parsePeriod(past.period, reading), past.rag);
    for (const { period, rating } of givenFor(workstream.id)) rate(period, rating);
    return { name: workstream.name, own, now: standing.now?.rating ?? null };
  });
  const periods = [...known.values()]
    .sort((a, b) => a.to.localeCompare(b.to) || a.from.localeCompare(b.from))
    .slice(-mostPeriods)
    .map(({ label }) => label);
  const all = rows
    .map(({ name, own, now }): Rated => ({ name, now, cells: periods.map((label) => own.get(label) ?? null) }))
    .filter(({ cells, now }) => now !== null || cells.some((cell) => cell !== null))
    .sort((a, b) => rankOf(b) - rankOf(a));
  if (all.length === 0) return undefined;
  const shown = all.slice(0, mostRows);
  return { kind: 'rating-history', of, today, periods, rows: shown, others: all.length - shown.length };
}

/** The worst now first; among equals the one that was worse before. */
const rankOf = ({ cells, now }: Rated): number =>
  10 * (now ? ratings.indexOf(now) + 1 : 0) + (lastOf(cells) ? ratings.indexOf(lastOf(cells)!) : 0);

const lastOf = (cells: readonly (Rating | null)[]): Rating | null => cells.findLast((cell) => cell !== null) ?? null;

/** The letter beside the colour: `A`, `AR`. */
export const letterOf = (rating: Rating): string =>
  ratingName(rating)
    .split('/')
    .map((word) => word.charAt(0))
    .join('');

/** The point of the picture, for who cannot see it. */
export function sayRatingHistory({ of, today, rows, others }: RatingHistory): string {
  const counts = [...ratings].reverse().flatMap((each) => {
    const count = rows.filter(({ now }) => now === each).length;
    return count > 0 ? [`${count} ${ratingName(each)}`] : [];
  });
  const than = (isSo: (change: number) => boolean) =>
    rows.filter(({ cells, now }) => now && firstOf(cells) && isSo(worsening(firstOf(cells)!, now)));
  const names = (of: readonly Rated[]) => listedShort(of.map(({ name }) => excerpt(name, 80)));
  const [worse, better] = [than((change) => change > 0), than((change) => change < 0)];
  return [
    `${of}: ratings on ${sayShort(today)}. ${sayCount(rows.length, 'workstream')}${others > 0 ? ` of ${rows.length + others}` : ''}, ${counts.join(', ') || 'none rated now'}.`,
    ...(worse.length > 0 ? [`Worse than the first rating shown: ${names(worse)}.`] : []),
    ...(better.length > 0 ? [`Better than the first rating shown: ${names(better)}.`] : []),
  ].join(' ');
}

const firstOf = (cells: readonly (Rating | null)[]): Rating | null => cells.find((cell) => cell !== null) ?? null;

/** `Amber in Q2 2026/27, Green in Q1 2026/27`: newest first. */
export const sayBefore = ({ cells }: Rated, periods: readonly string[]): string =>
  cells
    .flatMap((cell, at) => (cell === null ? [] : [`${ratingName(cell)} in ${periods[at]}`]))
    .reverse()
    .join(', ');
