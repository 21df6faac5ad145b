import { GB } from 'chrono-node/en';
import type { LocalDate } from '../../calendar/local-date.ts';
import { dayOf, endOfMonth } from './day.ts';
import { type DateContext, namedDays } from './named-day.ts';

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
  const { found, left } = takeNamed(looked, context);
  const noon = new Date(`${context.today}T12:00:00Z`);
  for (const { text: said, index: at, start, end } of GB.parse(
    left,
    { instant: noon, timezone: 0 },
    { forwardDate: true },
  )) {
    if (!(start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month'))) continue;
    const last = end ?? start;
    const [year, month, day] = [last.get('year') ?? 0, last.get('month') ?? 0, last.get('day') ?? 0];
    const whole = !start.isCertain('day') && !start.isCertain('weekday');
    const on = whole && monthAlone.test(said.trim()) ? endOfMonth(year, month) : dayOf(year, month, day);
    if (on)
      found.push({
        on,
        said: said.trimEnd(),
        at,
        sure: !whole && !end && !vague.test(said) && !couldBeMonthFirst(said),
      });
  }
  return found.sort((a, b) => a.at - b.at);
}

const monthAlone = /^\p{L}+,?(?: \d{4})?$/u;
const vague = /\b(?:this|next|last) (?:week|month|quarter|year)\b/i;

/** Takes out the days that have a name, so that what is left can be read by the calendar. */
function takeNamed(text: string, context: DateContext): { readonly found: DateRead[]; readonly left: string } {
  const found: DateRead[] = [];
  let left = text;
  for (const { pattern, day, sure } of namedDays) {
    left = left.replace(pattern, (...match) => {
      const said: string = match[0];
      const at = match.find((part): part is number => typeof part === 'number') ?? 0;
      const on = day(
        match.filter((part) => part === undefined || typeof part === 'string'),
        context,
      );
      if (!on) return said;
      found.push({ on, said, at, sure });
      return ' '.repeat(said.length);
    });
  }
  return { found, left };
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
