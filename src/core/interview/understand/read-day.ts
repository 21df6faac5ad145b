import { addDays, daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { type DateRead, findDates, laterThanWhat } from './date.ts';
import { dayIn, endOfMonth, monthOf, yearOf } from './day.ts';
import type { DateContext } from './named-day.ts';
import { withoutAmounts } from './no-day.ts';
import { splitReason } from './reason.ts';
import { spelt } from './spelling.ts';

/** What was read of an answer that should be one day. */
export type DayRead =
  /** `sure` false: it could be meant otherwise (`03/04`, `mid-March`), so it is said back before it is used. */
  | { readonly kind: 'day'; readonly on: LocalDate; readonly said: string; readonly sure: boolean }
  | { readonly kind: 'several'; readonly dates: readonly DateRead[] }
  /** No such day (`31 February`), or one more than ten years away; then `on` is that day. */
  | { readonly kind: 'implausible'; readonly said: string; readonly on?: LocalDate }
  | { readonly kind: 'none' };

export interface DayOptions {
  /** A day without a year is the latest that has been. */
  readonly past?: boolean;
  /** The day it was to be: `slips two weeks` counts from it. */
  readonly from?: LocalDate;
}

/** A digit must be wrong in a date further away than this. */
const PLAUSIBLE_DAYS = 3653;

/**
 * Reads an answer that should be one day, whatever is said around it: `slipped to 31 July because …`, `now 12 Feb, was
 * 31 Jan`.
 */
export function readDay(text: string, context: DateContext, { past = false, from }: DayOptions = {}): DayRead {
  const { what } = splitReason(text);
  const answer = /\d|\p{L}{3}/u.test(what) ? what : text;
  // `3 weeks later than planned` counts from the plan.
  const named = findDates(answer, { ...context, past }).filter(({ said }) => !laterThanWhat.test(said));
  const dates = withoutFormer(answer, named);
  const days = dates.filter(({ on }, i) => dates.findIndex((other) => other.on === on) === i);
  const [only, ...more] = days;
  if (!only) {
    const later = from && laterThan(from, answer);
    if (later) return later;
    const said = impossible.exec(withoutAmounts(spelt(answer.slice(0, 200)).text))?.[0];
    return said ? { kind: 'implausible', said: said.trim() } : { kind: 'none' };
  }
  if (more.length > 0) return { kind: 'several', dates: days };
  const { on, said, at, sure } = only;
  if (Math.abs(daysBetween(context.today, on)) > PLAUSIBLE_DAYS) return { kind: 'implausible', said, on };
  const hedged = before.test(answer.slice(Math.max(0, at - 30), at)) || after.test(answer.slice(at + said.length));
  return { kind: 'day', on, said, sure: sure && !hedged && !couldBeOtherYear(said, on, context.today) };
}

/** `20 December` said in January may be the one that has just been, and `5 January` of what was done the one to come. */
const couldBeOtherYear = (said: string, on: LocalDate, today: LocalDate): boolean =>
  Math.abs(daysBetween(today, on)) > FAR_DAYS && !/\d{4}|\d\D+\d{2}$/.test(said);
const FAR_DAYS = 334;

const numbers = [
  'a',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** How far: `two weeks`. */
const length =
  '(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})(?: more)? (day|week|wk|month|mth|fortnight)s?';
const slips = new RegExp(
  `\\b(?:slip\\w*|delay\\w*|late|behind|push\\w*|put back|moved?|back|by) (?:again )?(?:back )?(?:by )?(?:about |around |another |a further )?${length}\\b`,
  'i',
);
const lateBy = new RegExp(`\\b${length} (?:late|later|behind|delay|slip)\\w*`, 'i');

/** `slips two weeks`: said back, since it may be counted from another day. */
function laterThan(from: LocalDate, text: string): DayRead | undefined {
  const looked = text.slice(0, 200);
  const [said, count = '', unit = ''] = slips.exec(looked) ?? lateBy.exec(looked) ?? [];
  if (said === undefined) return undefined;
  const number = Number(count) || Math.max(1, numbers.indexOf(count.toLowerCase()));
  const days = { day: 1, week: 7, wk: 7, fortnight: 14 }[unit.toLowerCase()];
  const on = days === undefined ? monthsAfter(from, number) : addDays(from, number * days);
  return on && { kind: 'day', on, said, sure: false };
}

/** The same day of a later month, or its last. */
function monthsAfter(from: LocalDate, months: number): LocalDate | undefined {
  const [year, month] = [yearOf(from), monthOf(from) + months];
  const last = endOfMonth(year, month);
  return last && (dayIn(yearOf(last), monthOf(last), Number(from.slice(8))) ?? last);
}

/** What looks like a day and is none: `31 February`, `12/13`, `29/2`. */
const impossible =
  /(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\d/.-])|(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}(?: \d{4})?|\b\d{4}-\d{2}-\d{2}\b/iu;

const former =
  /(?:\b(?:was|were|from|instead of|originally|previously|formerly|not|rather than|planned for|due(?: on)?|baseline|missed)[\s:(]+(?:on |by |the )?)$/i;

/** A date that it was before is not the one that is meant, where another is named. */
function withoutFormer(text: string, dates: readonly DateRead[]): readonly DateRead[] {
  if (dates.length < 2) return dates;
  const now = dates.filter(({ at }) => !former.test(text.slice(Math.max(0, at - 30), at)));
  return now.length > 0 ? now : dates;
}

/** Words beside a day that make it less than one. */
const before =
  /\b(?:around|about|circa|c\.|roughly|approx(?:\.|imately)?|probably|maybe|perhaps|possibly|hopefully|after|not before|no earlier than|since|early|late|some time|sometime|(?:days?|weeks?|months?) (?:before|after)|week (?:before|after)|between \S+ and|or|and)[\s,]*(?:on |in |by |the )?$/i;
const after =
  /^(?:\s?\?|[\s,]*(?:or so|ish|at the earliest|onwards|or later|or thereabouts|probably|hopefully|maybe|half term))/i;
