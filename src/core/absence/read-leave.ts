import { addDays, daysBetween, type LocalDate, weekdayOf } from '../calendar/local-date.ts';
import { weekdays } from '../calendar/weekday.ts';
import { type DateRead, findDates } from '../interview/understand/date.ts';

/** What somebody wrote after `away`. */
export interface LeaveRead {
  /** What stands before the days: whose leave it is, or some word that is nobody's name. */
  readonly before: string;
  /** Who answers meanwhile, as it was written, with whatever follows it. */
  readonly cover?: string;
  readonly days: DaysRead;
  /** There was more among and after the days than days: it may say why, so it is kept nowhere. */
  readonly more: boolean;
}

export type DaysRead =
  | { readonly from: LocalDate; readonly to: LocalDate }
  /** Only the first day is known: `from 3 January`. */
  | { readonly from: LocalDate; readonly to: 'missing' }
  | 'none'
  | { readonly problem: 'ends first' | 'past' | 'too long' };

interface Context {
  readonly today: LocalDate;
  readonly financialYearStarts: string;
}

/** Longer leave is a slip of the pen. */
const LONGEST_DAYS = 731;
/** A day without a year that is further away is more likely the one that has just been. */
const FAR_DAYS = 334;

/** Leave that began longer ago is hardly noted now. */
const BEGUN_DAYS = 92;

const coverSaid = /(?:^|[\s,;(])(?:with |and )?cover(?:ed|s|ing)?(?: is| by|:)?\s+(?=\S)/i;
const upTo = /\s+(?:to|until|till|through|thru|up to)\s+|\s*[–—]\s*|\s+-\s+/i;
const untilFirst = /^(?:until|till|up to|to)\s+/i;
/** `3-8 January`, `3 to 8 January`: the month is said once. */
const monthOnce =
  /\b(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|to|until|till|and)\s*(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\b/giu;
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const weekSaid = /\b(?:all )?(this|next)\s+week\b/i;
const lengthSaid = /\bfor (?:about )?(an?|one|two|three|four|five|six|eight|ten|\d{1,3}) (day|week|fortnight)s?\b/i;
const filler =
  /\b(?:from|until|till|through|up to|to|and|on|the|of|inclusive|both days|i am|i'm|i will be|i'll be|is|will be|away|out|off|of office|starting|ending|between|all|day|please)\b|[\s,.;:()–—-]/gi;

/** Reads days of leave as people write them: `3 January 8 January cover @ben`, `from Monday to Friday`, `next week`. */
export function readLeave(typed: string, context: Context): LeaveRead {
  const text = typed.slice(0, 300).trim();
  const said = coverSaid.exec(text);
  const leave = said ? text.slice(0, said.index) : text;
  const cover = said ? text.slice(said.index + said[0].length).trim() : undefined;
  const { days, used, at } = readDays(leave, context);
  const before = leave
    .slice(0, at)
    .replace(/\s+(?:is|will be)?\s*(?:away\s*)?(?:from|on|until|till|between)?\s*$/i, '');
  const rest = used.reduce((left, part) => left.replace(part, ' '), leave.slice(at)).replace(filler, '');
  return {
    before: before.replace(/^(?:from|on|until|till|between)$/i, '').trim(),
    days,
    more: rest !== '',
    ...(cover ? { cover } : {}),
  };
}

interface Found {
  readonly days: DaysRead;
  /** The words that were read as days. */
  readonly used: readonly string[];
  /** Where they begin. */
  readonly at: number;
}

function readDays(leave: string, context: Context): Found {
  const week = weekSaid.exec(leave);
  if (week) return { days: weekOf(week[1]!, context.today), used: [week[0]], at: week.index };
  const once = leave.replace(monthOnce, (whole, first, last, month) =>
    months.test(month) ? `${first} ${month} to ${last} ${month}` : whole,
  );
  const length = lengthSaid.exec(once);
  const dated = length ? once.slice(0, length.index) : once;
  const cut = upTo.exec(dated.replace(untilFirst, (until) => ' '.repeat(until.length)));
  const [head, tail] = cut ? [dated.slice(0, cut.index), dated.slice(cut.index + cut[0].length)] : [dated, ''];
  const heads = findDates(head, context);
  const tails = findDates(tail, context);
  const [first, second] = [...heads, ...tails];
  // What was written is looked for again where it stands: the month that was said once is said twice here.
  const at = once === leave ? (first?.at ?? leave.length) : Math.max(0, leave.search(/\d/));
  const used = once === leave ? [first, second].flatMap((each) => each?.said ?? []) : [leave.slice(at)];
  if (!first) return { days: 'none', used: [], at: leave.length };
  if (length) return { days: checked(first.on, lengthFrom(first.on, length), context), used: [...used, length[0]], at };
  if (second) return { days: between(first, second, tail || dated, context), used, at };
  if (
    untilFirst.test(leave.slice(Math.max(0, at - 8), at).trimStart()) ||
    /\b(?:until|till)\s+$/i.test(leave.slice(0, at))
  )
    return { days: checked(context.today, first.on, context), used, at };
  if (/\bfrom\s+$/i.test(leave.slice(0, at))) return { days: { from: first.on, to: 'missing' }, used, at };
  return { days: checked(first.on, first.on, context), used, at };
}

function between(first: DateRead, second: DateRead, tail: string, context: Context): DaysRead {
  if (second.on >= first.on) return checked(first.on, second.on, context, first.said);
  // `Friday to Monday` is the Monday after that Friday; `1 January to 8 January`, said on the 4th, began on the 1st.
  if (!/\d/.test(second.said)) {
    const after = findDates(tail, { ...context, today: first.on }).find(({ said }) => said === second.said);
    if (after && after.on >= first.on) return checked(first.on, after.on, context, first.said);
  }
  const [before] = findDates(first.said, { ...context, past: true } as Context);
  if (before && before.on <= second.on && daysBetween(before.on, context.today) <= BEGUN_DAYS)
    return checked(before.on, second.on, context, first.said);
  return { problem: 'ends first' };
}

function checked(from: LocalDate, to: LocalDate, { today }: Context, said = ''): DaysRead {
  if (to < from) return { problem: 'ends first' };
  if (to < today) return { problem: 'past' };
  if (daysBetween(today, from) > FAR_DAYS && !/\d{4}/.test(said) && said !== '') return { problem: 'past' };
  return daysBetween(from, to) > LONGEST_DAYS ? { problem: 'too long' } : { from, to };
}

/** From Monday to Friday; of this week, from today. */
function weekOf(which: string, today: LocalDate): DaysRead {
  const monday = addDays(today, -weekdays.indexOf(weekdayOf(today)));
  if (/next/i.test(which)) return { from: addDays(monday, 7), to: addDays(monday, 11) };
  const friday = addDays(monday, 4);
  return friday < today ? { problem: 'past' } : { from: today, to: friday };
}

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The last day of leave that lasts so long: a week from a Monday ends on the Sunday. */
function lengthFrom(from: LocalDate, [, count = '', unit = '']: RegExpExecArray): LocalDate {
  const number = Number(count) || Math.max(1, numbers.indexOf(count.toLowerCase()));
  const days = { day: 1, week: 7, fortnight: 14 }[unit.toLowerCase()] ?? 1;
  return addDays(from, number * days - 1);
}
