import { z } from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Json } from '../json.ts';
import { type Rating, rating } from '../programme/rag.ts';
import { day } from '../programme/values.ts';

/** What became worse with one answer or note, as it is kept: what is said of it is read when it is sent. */
export interface Told {
  /** Who said it; empty: the programme file. */
  readonly by: string;
  /** Whom a digest waits for: the director, or who stands in for them. */
  readonly to: string;
  /** The rating before it; absent although it is Red: none was given before. */
  readonly was?: Rating;
  /** The rating, where it is worse. */
  readonly now?: Rating;
  /** Critical dates that slipped. */
  readonly slips: readonly Slip[];
  /** Keys of what is asked for the first time (interview/decision-key.ts). */
  readonly asks: readonly string[];
}

/** The milestone, and the change of its day; where the programme file moved it, the day before. */
type Slip = { readonly milestone: string } & ({ readonly change: string } | { readonly from: LocalDate });

const stored = z.object({
  by: z.string(),
  to: z.string(),
  was: rating.optional(),
  now: rating.optional(),
  slips: z.array(
    z.union([z.object({ milestone: z.string(), change: z.string() }), z.object({ milestone: z.string(), from: day })]),
  ),
  asks: z.array(z.string()),
});

/** What another version kept and this one cannot read tells nothing. */
export function readTold(json: Json): Told {
  const parsed = stored.safeParse(json);
  if (!parsed.success) return { by: '', to: '', slips: [], asks: [] };
  const { was, now, ...told } = parsed.data;
  return { ...told, ...(was ? { was } : {}), ...(now ? { now } : {}) };
}
