import { z } from 'zod';
import type { Json } from '../json.ts';
import { type Rating, rating } from '../programme/rag.ts';

/** What a group was shown, kept so that the next digest can say what changed since: ratings by workstream id. */
export interface Shown {
  readonly ratings: Readonly<Record<string, Rating>>;
  readonly notReceived: number;
}

const stored = z.object({ ratings: z.record(z.string(), rating), notReceived: z.number() });

/** What an older version kept and this one cannot read counts as never shown. */
export function readShown(json: Json): Shown {
  const parsed = stored.safeParse(json);
  return parsed.success ? parsed.data : { ratings: {}, notReceived: 0 };
}
