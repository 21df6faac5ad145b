import type { LocalDate } from './local-date.ts';
import { weekdays } from './weekday.ts';
import type { LocalTime } from './zone.ts';

/** A time of day and the days on which it counts. One fixed minute and hour: at most one occurrence a local date. */
export interface Cron {
  readonly time: LocalTime;
  /** Days of the month, 1 to 31; undefined: any. */
  readonly days: ReadonlySet<number> | undefined;
  /** 1 to 12. */
  readonly months: ReadonlySet<number> | undefined;
  /** 0 to 6, Sunday first. */
  readonly weekdays: ReadonlySet<number> | undefined;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const sundayFirst = ['sun', ...weekdays.slice(0, 6)];

/** One field: undefined means any, `'unreadable'` that it says nothing we know. */
type Field = ReadonlySet<number> | undefined | 'unreadable';

function field(text: string, first: number, last: number, names: readonly string[] = []): Field {
  if (text === '*') return undefined;
  const number = (word: string): number => {
    const place = names.indexOf(word.toLowerCase());
    return place >= 0 ? place + first : /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN;
  };
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1', more] = part.split('/');
    const [from = '', to, tooMany] = range === '*' ? [String(first), String(last)] : range.split('-');
    const start = number(from);
    // As cron has it: `5/10` goes on to the end, `5` alone does not.
    const end = to !== undefined ? number(to) : part.includes('/') ? last : start;
    const readable = start >= first && start <= end && end <= last && /^[1-9]\d?$/.test(step);
    if (!readable || more !== undefined || tooMany !== undefined) return 'unreadable';
    for (let value = start; value <= end; value += Number(step)) values.add(value);
  }
  return values;
}

/**
 * Reads five fields of which minute and hour are one number each; the others may be `*`, numbers, ranges, steps, lists,
 * and names (`mon`, `jan`). Undefined when it is no such text.
 */
export function parseCron(text: string): Cron | undefined {
  const [minute = '', hour = '', day = '', month = '', weekday = '', more] = text.trim().split(/\s+/);
  if (more !== undefined || !/^[0-5]?\d$/.test(minute) || !/^([01]?\d|2[0-3])$/.test(hour)) return undefined;
  const days = field(day, 1, 31);
  const months = field(month, 1, 12, monthNames);
  const week = field(weekday, 0, 7, sundayFirst);
  if (days === 'unreadable' || months === 'unreadable' || week === 'unreadable') return undefined;
  return {
    time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` as LocalTime,
    days,
    months,
    weekdays: week && new Set([...week].map((value) => value % 7)),
  };
}

/** Whether the schedule names this day. As cron has it, a day of the month and a weekday together mean either. */
export function fallsOn(cron: Cron, date: LocalDate): boolean {
  if (cron.months && !cron.months.has(Number(date.slice(5, 7)))) return false;
  const day = cron.days?.has(Number(date.slice(8)));
  const weekday = cron.weekdays?.has(new Date(Date.parse(date)).getUTCDay());
  if (day === undefined || weekday === undefined) return day ?? weekday ?? true;
  return day || weekday;
}
