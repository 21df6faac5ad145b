import type { ParsedResult } from 'chrono-node';
import { GB } from 'chrono-node/en';
import { type LocalDate, weekdayOf } from '../../calendar/local-date.ts';
import { weekdays } from '../../calendar/weekday.ts';
import { dayIn, dayOf, endOfMonth, monthOf, yearOf } from './day.ts';
import { type DateContext, namedDays } from './named-day.ts';
import { withoutAmounts } from './no-day.ts';
import { spelt } from './spelling.ts';

/** A date found in a text. */
export interface DateRead {
  readonly on: LocalDate;
  /** As it was written, from `at` on. */
  readonly said: string;
  readonly at: number;
  /** False: it could be meant otherwise (`03/04`, `March`), so it is said back before it is used. */
  readonly sure: boolean;
}

/** Reading dates out of a text takes time that grows with its square: beyond this many characters nobody names a date. */
const LONGEST = 120;

/** The dates in a text, as people write them in British English, day first, in the order they stand there. */
export function findDates(text: string, context: DateContext): readonly DateRead[] {
  const looked = text.slice(0, LONGEST);
  const asked = JSON.stringify([looked, context]);
  const known = read.get(asked);
  if (known) return known;
  const dates = asWritten(looked, context);
  if (read.size === mostRead) read.clear();
  read.set(asked, dates);
  return dates;
}

/** The same words of an answer are looked at in turn after turn, and reading them takes longer than all else in it. */
const read = new Map<string, readonly DateRead[]>();
const mostRead = 500;

/** Misspelt months and weekdays are put right for the reading; what was said stays as it was written. */
function asWritten(looked: string, context: DateContext): readonly DateRead[] {
  const { text, written, doubtful } = spelt(looked);
  if (text === looked) return datesIn(looked, context);
  return datesIn(text, context).map(({ on, said, at, sure }) => {
    const [from, to] = [written(at), written(at + said.length)];
    const doubted = doubtful.some((place) => place >= from && place < to);
    return { on, said: looked.slice(from, to), at: from, sure: sure && !doubted };
  });
}

function datesIn(looked: string, context: DateContext): readonly DateRead[] {
  const { found, left } = takeNamed(looked, context);
  const noon = new Date(`${context.today}T12:00:00Z`);
  // In “from 1 feb” it would read “from 1” as an hour.
  const days = withoutAmounts(left).replace(/\b(?:from|at)(?= \d)/gi, (word) => ' '.repeat(word.length));
  const parse = (text: string) => GB.parse(text, { instant: noon, timezone: 0 }, { forwardDate: !context.past });
  // Of `5 March, 3 weeks later than planned` only the length would be read.
  const besides = days.replace(lengthLater, (said) => ';'.repeat(said.length));
  const read = parse(besides);
  for (const result of read.length > 0 || besides === days ? read : parse(days)) {
    const date = fromCalendar(result, left, context);
    if (date) found.push({ ...date, said: looked.slice(date.at, date.at + date.said.length) });
  }
  // Beside a day, `two weeks` says how long something takes.
  const named = found.filter(({ said, at }) => !isLength(said, looked.slice(at)));
  return (named.length > 0 ? named : found).sort((a, b) => a.at - b.at).map((date) => ofWeek(date, looked));
}

/** What the general reading of dates makes of it, without what it reads otherwise than people mean. */
function fromCalendar(
  { text, index: at, start, end }: ParsedResult,
  left: string,
  context: DateContext,
): DateRead | undefined {
  const last = end ?? start;
  const dayKnown = start.isCertain('day') || start.isCertain('weekday');
  if (!dayKnown && !start.isCertain('month')) return undefined;
  // `half an hour`: a time of today, and no day.
  if (start.tags().has('result/relativeDateAndTime')) return undefined;
  const said = text.trimEnd();
  if (notADate.test(said) || isMonthFirst(said)) return undefined;
  const length = isLength(said, left.slice(at));
  if (length && !/^in\b/i.test(said) && offset.test(`${left.slice(0, at)}|${left.slice(at + said.length)}`))
    return undefined;
  const [year, month, day] = [last.get('year') ?? 0, last.get('month') ?? 0, last.get('day') ?? 0];
  const read = !dayKnown && monthAlone.test(said) ? endOfMonth(year, month) : dayOf(year, month, day);
  const on = read && last.isCertain('year') ? read : inItsYear(read, context);
  const weekday = start.isCertain('day') && start.isCertain('weekday') ? start.get('weekday') : null;
  const sure =
    dayKnown &&
    !end &&
    !vague.test(said) &&
    !laterThanWhat.test(said) &&
    !couldBeMonthFirst(said) &&
    !oneOfTwo.test(left.slice(Math.max(0, at - 12), at)) &&
    (!length || /^in\b/i.test(said)) &&
    (weekday === null || !on || weekdays[(weekday + 6) % 7] === weekdayOf(on));
  return on && { on, said, at, sure };
}

