import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayShort } from '../calendar/say.ts';
import type { Milestone } from './nouns.ts';

/** A milestone's days beside each other, and how they are said. */
type Days = Pick<Milestone, 'forecast' | 'baseline'>;

/** The day a milestone is expected on: of a critical one the approved day. */
export const expected = ({ forecast, baseline }: Days): LocalDate | undefined => forecast ?? baseline;

/** Whether a day moved to a later one, or to none. */
export const isSlip = (from: LocalDate | undefined, to: LocalDate | undefined): boolean =>
  from !== undefined && (to === undefined || to > from);

/** `31 days after the plan (30 June)`, `on the day planned`. */
export function sayAgainst(day: LocalDate, against: LocalDate, called: string, today: LocalDate): string {
  const days = daysBetween(against, day);
  if (days === 0) return called === 'plan' ? 'on the day planned' : `on the day of the ${called}`;
  const far = sayCount(Math.abs(days), 'day');
  return `${far} ${days > 0 ? 'after' : 'before'} the ${called} (${sayShort(against, today)})`;
}

/**
 * How far a day is from the last forecast and from the plan: `12 days after the forecast (19 July), 31 days after the
 * plan (30 June)`. Undefined where there is neither.
 */
export function saySlip(day: LocalDate, { forecast, baseline }: Days, today: LocalDate): string | undefined {
  const parts = [
    ...(forecast !== undefined && forecast !== baseline && forecast !== day
      ? [sayAgainst(day, forecast, 'forecast', today)]
      : []),
    ...(baseline === undefined ? [] : [sayAgainst(day, baseline, 'plan', today)]),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** How an unapproved critical date reads, wherever it stands. */
export const sayProposed = (to: LocalDate | undefined, approved: LocalDate | undefined, today: LocalDate): string =>
  `proposed ${to === undefined ? 'no date' : sayShort(to, today)}, approval awaited; ${
    approved === undefined ? 'no approved date' : `approved date ${sayShort(approved, today)}`
  }`;
