import { addDays, type LocalDate, weekdayOf } from '../../calendar/local-date.ts';
import { weekdays } from '../../calendar/weekday.ts';
import { dayOf, easterSunday, endOfMonth, monthOf, yearOf } from './day.ts';

/** What a date is relative to. */
export interface DateContext {
  readonly today: LocalDate;
  /** `MM-DD`: what Q4 and the end of the year mean. */
  readonly financialYearStarts: string;
}

interface NamedDay {
  readonly pattern: RegExp;
  /** Undefined: it is no date after all. */
  readonly day: (match: readonly (string | undefined)[], context: DateContext) => LocalDate | undefined;
  /** False: could well be meant otherwise, so it is said back first. */
  readonly sure: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '(?:,? (20\\d\\d))?';
const named = (pattern: string): RegExp => new RegExp(`\\b(?:the )?${pattern}(?![\\p{L}\\p{N}])`, 'giu');

/** The first of these years in which the day is not past; a year that was said is taken at its word. */
function next(said: string | undefined, { today }: DateContext, inYear: (year: number) => LocalDate | undefined) {
  if (said) return inYear(Number(said));
  const thisYear = inYear(yearOf(today));
  return thisYear && thisYear >= today ? thisYear : inYear(yearOf(today) + 1);
}

const inMonth = (part: (year: number, month: number) => LocalDate | undefined): NamedDay['day'] => {
  return ([, name = '', said], context) =>
    next(said, context, (year) => part(year, months.indexOf(name.slice(0, 3).toLowerCase()) + 1));
};

/** The last day of the financial year that begins in `year`, or of one of its quarters. */
const endOfQuarter = (quarter: number, year: number, { financialYearStarts }: DateContext) =>
  endOfMonth(year, Number(financialYearStarts.slice(0, 2)) + quarter * 3 - 1);

/** Days that people call by a name, and that the general reading of dates does not know. The first match wins. */
export const namedDays: readonly NamedDay[] = [
  {
    pattern: named(`good friday${year}`),
    sure: true,
    day: ([, said], context) => next(said, context, (y) => shifted(easterSunday(y), -2)),
  },
  {
    pattern: named(`easter monday${year}`),
    sure: true,
    day: ([, said], context) => next(said, context, (y) => shifted(easterSunday(y), 1)),
  },
  {
    pattern: named(`easter(?: sunday)?${year}`),
    sure: true,
    day: ([, said], context) => next(said, context, easterSunday),
  },
  {
    pattern: named(`christmas(?: day)?${year}`),
    sure: true,
    day: ([, said], context) => next(said, context, (y) => dayOf(y, 12, 25)),
  },
  {
    pattern: named(`new year(?:'s day)?`),
    sure: true,
    day: (_, context) => next(undefined, context, (y) => dayOf(y, 1, 1)),
  },
  { pattern: named(`end(?: of)? ${monthName}${year}`), sure: true, day: inMonth(endOfMonth) },
  {
    pattern: named(`(?:mid|middle of)[ -]${monthName}${year}`),
    sure: false,
    day: inMonth((y, month) => dayOf(y, month, 15)),
  },
  {
    pattern: named(`(?:early|beginning of|start of)[ -]?(?:in )?${monthName}${year}`),
    sure: false,
    day: inMonth((y, month) => dayOf(y, month, 10)),
  },
  { pattern: named(`late[ -](?:in )?${monthName}${year}`), sure: false, day: inMonth(endOfMonth) },
  {
    pattern: named(`${monthName} (\\d{1,2})(?:st|nd|rd|th)?${year}`),
    sure: false,
    day: ([, name, day, said], context) =>
      inMonth((y, month) => dayIn(y, month, Number(day)))(['', name, said], context),
  },
  { pattern: named('end of (?:the |this )?week'), sure: true, day: (_, { today }) => fridayOf(today) },
  { pattern: named('end of next month'), sure: true, day: (_, context) => endOfNextMonth(context) },
  { pattern: named('next month'), sure: false, day: (_, context) => endOfNextMonth(context) },
  { pattern: named('end of next week'), sure: true, day: (_, { today }) => fridayOf(addDays(today, 7)) },
  {
    pattern: named('(?:end of (?:the |this )?month|month[ -]end)'),
    sure: true,
    day: (_, { today }) => endOfMonth(yearOf(today), monthOf(today)),
  },
  {
    pattern: named('(?:end of (?:the |this )?financial year|financial year[ -]end)'),
    sure: true,
    day: (_, context) => next(undefined, context, (y) => endOfQuarter(4, y - 1, context)),
  },
  {
    pattern: named('(?:end of (?:the |this )?year|year[ -]end)'),
    sure: false,
    day: (_, context) => next(undefined, context, (y) => endOfQuarter(4, y - 1, context)),
  },
  {
    pattern: named('(?:end of |end )?q([1-4])(?: (20\\d\\d)(?:[/-]\\d\\d(?:\\d\\d)?)?)?'),
    sure: false,
    day: ([, quarter, said], context) =>
      said
        ? endOfQuarter(Number(quarter), Number(said), context)
        : next(undefined, context, (y) =>
            [y - 2, y - 1, y]
              .map((start) => endOfQuarter(Number(quarter), start, context))
              .find((end) => end && yearOf(end) === y),
          ),
  },
  {
    pattern: named("(?:in )?(?:a fortnight|a fortnight's time)"),
    sure: true,
    day: (_, { today }) => addDays(today, 14),
  },
];

const dayIn = (year: number, month: number, day: number) => {
  const on = dayOf(year, month, day);
  return on && monthOf(on) === month ? on : undefined;
};

const endOfNextMonth = ({ today }: DateContext) => endOfMonth(yearOf(today), monthOf(today) + 1);

/** The Friday of the week, Monday to Sunday, that this day is in. */
const fridayOf = (day: LocalDate): LocalDate => addDays(day, 4 - weekdays.indexOf(weekdayOf(day)));

const shifted = (day: LocalDate | undefined, days: number): LocalDate | undefined => day && addDays(day, days);