const monthAlone = /^\p{L}+,?(?: \d{4})?$/u;
const vague = /\b(?:(?:this|next|last) (?:week|month|quarter|year)|few|several|couple)\b/i;
/** `two weeks later`: than today, or than some other day. */
const lengthLater = /\b(?:\p{L}+|\d{1,3}) (?:days?|weeks?|wks?|months?|mths?|years?) later\b/giu;
export const laterThanWhat = /^(?:in )?\S+ \p{L}+ later$/iu;
const notADate =
  /^(?:now|sat|sun|the day|.* (?:before|after)|(?:\S+ )*(?:seconds?|minutes?|hours?)|this (?:day|morning|afternoon|evening)|\d+(?:[.:]\d+)?)$/i;
/** `two weeks`: from today, or from some other day. */
const aLength =
  /^(?:\d+ ?[dw]|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|a few|a couple of) (?:days?|weeks?|months?|years?))$/i;
const fromToday = /^\S+ \S+(?:'s?|’s?)? (?:time|ago|from (?:now|today))\b/i;
const isLength = (said: string, andAfter: string): boolean => aLength.test(said) && !fromToday.test(andAfter);
/** Of a length: it is how late something is, and counts from another day than today. */
const offset =
  /\b(?:by|slip\w*|delay\w*|mov\w*|push\w*|back|late|behind|over) ?\||\| ?(?:late|later|behind|delay|early|earlier|before|after|over|slip\w*)\b/i;
/** `12 or 13 Feb`: the calendar reads only the second. */
const oneOfTwo = /\d(?:st|nd|rd|th)?(?: ?(?:or|and|to|&|[-–/]) ?)$/i;

/** A day said without its year, where the calendar chose one. */
function inItsYear(on: LocalDate | undefined, { today, past }: DateContext): LocalDate | undefined {
  return past && on && on > today ? dayIn(yearOf(on) - 1, monthOf(on), Number(on.slice(8))) : on;
}

/** `w/c 11 January` is some day of that week; `week ending 15 January` is that day. */
function ofWeek(date: DateRead, text: string): DateRead {
  const before = week.exec(text.slice(0, date.at))?.[0];
  if (!before) return date;
  const said = text.slice(date.at - before.length, date.at + date.said.length);
  return { ...date, said, at: date.at - before.length, sure: date.sure && /end/i.test(before) };
}
const week = /\b(?:w\/[ce]|wc|w\.c\.|week (?:commencing|beginning|starting|ending|of))\s?$/i;

/** Takes out the days that have a name, so that what is left can be read by the calendar. */
function takeNamed(text: string, context: DateContext): { readonly found: DateRead[]; readonly left: string } {
  const found: DateRead[] = [];
  let left = text;
  for (const { pattern, day, sure } of namedDays) {
    left = left.replace(pattern, (...match) => {
      const said: string = match[0];
      const at = match.find((part): part is number => typeof part === 'number') ?? 0;
      const parts = match.slice(0, match.indexOf(at)) as (string | undefined)[];
      const on = day(parts, context);
      if (!on) return said;
      found.push({ on, said, at, sure: typeof sure === 'function' ? sure(parts, context) : sure });
      return ' '.repeat(said.length);
    });
  }
  return { found, left };
}

/** `12/13`, `03/31/2027`: no day of ours. */
function isMonthFirst(said: string): boolean {
  const [, month] = /^\d{1,2}[/.-](\d{1,2})(?:[/.-]|$)/.exec(said) ?? [];
  return Number(month) > 12;
}

function couldBeMonthFirst(said: string): boolean {
  const [, day, month] = /^(\d{1,2})[/.-](\d{1,2})/.exec(said.trim()) ?? [];
  return Number(day) <= 12 && Number(month) <= 12 && Number(day) !== Number(month);
}

const by =
  /(?:^|[\s,;(])((?:by|before|until|till|no later than|not later than)\s+(?:about |around |the )?)(?=[\p{L}\p{N}])/giu;

/** How many places of a long text are looked at, from its end: a deadline stands at the end of what it is about. */
const PLACES = 4;

/** The dates that a text names as a deadline: `by 12 February`. `said` and `at` include the `by`. */
export function findDeadlines(text: string, context: DateContext): readonly DateRead[] {
  const places = [...text.matchAll(by)].slice(-PLACES);
  return places.flatMap((place) => {
    const word = place[1]!;
    const start = place.index + place[0].length;
    const date = findDates(text.slice(start, start + 60), context)[0];
    if (date?.at !== 0) return [];
    return [{ ...date, said: text.slice(start - word.length, start + date.said.length), at: start - word.length }];
  });
}
