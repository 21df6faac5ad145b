import type { LocalDate } from '../calendar/local-date.ts';
import { sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { ended } from '../ended.ts';
import type { Tx } from '../ports.ts';
import type { Programme } from '../programme/nouns.ts';
import { type Rating, ratingName } from '../programme/rag.ts';

/** The overall rating that somebody set, as readers are told it: with the person, the day and the reason. */
export interface OverallSaid {
  readonly rating: Rating;
  readonly reason: string;
  /** Their name. */
  readonly by: string;
  /** The programme office set it: only that is told to readers of approved content. */
  readonly isOffices: boolean;
  readonly on: LocalDate;
  readonly at: Date;
}

/** What stands for a programme; at most two queries. */
export async function overallOf(
  tx: Tx,
  { id, office }: Pick<Programme, 'id' | 'office'>,
  zone: string,
): Promise<OverallSaid | undefined> {
  const set = await tx.overall.of(id);
  if (!set) return undefined;
  const person = await tx.people.get(set.by);
  const { rating, reason, at } = set;
  const isOffices = office.includes(set.by);
  return { rating, reason, at, by: person?.name ?? 'the programme office', isOffices, on: localDateOf(at, zone) };
}

/**
 * `Overall Amber, set by Claire Holt on 12 January: the strategy is nearly agreed. The worst is Red.` Whoever sets it
 * answers for it by name, and what it covers stands beside it.
 */
export function sayOverall(
  { rating, reason, by, on }: OverallSaid,
  worst: Rating | undefined,
  today: LocalDate,
): string {
  const beside = worst === undefined ? 'No workstream has a rating yet.' : `The worst is ${ratingName(worst)}.`;
  return `Overall ${ratingName(rating)}, set by ${by} on ${sayShort(on, today)}: ${ended(reason)} ${beside}`;
}
