import type { LocalDate } from '../calendar/local-date.ts';
import { readDay } from '../interview/understand/read-day.ts';
import { excerpt } from '../interview/understand/wording.ts';

/** When somebody wants to be asked again: a day of theirs, and perhaps a time on it; or so many minutes from now. */
export type When =
  | { readonly on: LocalDate; readonly time?: string }
  | { readonly minutes: number }
  | { readonly problem: string };

/** Where they say `afternoon`, or only that it is today. */
export const AFTERNOON = '16:00';

/** `tomorrow`, `today 16:00`, `Monday at 10`, `12 January`, `2027-01-12 4pm`, `in two hours`. */
export function readWhen(text: string, today: LocalDate): When {
  const said = text.slice(0, 120).replace(/^(?:until|till|on)\s+/i, '');
  const minutes = minutesIn(said);
  if (minutes !== undefined) return { minutes };
  const { time, rest } = timeIn(said);
  const day = rest === '' ? undefined : readDay(rest, { today, financialYearStarts: '04-01' });
  const on = rest === '' && time !== undefined ? today : day?.kind === 'day' ? day.on : undefined;
  if (on === undefined) {
    return {
      problem: `I could not read “${excerpt(text, 80)}” as a day. You could write “later tomorrow”, “later Monday” or “later 12 January 10:00”.`,
    };
  }
  return { on, ...(time === undefined ? {} : { time }) };
}

const span = /^in (?:about |around )?(an?|half an?|\d{1,3}|two|three|four) ?(h(?:ou)?rs?|h|min(?:ute)?s?)[\s.!]*$/i;
const spelt: Readonly<Record<string, number>> = { a: 1, an: 1, two: 2, three: 3, four: 4 };

function minutesIn(text: string): number | undefined {
  const [, count, unit] = span.exec(text.trim().toLowerCase()) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  const number = count.startsWith('half') ? 0.5 : (spelt[count] ?? Number(count));
  return unit.startsWith('h') ? number * 60 : Math.ceil(number);
}

const partOfDay = /(?:^|\s)(?:in the |this )?(afternoon|noon|midday|lunch ?time)(?=$|[\s,.!])/i;

const clock =
  /(?:^|\s)(?:at |around )?(?:([01]?\d|2[0-3])[:.]([0-5]\d)|(1[0-2]|0?\d)(?:[:.]([0-5]\d))? ?([ap])\.?m\.?|at ([01]?\d|2[0-3]))(?=$|[\s,])/i;

function timeIn(text: string): { readonly time?: string; readonly rest: string } {
  const found = clock.exec(text);
  if (!found) {
    const part = partOfDay.exec(text);
    if (!part) return { rest: text.trim() };
    return {
      time: part[1]?.toLowerCase() === 'afternoon' ? AFTERNOON : '12:00',
      rest: text.replace(part[0], ' ').trim(),
    };
  }
  const [whole, hour, minute, twelve, ofTwelve, half, bare] = found;
  const hours =
    twelve === undefined ? Number(hour ?? bare) : (Number(twelve) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
  const minutes = minute ?? ofTwelve ?? '00';
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`.replace(/\s+/g, ' ').trim();
  return { time: `${String(hours).padStart(2, '0')}:${minutes}`, rest };
}
