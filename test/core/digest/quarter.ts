import type { ItemChange, Tx } from '#core/ports';
import type { Desk } from '../outbox/desk.ts';

const round = 'business-strategy/2026-10_2026-12';

const answered = (tx: Tx, workstream: string, rating: string, answers: object, by = 'asha') =>
  tx.updates.add({
    workstream: `business-strategy/${workstream}`,
    round,
    kind: 'round',
    answers: { rating, ...answers } as never,
    rating,
    answeredBy: by,
    platform: 'slack',
    before: [],
  } as Parameters<Tx['updates']['add']>[0]);
const set = (kind: 'milestone' | 'indicator', id: string, fields: object): ItemChange =>
  ({ change: 'set', kind, id: `business-strategy/${id}`, fields }) as ItemChange;
const moved = (tx: Tx, milestone: string, more: object) =>
  tx.milestoneChanges.add({
    milestone: `business-strategy/${milestone}`,
    workstream: `business-strategy/${milestone.split('/')[0]}`,
    kind: 'moved',
    state: 'proposed',
    by: 'asha',
    round,
    approver: 'dev',
    ...more,
  } as Parameters<Tx['milestoneChanges']['add']>[0]);

/** The sample programme until the morning of Thursday 14 January, when half of its workstreams have answered. */
export async function quarterOf({ at, store }: Pick<Desk, 'at' | 'store'>): Promise<void> {
  await at('2027-01-11T09:05:00Z');
  await at('2027-01-14T10:00:00Z');
  await store(async (tx) => {
    await answered(
      tx,
      'ict',
      'red',
      { reason: 'the strategy waits for the security review', 'path-by': { on: '2027-02-12', said: '12 February' } },
      'mei',
    );
    await moved(tx, 'ict/strategy', { from: '2026-12-15', to: '2027-02-12', why: 'the security review' });
    await answered(tx, 'customer-centre', 'amber', {
      reason: 'procurement had to restart',
      decisions: [{ text: 'an extra £60,000', by: '2027-02-01', of: 'business-strategy/customer-board' }],
    });
    await moved(tx, 'customer-centre/live', {
      from: '2027-06-30',
      to: '2027-07-31',
      why: 'procurement had to restart',
    });
    await answered(tx, 'customer-focus', 'green', {
      achieved: 'Charter published 27 November',
      'indicator/answered/action': 'more staff at lunchtime from 1 February',
    });
    await answered(tx, 'management', 'green', { next: 'consultation closes' }, 'gwen');
    await tx.imports.write([
      set('milestone', 'customer-focus/charter', { actual: '2026-11-27' }),
      set('milestone', 'ways-of-working/delegation', { actual: '2026-12-11' }),
      set('milestone', 'customer-centre/options', { actual: '2026-12-18' }),
      set('indicator', 'customer-focus/answered', {
        readings: { 'Q3 2025/26': 84, 'Q2 2026/27': 82, 'Q3 2026/27': 78 },
      }),
      set('indicator', 'customer-focus/complaints', {
        readings: { 'Q3 2025/26': 16, 'Q2 2026/27': 14, 'Q3 2026/27': 11 },
      }),
      set('indicator', 'management/managers', { readings: { 'Q2 2026/27': 92, 'Q3 2026/27': 75 } }),
    ]);
  });
}
