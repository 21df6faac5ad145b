import { type Cron, fallsOn, parseCron } from '../calendar/cron.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import { instantOf } from '../calendar/zone.ts';
import type { DigestSettings } from '../programme/steering-group.ts';
import { type Council, isDue, type Window, windowOf } from './council.ts';
import type { DigestDue, ScheduledGroup } from './due.ts';

/** What falls due for one steering group. Throws when its cron is none: the programme file was checked for that. */
export function digestDues(group: ScheduledGroup, council: Council, window: Window): readonly DigestDue[] {
  const { digest, from, until, id, programme, scheduledSince } = group;
  const cron = parseCron(digest.cron);
  if (!cron) throw new Error(`the digest of ${id} has a schedule that cannot be read: ${digest.cron}`);
  const zone = digest.timeZone ?? council.settings.timeZone;
  const dues: DigestDue[] = [];
  for (let on = window.firstDay; on <= window.lastDay; on = addDays(on, 1)) {
    if ((from && on < from) || (until && on > until)) continue;
    if (!isDigestDay(on, cron, digest.holiday, council.calendar)) continue;
    const at = instantOf(on, cron.time, zone);
    if (!isDue(at, window, scheduledSince)) continue;
    dues.push({ schedule: `digest/${id}`, at, on, what: 'digest', programme, group: id });
  }
  return dues;
}

const DAY = 86_400_000;

/** A group's next digest; undefined: none comes within a year. */
export function nextDigest(group: ScheduledGroup, council: Council, now: Date): DigestDue | undefined {
  // Most come every week, so a week is looked at first.
  for (const days of [8, 70, 366]) {
    const [next] = digestDues(group, council, windowOf(now, new Date(now.getTime() + days * DAY)));
    if (next) return next;
  }
  return undefined;
}

/** The day on which a group reads its next digest, in its own zone; undefined: none comes within a year. */
export const nextDigestDay = (group: ScheduledGroup, council: Council, now: Date): LocalDate | undefined =>
  nextDigest(group, council, now)?.on;

/**
 * Whether a digest comes on this day: a working day that the cron names, or to which a day off that it names was moved.
 * Asked of the day on which it arrives, so two that fall on one day are one.
 */
function isDigestDay(
  day: LocalDate,
  cron: Cron,
  holiday: DigestSettings['holiday'],
  calendar: WorkingCalendar,
): boolean {
  if (!calendar.isWorkingDay(day)) return false;
  if (fallsOn(cron, day)) return true;
  if (holiday === 'skip') return false;
  const towardsTheNamedDay = holiday === 'next' ? -1 : 1;
  for (
    let off = addDays(day, towardsTheNamedDay);
    !calendar.isWorkingDay(off);
    off = addDays(off, towardsTheNamedDay)
  ) {
    if (fallsOn(cron, off)) return true;
  }
  return false;
}
