import { daysBetween, type LocalDate } from '../../../calendar/local-date.ts';
import { lastDayOfMonth, type Month, monthFromNumber, monthNumber } from '../../../calendar/month.ts';
import { addWorkingDays, type WorkingCalendar, workingCalendar } from '../../../calendar/working-days.ts';
import { type Indicator, keyOf } from '../../../programme/nouns.ts';
import type { Organisation } from '../../../programme/organisation.ts';
import { lastDay, periodContaining } from '../../../programme/period.ts';
import type { Round } from '../../../rounds/round.ts';
import type { About } from '../../about.ts';
import { figureOf } from '../../shown/measures.ts';

/** For what an indicator is asked in a round. */
export interface Due {
  /** Empty: nothing is asked now. In order. */
  readonly now: readonly Reported[];
  /** What an answer that nobody asked for would be about: never empty. */
  readonly otherwise: readonly Reported[];
  /** What comes later in this round: the days from which it is asked. */
  readonly later: readonly LocalDate[];
}

/** One period of an indicator. */
export interface Reported {
  /** Under which its reading is kept: the month, else the quarter it ends with. */
  readonly label: string;
  readonly from: Month;
  readonly to: Month;
}

/** What the days of an indicator depend on besides itself. */
export type Calendar = Pick<Organisation, 'financialYearStarts' | 'holidays' | 'closures'>;
type Collected = Pick<Round, 'period' | 'dueOn' | 'closesOn'>;

const lengths = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const satisfies Record<
  Indicator['every'],
  number
>;

export const lengthOf = ({ every }: Pick<Indicator, 'every'>): number => lengths[every];

/** A period of an indicator by the month it ends with. */
export function endingWith(indicator: Pick<Indicator, 'every'>, to: Month, financialYearStarts: string): Reported {
  const from = monthFromNumber(monthNumber(to) - lengthOf(indicator) + 1);
  const label =
    indicator.every === 'month' ? to : periodContaining(lastDayOfMonth(to), 'quarter', financialYearStarts).label;
  return { label, from, to };
}

/** Whether a period of this length ends with the month: years and their parts are counted in financial years. */
const ends = (month: number, length: number, financialYearStarts: string): boolean =>
  (month + 1 - (Number(financialYearStarts.slice(0, 2)) - 1)) % length === 0;

/** From when on the figure of a period is asked. Absent: from the beginning of the round. */
function availableOn({ available }: Indicator, to: Month, calendar: WorkingCalendar): LocalDate | undefined {
  return available === undefined ? undefined : addWorkingDays(calendar, lastDayOfMonth(to), available);
}

/**
 * The periods that end within the round's, once their figures are available; and the one before them, where its figure
 * came too late for its own round (`awaited`: they said so) and is not there yet.
 */
export function dueOf(
  indicator: Indicator,
  round: Collected,
  organisation: Calendar,
  calendar: WorkingCalendar,
  today: LocalDate,
  awaited = false,
): Due {
  const starts = organisation.financialYearStarts;
  const [first, last] = [monthNumber(round.period.from), monthNumber(round.period.to)];
  const own: Reported[] = [];
  let before = first - 1;
  for (let month = first; month <= last; month += 1)
    if (ends(month, lengthOf(indicator), starts)) own.push(endingWith(indicator, monthFromNumber(month), starts));
  while (!ends(before, lengthOf(indicator), starts)) before -= 1;
  const former = endingWith(indicator, monthFromNumber(before), starts);
  const isMissing = ({ label }: Reported) => indicator.readings[label] === undefined;
  const day = ({ to }: Reported) => availableOn(indicator, to, calendar);
  const isThere = (period: Reported) => (day(period) ?? today) <= today;
  const late = awaited || isTooLate(day(former), former, round);
  return {
    now: [...(late ? [former] : []), ...own].filter((period) => isMissing(period) && isThere(period)),
    otherwise: own.length > 0 ? own : [former],
    later: own.filter((period) => isMissing(period) && !isThere(period)).map((period) => day(period)!),
  };
}

/** Whether a figure became available only after the round of its own period was over. */
function isTooLate(
  on: LocalDate | undefined,
  { to }: Reported,
  { period, dueOn, closesOn = dueOn }: Collected,
): boolean {
  return on !== undefined && daysBetween(lastDayOfMonth(to), on) > daysBetween(lastDay(period), closesOn);
}

const known = new WeakMap<About, Map<string, Due>>();

/** For what an indicator is asked here. Found once for each turn of an interview. */
export function dueHere(about: About, indicator: Indicator): Due {
  const found = known.get(about) ?? new Map<string, Due>();
  known.set(about, found);
  const before = found.get(indicator.id);
  if (before) return before;
  const key = keyOf(indicator.id);
  const awaited = about.last !== undefined && figureOf(about.last.answers, key)?.later === true;
  const due = dueOf(
    confirmed(about, indicator),
    about.round,
    about.organisation,
    calendarOf(about),
    about.today,
    awaited,
  );
  found.set(indicator.id, due);
  return due;
}

/** What was told between rounds is in the record already, and all the same asked, to be confirmed. */
function confirmed(about: About, indicator: Indicator): Indicator {
  const told = about.told.map(({ answers }) => figureOf(answers, keyOf(indicator.id)));
  const labels = new Set(told.flatMap((figure) => Object.keys(figure?.readings ?? {})));
  if (labels.size === 0) return indicator;
  const readings = Object.entries(indicator.readings).filter(([label]) => !labels.has(label));
  return { ...indicator, readings: Object.fromEntries(readings) };
}

const calendars = new WeakMap<About, WorkingCalendar>();

function calendarOf(about: About): WorkingCalendar {
  const calendar = calendars.get(about) ?? workingCalendar(about.organisation);
  calendars.set(about, calendar);
  return calendar;
}
