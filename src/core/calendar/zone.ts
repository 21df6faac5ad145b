import { tzOffset } from '@date-fns/tz';
import type { LocalDate } from './local-date.ts';

/** A time of day on a 24-hour clock, `HH:MM`. */
export type LocalTime = `${number}:${number}`;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Offsets already looked up, by zone and minute: what happens at one moment asks for the same few again and again, and
 * since 1972 no zone has changed its clocks but on a whole minute. Few enough to keep, and begun anew when they are many.
 */
const offsets = new Map<string, number>();
const mostOffsets = 1_000;

/** How far the zone's clocks are ahead of UTC at this instant, in ms. */
function offsetAt(instant: number, zone: string): number {
  const moment = `${zone} ${Math.floor(instant / MINUTE)}`;
  const known = offsets.get(moment);
  if (known !== undefined) return known;
  const minutes = tzOffset(zone, new Date(instant));
  if (Number.isNaN(minutes)) throw new RangeError(`${zone} is no IANA time zone`);
  if (offsets.size === mostOffsets) offsets.clear();
  offsets.set(moment, minutes * MINUTE);
  return minutes * MINUTE;
}

const onTheWall = (instant: Date, zone: string): string =>
  new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString();

/** The day it is in a zone. `zone` is an IANA name; throws RangeError when there is none such. */
export const localDateOf = (instant: Date, zone: string): LocalDate =>
  onTheWall(instant, zone).slice(0, 10) as LocalDate;

/** The time it is in a zone, to the minute. */
export const localTimeOf = (instant: Date, zone: string): LocalTime =>
  onTheWall(instant, zone).slice(11, 16) as LocalTime;

/**
 * The instant at which the zone's clocks show this time of this day. In spring, when they never show it, the first
 * instant after the gap; in autumn, when they show it twice, the first of the two.
 *
 * In other words the first instant at which they show it or more: no zone is further than 14 hours ahead of UTC or 12
 * behind, so the offsets on either side of a change are found outside those bounds.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): Date {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const earlier = offsetAt(wall - 15 * HOUR, zone);
  const later = offsetAt(wall + 13 * HOUR, zone);
  const first = wall - earlier;
  if (earlier === later || offsetAt(first, zone) === earlier) return new Date(first);
  const second = wall - later;
  if (offsetAt(second, zone) === later) return new Date(second);
  return new Date(changeBetween(second, first, zone));
}

/** The instant, to the ms, at which the zone's offset ceases to be what it was at `before`. */
function changeBetween(before: number, after: number, zone: string): number {
  const old = offsetAt(before, zone);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}
