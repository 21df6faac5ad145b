import type { About } from '#core/interview/about';
import { customerFocus } from '../customer-focus.ts';

type Workstream = About['workstream'];
type Items = Pick<Workstream, 'indicators' | 'savings' | 'risks' | 'milestones'>;

export const id = (key: string): string => `business-strategy/customer-focus/${key}`;

/** Asha's interview about Customer focus, with these items in it; green, so that nothing else is asked about the rating. */
export function workstreamWith(
  items: Partial<Items & Pick<Workstream, 'budget' | 'lead'>>,
  changed: Partial<About> = {},
): About {
  const about = customerFocus({
    reader: { id: 'asha', name: 'Asha Patel', timeZone: 'Europe/London' },
    groups: [{ id: 'business-strategy/bsg', name: 'Business Strategy Group', kind: 'officer' }],
    ...changed,
  });
  return { ...about, workstream: { ...about.workstream, ...items } };
}

/** Calls answered: 82% last quarter, 84% a year ago, against 85%. */
export const answered: Workstream['indicators'][number] = {
  id: id('answered'),
  name: 'Calls answered within 20 seconds',
  unit: '%',
  better: 'higher',
  target: 85,
  tolerance: 5,
  every: 'quarter',
  readings: { 'Q3 2025/26': 84, 'Q2 2026/27': 82 },
  qualitative: false,
};

export const restructure: Workstream['savings'][number] = {
  id: id('mgmt'),
  name: 'Management restructure',
  kind: 'saving',
  class: 'cashable',
  basis: 'full-year',
  low: 400_000,
  high: 400_000,
  delivered: 20_000,
};

export const sheltered: Workstream['risks'][number] = {
  id: id('sheltered'),
  title: 'Support in sheltered accommodation',
  kind: 'issue',
  likelihood: 3,
  impact: 4,
  owner: 'asha',
  mitigation: 'Separate investigation and report',
};
