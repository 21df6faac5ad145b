import { addDays, type LocalDate, weekdayOf } from '../../calendar/local-date.ts';
import { weekdays } from '../../calendar/weekday.ts';
import { dayIn, dayOf, monthOf, yearOf } from './day.ts';
import { type DateContext, type NamedDay, named, weekdayName } from './day-pattern.ts';

type Said = readonly (string | undefined)[];

/** From 0, Monday. */
const placeOf = (name = ''): number => weekdays.findIndex((day) => name.toLowerCase().startsWith(day));
const monday = (day: LocalDate): LocalDate => addDays(day, -weekdays.indexOf(weekdayOf(day)));
/** The day of the week, Monday to Sunday, that `today` is in. */
const inThisWeek = (name: string | undefined, { today }: DateContext) => addDays(monday(today), placeOf(name));

/** The first such weekday after today, or the last before it. */
function coming(name: string | undefined, context: DateContext): LocalDate {
  const day = inThisWeek(name, context);
  return day > context.today ? day : addDays(day, 7);
}
function gone(name: string | undefined, context: DateContext): LocalDate {
  const day = inThisWeek(name, context);
  return day < context.today ? day : addDays(day, -7);
}

const isToday = ([, name]: Said, context: DateContext) => inThisWeek(name, context) === context.today;
/** `Monday 11 January` names a date, and the weekday only confirms it. */
const noDate = '(?!,? (?:the )?\\d)';

const weekLater = (from: string, on: (match: Said, context: DateContext) => LocalDate): readonly NamedDay[] => [
  {
    pattern: named(`(?:a |one )?week (?:on |from |after )?${from}`),
    sure: true,
    day: (match, context) => addDays(on(match, context), 7),
  },
  {
    pattern: named(`(?:a |one )?fortnight (?:on |from |after )?${from}`),
    sure: true,
    day: (match, context) => addDays(on(match, context), 14),
  },
  { pattern: named(`${from} week`), sure: true, day: (match, context) => addDays(on(match, context), 7) },
  { pattern: named(`${from} fortnight`), sure: true, day: (match, context) => addDays(on(match, context), 14) },
];

/** Days that are counted from today. */
export const relativeDays: readonly NamedDay[] = [
  ...weekLater('(?:today|now)', (_, { today }) => today),
  ...weekLater('tomorrow', (_, { today }) => addDays(today, 1)),
  ...weekLater(`${weekdayName}${noDate}`, ([, name], context) => coming(name, context)),
  {
    pattern: named(`last ${weekdayName}${noDate}`),
    // On a Friday, "last Tuesday" may be this week's.
    sure: ([, name], context) => inThisWeek(name, context) >= context.today,
    day: ([, name], context) => gone(name, context),
  },
  {
    pattern: named(`next ${weekdayName}${noDate}`),
    // On a Monday, "next Tuesday" may be tomorrow.
    sure: ([, name], context) => inThisWeek(name, context) <= context.today,
    day: ([, name], context) => addDays(inThisWeek(name, context), 7),
  },
  {
    pattern: named(`this (?:coming |past )?${weekdayName}${noDate}`),
    sure: ([, name], context) => inThisWeek(name, context) >= context.today,
    day: ([, name], context) =>
      context.past
        ? gone(name, context)
        : inThisWeek(name, context) < context.today
          ? coming(name, context)
          : inThisWeek(name, context),
  },
  {
    // `sat` and `sun` are other words as well.
    pattern: named(`(?!(?<!\\b(?:on|by|until|till|before) )(?:sat|sun)\\b)${weekdayName}${noDate}`),
    sure: (match, context) => !isToday(match, context),
    day: ([, name], context) => (context.past ? gone(name, context) : coming(name, context)),
  },
  { pattern: named('end(?: of)? (?:the |this )?week'), sure: true, day: (_, { today }) => addDays(monday(today), 4) },
  { pattern: named('end(?: of)? next week'), sure: true, day: (_, { today }) => addDays(monday(today), 11) },
  { pattern: named('end(?: of)? last week'), sure: true, day: (_, { today }) => addDays(monday(today), -3) },
  { pattern: named('(?:later |earlier )?this week'), sure: false, day: (_, { today }) => addDays(monday(today), 4) },
  { pattern: named('last week'), sure: false, day: (_, { today }) => addDays(monday(today), -3) },
  {
    pattern: named('(?:end(?: of)? (?:the )?(?:day|play)|close of (?:play|business))(?=\\s*(?:$|[.,;]))'),
    sure: false,
    day: (_, { today }) => today,
  },
  {
    // `slips a fortnight` counts from another day than today.
    pattern: named(
      "(?<!\\b(?:slip\\p{L}*|delay\\p{L}*|late|behind|push\\p{L}*|back|by|over|another|further) )(?:in )?a fortnight(?:'s time)?(?! (?:ago|late|behind|over))",
    ),
    sure: true,
    day: (_, { today }) => addDays(today, 14),
  },
  { pattern: named('a fortnight ago'), sure: true, day: (_, { today }) => addDays(today, -14) },
  {
    // `the 5th`: of this month if it is still to come, else of the first that has one.
    pattern: named('(\\d{1,2})(?:st|nd|rd|th)(?= *(?:$|[.,;!)]|because\\b|at the latest|latest\\b))'),
    sure: ([, day], context) => monthOf(theNth(Number(day), context) ?? context.today) === monthOf(context.today),
    day: ([, day], context) => theNth(Number(day), context),
  },
];

function theNth(day: number, { today, past }: DateContext): LocalDate | undefined {
  for (let months = 0; months < 3; months += 1) {
    const first = dayOf(yearOf(today), monthOf(today) + (past ? -months : months), 1)!;
    const on = dayIn(yearOf(first), monthOf(first), day);
    if (on && (past ? on <= today : on >= today)) return on;
  }
  return undefined;
}
