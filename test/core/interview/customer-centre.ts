import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import type { Indicator, Milestone, Risk, Saving } from '#core/programme/nouns';
import { customerFocus } from './customer-focus.ts';

const day = (text: string) => text as LocalDate;
const id = (key: string) => `business-strategy/customer-centre/${key}`;

export const milestone = (key: string, title: string, planned: string, more: Partial<Milestone> = {}): Milestone => ({
  ...{ id: id(key), title, baseline: day(planned), critical: false },
  ...more,
});

export const risk = (key: string, title: string, more: Partial<Risk> = {}): Risk => ({
  ...{ id: id(key), title, kind: 'risk', likelihood: 3, impact: 4, trend: 'steady' },
  ...more,
});

export const saving = (key: string, name: string, more: Partial<Saving> = {}): Saving => ({
  ...{ id: id(key), name, kind: 'saving', class: 'cashable', basis: 'full-year', low: 400_000, high: 400_000 },
  ...more,
});

export const indicator = (key: string, name: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id: id(key), name, every: 'quarter', qualitative: false, unit: '%', better: 'higher', target: 85, tolerance: 5 },
  readings: { 'Q3 2025/26': 84, 'Q2 2026/27': 82 },
  ...more,
});

const workstream = {
  ...customerFocus().workstream,
  id: 'business-strategy/customer-centre',
  name: 'Customer Service Centre',
};

/** A workstream with something of everything, overseen by two boards; it was Green in October. */
export function customerCentre(changed: Partial<About> = {}, items: Partial<About['workstream']> = {}): About {
  return customerFocus({
    workstream: {
      ...workstream,
      milestones: [
        milestone('tender', 'Tender returned', '2027-02-12'),
        milestone('live', 'Customer Service Centre live', '2027-06-30', { critical: true, approver: 'dev' }),
      ],
      indicators: [indicator('answered', 'Calls answered within 20 seconds')],
      savings: [saving('desk', 'One front desk', { by: day('2027-12-31') })],
      risks: [risk('staff', 'Not enough staff for two sites')],
      ...items,
    },
    groups: [
      { id: 'business-strategy/cfb', name: 'Customer First Board', kind: 'officer' },
      { id: 'business-strategy/bsg', name: 'Business Strategy Group', kind: 'officer' },
    ],
    last: {
      rating: 'green',
      on: day('2026-10-09'),
      answers: { rating: 'green', achieved: 'Site chosen', next: 'Return of the tender', decisions: [] },
    },
    words: { period: 'October to December 2026 (Q3)', update: 'update customer-centre' },
    ...changed,
  });
}

/** The same with this many items, most of them due: as much as one answer may hold. */
export function crowded(items = 40): About {
  const each = Math.ceil(items / 4);
  const some = <T>(make: (number: number) => T) => Array.from({ length: each }, (_, number) => make(number));
  return customerCentre(
    {},
    {
      milestones: some((n) => milestone(`m${n}`, `Stage ${n} agreed`, `2027-01-${String(n + 10).slice(-2)}`)),
      indicators: some((n) => indicator(`i${n}`, `Calls answered at site ${n}`)),
      savings: some((n) => saving(`s${n}`, `Contract ${n} let again`)),
      risks: some((n) => risk(`r${n}`, `Supplier ${n} fails`)),
    },
  );
}

/** Nothing in it is due but what can stand as it did in October: property strategy, capital receipts. */
export const quietQuarter = (changed: Partial<About> = {}): About =>
  customerCentre(changed, {
    name: 'Asset management strategy',
    milestones: [milestone('strategy', 'Property strategy to Cabinet', '2027-01-19')],
    indicators: [],
    savings: [
      saving('receipts', 'Capital receipts', {
        kind: 'capital-receipt',
        basis: 'one-off',
        low: 2_000_000,
        high: 2_600_000,
        by: day('2027-03-31'),
      }),
    ],
    risks: [],
  });
