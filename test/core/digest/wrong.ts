import type { Overseen } from '#core/digest/facts';
import type { MilestoneChange } from '#core/ports';
import type { Rating } from '#core/programme/rag';
import { day, overseen } from './board.ts';

const long =
  'because the supplier has not yet said when its people will come, and the panel wants to see the plan before. ';

/** A workstream in which everything is wrong that can be. */
function wrong(i: number, now: Rating): Overseen {
  const name = `Neighbourhood services ${i}`;
  const id = `p/neighbourhood-services-${i}`;
  const answers = { rating: now, 'path-by': { on: '2027-02-12', said: '12 February' }, achieved: long, next: long };
  const base = overseen(name, now, {
    redSince: day('2026-10-09'),
    workstream: { dependsOn: i === 0 ? [] : ['neighbourhood-services-0'] },
    indicators: [
      {
        name: `Calls answered ${i}`,
        unit: '%',
        better: 'higher',
        target: 85,
        tolerance: 5,
        every: 'quarter',
        readings: { 'Q3 2025/26': 84, 'Q2 2026/27': 82, 'Q3 2026/27': 70 },
        action: long,
      },
      {
        name: `Complaints ${i}`,
        better: 'lower',
        target: 12,
        tolerance: 3,
        every: 'quarter',
        readings: { 'Q3 2026/27': 14 },
      },
    ],
    savings: [{ basis: i % 2 ? 'annual' : 'one-off', low: 400_000, high: 500_000, delivered: 10_000 }],
    risks: [
      {
        title: `Support ${i}`,
        kind: i % 2 ? 'risk' : 'issue',
        likelihood: 4,
        impact: 5,
        mitigation: long,
        owner: 'asha',
      },
    ],
    milestones: [
      { id: `${id}/live`, title: `Centre live ${i}`, critical: true, baseline: day('2027-06-30') },
      { id: `${id}/late`, title: `Lease signed ${i}`, baseline: day('2026-12-15') },
      { id: `${id}/soon`, title: `Plan agreed ${i}`, baseline: day('2027-01-29') },
    ],
    changes: [
      {
        id: 1n,
        milestone: `${id}/live`,
        workstream: id,
        kind: 'moved',
        state: 'proposed',
        from: '2027-06-30',
        to: '2027-07-31',
        why: long,
        by: 'asha',
        at: new Date('2027-01-20T10:00:00Z'),
      } as unknown as MilestoneChange,
    ],
    news: [{ text: long, on: day('2027-01-20'), at: new Date('2027-01-20T10:00:00Z') }],
    notReceived: i % 10 === 9,
    directorAsked: true,
  });
  const update = { answers, at: new Date('2027-01-20T10:00:00Z') } as never;
  return { ...base, standing: { now: { ...base.standing.now!, reason: long, update } } };
}

/** Everything that must be in each digest is there once, in a few; of all else there are hundreds. Before and after it turned. */
export const wrongBoard = (count: number, turned: boolean) => {
  const before: readonly Rating[] = ['amber', 'amber', 'green', 'green'];
  const after: readonly Rating[] = ['red', 'green', 'amber', 'green'];
  return Array.from({ length: count }, (_, i) => {
    const kind = i === 0 ? 0 : 1 + (i % 3);
    return wrong(i, (turned ? after : before)[kind]!);
  });
};
