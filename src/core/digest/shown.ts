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

/**
 * What counts as shown once an edit was sent. Nobody is notified of one, so whatever it says besides its own changes the
 * next digest still has to say: of other workstreams a group was shown what stood there before.
 *
 * @param edited ids of the workstreams of which the edit says that they changed
 */
export function shownByEdit(before: Shown, now: Shown, edited: ReadonlySet<string>): Shown {
  const isEdited = (id: string): boolean => edited.has(id.split('/').slice(0, 2).join('/'));
  const each = <Value>(was: Readonly<Record<string, Value>> = {}, is: Readonly<Record<string, Value>> = {}) =>
    Object.fromEntries([
      ...Object.entries(was).filter(([id]) => !isEdited(id)),
      ...Object.entries(is).filter(([id]) => isEdited(id)),
    ]);
  const those = (was: readonly string[] = [], is: readonly string[] = []) => [
    ...was.filter((id) => !isEdited(id)),
    ...is.filter(isEdited),
  ];
  const missing = those(before.missing, now.missing);
  return {
    ...before,
    ratings: each(before.ratings, now.ratings),
    notReceived: missing.length,
    missing,
    reds: those(before.reds, now.reds),
    days: each(before.days, now.days),
    proposed: each(before.proposed, now.proposed),
    offTarget: each(before.offTarget, now.offTarget),
    risks: those(before.risks, now.risks),
  };
}
