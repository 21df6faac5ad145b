import type { LocalDate } from '../../calendar/local-date.ts';
import { weekdays } from '../../calendar/weekday.ts';
import { dayIn, dayOf, endOfMonth, lastOfMonth, monthOf, nthOfMonth, yearOf } from './day.ts';
import {
  type DateContext,
  monthName,
  monthNumber,
  type NamedDay,
  named,
  next,
  weekdayName,
  yearSaid,
} from './day-pattern.ts';

type Part = (year: number, month: number) => LocalDate | undefined;

const inMonth = (name = '', said: string | undefined, context: DateContext, part: Part) =>
  next(said, context, (year) => part(year, monthNumber(name)));

const part = (pattern: string, sure: boolean, day: Part): NamedDay => ({
  pattern: named(`${pattern}${monthName}${yearSaid}`),
  sure,
  day: ([, name, said], context) => inMonth(name, said, context, day),
});

const ordinals = ['first', 'second', 'third', 'fourth', 'last'];
const ordinal = '(first|second|third|fourth|last|1st|2nd|3rd|4th)';
/** 1 to 4; undefined: the last. */
const nth = (said = ''): number | undefined => {
  const number = Number.parseInt(said, 10) || ordinals.indexOf(said.toLowerCase()) + 1;
  return number === 5 ? undefined : number;
};

/** The month alone means its end; of what has been, not later than today. */
const aMonth: NamedDay['day'] = ([, name = '', said], context) => {
  const { today, past } = context;
  if (past && !said && monthNumber(name) === monthOf(today)) return today;
  return inMonth(name, said, context, endOfMonth);
};

/** A number, `of` or `12 or` before it, or a number after it, make it part of another date. */
const alone = '(?<!\\d(?:st|nd|rd|th)? ?|\\bof |\\d[./-])';
const notANumber = '(?! ?\\d| of\\b)';

/** Days and parts of a month. */
export const monthDays: readonly NamedDay[] = [
  {
    pattern: named(`${ordinal} ${weekdayName} (?:of|in) ${monthName}${yearSaid}`),
    sure: true,
    day: ([, which, weekday = '', name, said], context) =>
      inMonth(name, said, context, (y, month) => {
        const count = nth(which);
        const day = weekdays.find((one) => weekday.toLowerCase().startsWith(one))!;
        return count ? nthOfMonth(y, month, day, count) : lastOfMonth(y, month, day);
      }),
  },
  {
    pattern: named(`${ordinal} week (?:of|in) ${monthName}${yearSaid}`),
    sure: false,
    day: ([, which, name, said], context) =>
      inMonth(name, said, context, (y, month) => {
        const count = nth(which);
        return count ? dayOf(y, month, count * 7) : endOfMonth(y, month);
      }),
  },
  part('(?:end(?: of)?|last day (?:of|in)) ', true, endOfMonth),
  part('last working day (?:of|in) ', false, endOfMonth),
  part('(?:mid|middle of)[ -]', false, (y, month) => dayOf(y, month, 15)),
  part('(?:early|beginning of|start of)[ -]?(?:in )?', false, (y, month) => dayOf(y, month, 10)),
  part('late[ -](?:in )?', false, endOfMonth),
  {
    // `27 Nov 26`, `27 Nov '26`: two figures after a day and a month, and nothing more, are a year.
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?${monthName},?[ -]?['’]?([2-4]\\d)(?=\\s*(?:$|[.,;)]))`,
      'giu',
    ),
    sure: true,
    day: ([, day, name = '', said]) => dayIn(2000 + Number(said), monthNumber(name), Number(day)),
  },
  {
    pattern: named(`(?<!\\d(?:st|nd|rd|th)?(?: of)? )${monthName} (\\d{1,2})(?:st|nd|rd|th)?${yearSaid}`),
    sure: false,
    day: ([, name, day, said], context) => inMonth(name, said, context, (y, month) => dayIn(y, month, Number(day))),
  },
  {
    // `12.2` and `12.2.`, but no decimal: by itself, or where a day is said.
    pattern:
      /(?<=^|\b(?:to|on|by|until|till|for|before|from|now|is|was|expected|due|done|completed?|finished|live|opened|published|returned|signed|agreed|held|or|and) )(\d{1,2})\.(\d{1,2})(?=\.?\s*(?:$|[,;)])|\.\s|\s+(?:because|as|since|due|at|or|if|instead)\b)/giu,
    sure: ([, day]) => Number(day) > 12,
    day: ([, day, month], context) => next(undefined, context, (year) => dayIn(year, Number(month), Number(day))),
  },
  {
    // The names that are no other word; May and March only where they can be nothing else.
    pattern: named(`${alone}${monthName.replace(/\|mar\(\?:ch\)\?|\|may/g, '')}${yearSaid}${notANumber}`),
    sure: false,
    day: aMonth,
  },
  {
    pattern:
      /(?<=^|\b(?:in|by|until|till|before|to|now|for|since|after|from) )(mar(?:ch)?|may)(?: (20\d\d))?(?=\s*(?:$|[.,;)]))/giu,
    sure: false,
    day: aMonth,
  },
  {
    pattern: named(`(?:(\\d{1,2})(?:st|nd|rd|th)|(first|second|third|fourth)) (?:of|in) (this|the|next|last) month`),
    sure: true,
    day: ([, figure, word, which], { today }) => {
      const day = figure ?? nth(word);
      const months = { next: 1, last: -1 }[which?.toLowerCase() ?? ''] ?? 0;
      const first = dayOf(yearOf(today), monthOf(today) + months, 1);
      return first && dayIn(yearOf(first), monthOf(first), Number(day));
    },
  },
];
