import type { LocalDate } from '../../calendar/local-date.ts';
import { dayOf, endOfMonth, monthOf, yearOf } from './day.ts';
import { type DateContext, type NamedDay, named, next } from './day-pattern.ts';

/** The last day of a quarter (or with 4, of all) of the financial year that begins in `year`. */
const endOfQuarter = (quarter: number, year: number, { financialYearStarts }: DateContext): LocalDate | undefined =>
  endOfMonth(year, Number(financialYearStarts.slice(0, 2)) + quarter * 3 - 1);

/** The next such quarter to end. */
const endOfQuarterNamed = (quarter: number, context: DateContext) =>
  next(undefined, context, (y) =>
    [y - 2, y - 1, y].map((start) => endOfQuarter(quarter, start, context)).find((end) => end && yearOf(end) === y),
  );

const endOfYear = (said: string | undefined, context: DateContext) =>
  next(said, context, (y) =>
    [y - 1, y].map((start) => endOfQuarter(4, start, context)).find((end) => end && yearOf(end) === y),
  );

/** `quarters` after the one that today is in. */
function quarterFromNow(context: DateContext, quarters: number): LocalDate | undefined {
  const { today, financialYearStarts } = context;
  const since = (monthOf(today) - Number(financialYearStarts.slice(0, 2)) + 12) % 3;
  return endOfMonth(yearOf(today), monthOf(today) - since + 2 + quarters * 3);
}

const monthsFromNow = ({ today }: DateContext, months: number) => endOfMonth(yearOf(today), monthOf(today) + months);

const steps: Readonly<Record<string, number>> = { next: 1, last: -1 };
const step = (which: string | undefined): number => steps[which?.trim().toLowerCase() ?? ''] ?? 0;

/** The ends of months, quarters and years that are not called by a month's name. */
export const periodEnds: readonly NamedDay[] = [
  {
    // `second quarter`; `this quarter` has a pattern of its own.
    pattern: named('(?:end(?: of)? (?:the )?)?(first|1st|second|2nd|third|3rd|fourth|4th) quarter'),
    sure: false,
    day: ([, which = ''], context) =>
      endOfQuarterNamed(
        ['first', 'second', 'third', 'fourth'].indexOf(which.toLowerCase()) + 1 || Number.parseInt(which, 10),
        context,
      ),
  },
  {
    pattern: named('end(?: of)? (the |this |next |last )?month'),
    sure: true,
    day: ([, which], context) => monthsFromNow(context, step(which)),
  },
  { pattern: named('(?:month[ -]end|eom)'), sure: true, day: (_, context) => monthsFromNow(context, 0) },
  {
    pattern: named('(?:(?:mid|early|late) )?(this|next|last) month'),
    sure: false,
    day: ([, which], context) => monthsFromNow(context, step(which)),
  },
  {
    pattern: named('(end(?: of)? )?(the |this |next |last )quarter'),
    sure: ([, end]) => end !== undefined,
    day: ([, end, which = ''], context) =>
      end === undefined && which.trim() === 'the' ? undefined : quarterFromNow(context, step(which)),
  },
  {
    pattern: named('(?:end(?: of)? (?:the |this )?(?:financial year|fy)|(?:financial year|fy)[ -]end)'),
    sure: true,
    day: (_, context) => endOfYear(undefined, context),
  },
  {
    pattern: named('(?:end(?: of)? (?:the |this )?calendar year|calendar year[ -]end)'),
    sure: true,
    day: (_, context) => next(undefined, context, (y) => dayOf(y, 12, 31)),
  },
  {
    pattern: named('(?:end(?: of)? (?:the |this )?year|year[ -]end|eoy)'),
    sure: false,
    day: (_, context) => endOfYear(undefined, context),
  },
  {
    pattern: named('end(?: of)? (?:fy ?|financial year )?(20\\d\\d)[/-]\\d\\d(?:\\d\\d)?'),
    sure: true,
    day: ([, year], context) => endOfQuarter(4, Number(year), context),
  },
  { pattern: named('end(?: of)? (20\\d\\d)'), sure: false, day: ([, year]) => dayOf(Number(year), 12, 31) },
  {
    pattern: named('(?:end(?: of)? )?q([1-4])(?:,? (20\\d\\d)(?:[/-]\\d\\d(?:\\d\\d)?)?)?'),
    sure: false,
    day: ([, quarter, said], context) =>
      said ? endOfQuarter(Number(quarter), Number(said), context) : endOfQuarterNamed(Number(quarter), context),
  },
];
