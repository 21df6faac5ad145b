import type { Habit } from '#core/calendar/habit';
import type { LocalDate } from '#core/calendar/local-date';
import type { DigestSettings } from '#core/programme/steering-group';
import type { AgendaInput, Due, ScheduledGroup, ScheduledProgramme } from '#core/rounds/due';

/** The sample organisation and programme as schedules see them. */
export const organisation: AgendaInput['organisation'] = {
  timeZone: 'Europe/London',
  hours: '09:00-17:00',
  holidays: 'england-and-wales',
  closures: ['2026-12-29', '2026-12-30', '2026-12-31'] as LocalDate[],
  financialYearStarts: '04-01',
};

export const habit = (timeZone: string, ...workingDays: Habit['workingDays']): Habit => ({
  timeZone,
  workingDays: workingDays.length > 0 ? workingDays : ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: { from: '09:00', to: '17:00' },
});
export const london = habit('Europe/London');
export const athens = habit('Europe/Athens');

export const longAgo = new Date('2020-01-01T00:00:00Z');

export const strategy: ScheduledProgramme = {
  id: 'business-strategy',
  scheduledSince: longAgo,
  habits: { office: [london], asked: [london, athens] },
  rounds: {
    every: 'quarter',
    notice: -5,
    opens: 1,
    due: 10,
    closes: 15,
    remind: [-3, -1, 0, 1],
    escalate: { deputy: 2, director: 3, sponsor: 5 },
  },
};

export const group = (digest: Partial<DigestSettings>, more: Partial<ScheduledGroup> = {}): ScheduledGroup => ({
  id: 'business-strategy/bsg',
  programme: 'business-strategy',
  scheduledSince: longAgo,
  digest: { cron: '0 9 * * 1', holiday: 'next', quiet: 'post', ...digest },
  ...more,
});

export const only = (...programmes: ScheduledProgramme[]): AgendaInput => ({ organisation, programmes, groups: [] });
export const onlyGroups = (...groups: ScheduledGroup[]): AgendaInput => ({ organisation, programmes: [], groups });

/** `2027-01-12T09:00Z remind-3 Europe/London`. */
export function line(due: Due): string {
  const at = due.at.toISOString().replace(/:00\.000Z$/, 'Z');
  if (due.what === 'digest') return `${at} ${due.group}`;
  if (due.what === 'touch' || due.what === 'actions') return `${at} ${due.what} ${due.habit.timeZone}`;
  const step = due.step === undefined ? '' : due.step > 0 ? `+${due.step}` : due.step;
  return `${at} ${due.what}${step} ${due.habit?.timeZone ?? ''}`.trim();
}
