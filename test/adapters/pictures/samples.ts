import type { LocalDate } from '#core/calendar/local-date';
import type { RatingHistory } from '#core/picture/rating-history';
import type { Planned, TimePlan } from '#core/picture/time-plan';

const row = (title: string, on: string, more: Partial<Planned> = {}): Planned => ({
  title,
  on: on as LocalDate,
  critical: false,
  done: false,
  ...more,
});
const day = (text: string) => text as LocalDate;

export const plan: TimePlan = {
  kind: 'time-plan',
  of: 'Business Strategy Group',
  today: day('2027-01-18'),
  rows: [
    row('Charter published', '2026-11-27', { done: true, baseline: day('2026-11-30') }),
    row('ICT strategy & <roadmap>', '2026-12-15', { critical: true, baseline: day('2026-12-15') }),
    row('Контракт подписан', '2027-03-20', { baseline: day('2027-02-10') }),
    row('客户服务中心 🎉', '2027-05-01'),
    row(`${'A very long name of a milestone '.repeat(20)}\u0000\u0007\u202E`, '2027-05-02'),
    row('Go live', '2027-06-30', { critical: true, proposed: day('2027-07-31'), baseline: day('2027-06-30') }),
  ],
  counts: { all: 60, done: 1, overdue: 1, late: 1, proposed: 1 },
};

export const history: RatingHistory = {
  kind: 'rating-history',
  of: 'Business Strategy Group',
  today: day('2027-01-18'),
  periods: ['Q2 2026/27', 'Q3 2026/27'],
  rows: [
    { name: 'ICT', cells: ['amber', 'amber-red'], now: 'red' },
    { name: 'Shared services and Customer Service Centre', cells: [null, 'amber-green'], now: 'green' },
  ],
  others: 18,
};
