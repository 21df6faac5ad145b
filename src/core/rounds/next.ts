import { type WorkingCalendar, workingCalendar } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Tx } from '../ports.ts';
import type { Programme } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { nextPeriod, type Period, periodContaining, previousPeriod } from '../programme/period.ts';
import { planRound, roundId } from './plan.ts';

/** The period whose round is collected now or comes next: the first that is neither closed nor over by its dates. */
export async function nextToOpen(tx: Tx, programme: Programme, organisation: Organisation): Promise<Period> {
  const { rounds } = programme;
  const { financialYearStarts } = organisation;
  const calendar: WorkingCalendar = workingCalendar(organisation);
  const today = localDateOf(tx.now, organisation.timeZone);
  const closed = (await tx.rounds.ofProgramme(programme.id)).filter(({ state }) => state === 'closed');
  const isOver = (period: Period): boolean => {
    const { closesOn, dueOn } = planRound(rounds, period, calendar);
    return (closesOn ?? dueOn) < today || closed.some(({ id }) => id === roundId(programme.id, period));
  };
  let period = periodContaining(today, rounds.every, financialYearStarts);
  let before = previousPeriod(period, financialYearStarts);
  for (; !isOver(before); before = previousPeriod(before, financialYearStarts)) period = before;
  while (isOver(period)) period = nextPeriod(period, financialYearStarts);
  return period;
}
