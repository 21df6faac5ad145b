import type { LocalDate } from '../../calendar/local-date.ts';
import { yearOf } from './day.ts';

/** What a date is relative to. */
export interface DateContext {
  readonly today: LocalDate;
  /** `MM-DD`: what Q4 and the end of the year mean. */
  readonly financialYearStarts: string;
  /** What is asked about has happened: a day without its year is the latest that has been, not the next to come. */
  readonly past?: boolean;
}

/** A way to name a day, and the day that it names. */
export interface NamedDay {
  readonly pattern: RegExp;
  /** Undefined: it is no date after all. */
  readonly day: (match: readonly (string | undefined)[], context: DateContext) => LocalDate | undefined;
  /** False: could well be meant otherwise, so it is said back first. */
  readonly sure: boolean | ((match: readonly (string | undefined)[], context: DateContext) => boolean);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** From 1. */
export const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
export const yearSaid = '(?:,? (20\\d\\d))?';
export const weekdayName =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday|s)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';

/** A whole phrase, perhaps after `the`; longer words that begin or end with it are others. */
export const named = (pattern: string): RegExp => new RegExp(`\\b(?:the )?${pattern}(?![\\p{L}\\p{N}])`, 'giu');

/** The first of these years in which the day is not past, or the last in which it is; a year that was said is taken at its word. */
export function next(
  said: string | undefined,
  { today, past }: DateContext,
  inYear: (year: number) => LocalDate | undefined,
): LocalDate | undefined {
  if (said) return inYear(Number(said));
  const thisYear = inYear(yearOf(today));
  if (past) return thisYear && thisYear <= today ? thisYear : inYear(yearOf(today) - 1);
  return thisYear && thisYear >= today ? thisYear : inYear(yearOf(today) + 1);
}
