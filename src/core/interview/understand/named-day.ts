import { addDays, type LocalDate } from '../../calendar/local-date.ts';
import { dayOf, easterSunday, lastOfMonth, nthOfMonth } from './day.ts';
import { type NamedDay, named, next, yearSaid } from './day-pattern.ts';
import { monthDays } from './month-day.ts';
import { periodEnds } from './period-end.ts';
import { relativeDays } from './relative-day.ts';

export type { DateContext } from './day-pattern.ts';

type InYear = (year: number) => LocalDate | undefined;

const yearly = (pattern: string, inYear: InYear, sure = true): NamedDay => ({
  pattern: named(`${pattern}${yearSaid}`),
  sure,
  day: ([, said], context) => next(said, context, inYear),
});

const fromEaster =
  (days: number): InYear =>
  (year) => {
    const sunday = easterSunday(year);
    return sunday && addDays(sunday, days);
  };

const holidays: readonly NamedDay[] = [
  yearly('shrove tuesday', fromEaster(-47)),
  yearly('ash wednesday', fromEaster(-46)),
  yearly('maundy thursday', fromEaster(-3)),
  yearly('good friday', fromEaster(-2)),
  yearly('easter monday', fromEaster(1)),
  yearly('easter(?: sunday)?', fromEaster(0)),
  yearly('early may bank holiday', (y) => nthOfMonth(y, 5, 'mon', 1)),
  yearly('(?:spring|late may) bank holiday', (y) => lastOfMonth(y, 5, 'mon')),
  yearly('may bank holiday', (y) => nthOfMonth(y, 5, 'mon', 1), false),
  yearly('(?:summer|august) bank holiday', (y) => lastOfMonth(y, 8, 'mon'), false),
  yearly('christmas eve', (y) => dayOf(y, 12, 24)),
  yearly('boxing day', (y) => dayOf(y, 12, 26)),
  yearly('christmas(?: day)?', (y) => dayOf(y, 12, 25)),
  yearly("new year'?s eve", (y) => dayOf(y, 12, 31)),
  yearly("new year(?:'?s day)?", (y) => dayOf(y, 1, 1)),
];

/** Days that people call by a name, and that the general reading of dates does not know or reads wrongly. The first match wins. */
export const namedDays: readonly NamedDay[] = [...holidays, ...monthDays, ...periodEnds, ...relativeDays];
