import { z } from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Json } from '../json.ts';
import { type Rating, rating } from '../programme/rag.ts';
import { day } from '../programme/values.ts';

/** What a group was shown, kept so that the next digest can say what changed since. By id. */
export interface Shown {
  readonly ratings: Readonly<Record<string, Rating>>;
  readonly notReceived: number;
  /** Of which it said, or counted, that no answer came. */
  readonly missing?: readonly string[];
  /** Also those of which no answer came. Absent, as all below: an older version did not keep it. */
  readonly reds?: readonly string[];
  /** The days of milestones that are not done; of a critical one the approved day. */
  readonly days?: Readonly<Record<string, LocalDate>>;
  /** Days that wait for their approver. */
  readonly proposed?: Readonly<Record<string, LocalDate | null>>;
  /** Indicators that are not on target. */
  readonly offTarget?: Readonly<Record<string, OffTarget>>;
  /** What was asked, by its name (`A12`) or its words. */
  readonly asks?: readonly string[];
  readonly risks?: readonly string[];
}

export type OffTarget = 'within tolerance' | 'outside tolerance';

const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value).optional();

const stored = z.object({
  ratings: z.record(z.string(), rating),
  notReceived: z.number(),
  missing: z.array(z.string()).optional(),
  reds: z.array(z.string()).optional(),
  days: byId(day),
  proposed: byId(day.nullable()),
  offTarget: byId(z.enum(['within tolerance', 'outside tolerance'])),
  asks: z.array(z.string()).optional(),
  risks: z.array(z.string()).optional(),
});

/** What an older version kept and this one cannot read counts as never shown. */
export function readShown(json: Json): Shown {
  const parsed = stored.safeParse(json);
  return parsed.success ? (parsed.data as Shown) : { ratings: {}, notReceived: 0 };
}
