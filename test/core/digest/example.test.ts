import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildDigest } from '#core/digest/digest';
import { readFacts } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import { asText } from '#core/message';
import type { ItemChange, Tx } from '#core/ports';
import { sampleFile } from '../../../src/root.ts';
import { desk } from '../outbox/desk.ts';

const round = 'business-strategy/2026-10_2026-12';

/** The sample programme on Monday 18 January, after most of its workstreams have answered. */
describe('the digest of the Business Strategy Group', () => {
  const { at, store, posted, platforms } = desk({ file: readFileSync(sampleFile, 'utf8') });

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

  const quarter = async () => {
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
  };
  const readAt = async (instant: string, key: string) => {
    posted.length = 0;
    await at(instant);
    const found = posted.find((each) => each.key.startsWith(`digest/business-strategy/${key}/`));
    return found?.text ?? '';
  };

  it('reads as its example does', async () => {
    await quarter();
    const text = await readAt('2027-01-18T09:00:00Z', 'bsg');
    const lines = [
      'Business Strategy, week to 18 January',
      '8 workstreams: 1 Red, 1 Amber, 2 Green, 4 not received (last time, 11 January: 3 Amber, 5 Green)',
      'Asked of you',
      '• Choose the three pilot areas for Community self-help, by Friday 26 February (pilots)',
      '• New: waiting on the Customer First Board: an extra £60,000 (Shared services and Customer Service Centre), by Monday 1 February',
      'Red',
      '• ICT, from Amber to Red, since 14 January. The strategy waits for the security review. Back by Friday 12 February. Shared services and Customer Service Centre, and Customer focus depend on it.',
      'Got worse',
      '• Shared services and Customer Service Centre, from Green to Amber. Procurement had to restart. Waits for ICT, which is Red.',
      'Got better',
      '• Customer focus, from Amber to Green, with one measure off target; depends on ICT (Red). Charter published 27 November.',
      'Overdue',
      '• ICT strategy agreed (critical) was due on 15 December, 34 days ago; proposed 12 February, approval awaited; approved date 15 December. ICT.',
      'Slipped',
      '• Customer Service Centre live (critical), proposed 31 July, approval awaited; approved date 30 June. Shared services and Customer Service Centre, since 14 January. Why: procurement had to restart.',
      'Done or brought forward',
      '• Scheme of delegation revised, done on Friday 11 December, on the day planned. Changing the way we work.',
      '• Operating model options appraised, done on Friday 18 December, on the day planned. Shared services and Customer Service Centre.',
      '• Customer charter published, done on Friday 27 November, on the day planned. Customer focus.',
      'Due in the next four weeks',
      '• Property strategy to Cabinet, Tuesday 19 January. Asset management strategy.',
      '• Staff engagement strategy agreed, Friday 29 January. Changing the way we work.',
      'Off target',
      '• Calls answered within 20 seconds: 78% against 85%; 82% last quarter, 84% a year ago. Customer focus. More staff at lunchtime from 1 February.',
      'Back on target Managers in post against the baseline, 75% against 75% or less; Complaints upheld, 11 against 12 or less.',
      'Savings',
      'Recurring £37.8m to £64.2m a year when complete (£3.1m delivered); capital receipts £2.0m to £2.6m once; benefits that are not money: 1. Cannot be compared with the £200m cumulative target: 1 of 3 has a yearly profile.',
      'Issues to watch',
      '• Support for people in sheltered accommodation (16 of 25): Separate investigation and report. Customer focus. Asha Patel.',
      'Also answered',
      '• Reshaping management, still Green. Next: Consultation closes.',
      'Not received',
      '4 of 8',
      'The programme office is asking for what is missing.',
      '[ pilots: record the decision ] [ All workstreams ] [ Milestones: 1 overdue, 1 slipped, 2 due by 15 February ] [ Ask a question ]',
    ];
    expect(text.split('\n').map((line) => line.replace(/ \(A\d+\)$/, ''))).toEqual(lines);
    // The sensitive risk of ICT is nowhere, and nobody who has not answered is named.
    expect(text).not.toMatch(/capacity|Gwen|Tomás|Noor/);
  });

  it('says to another group what it oversees, and to councillors nothing before it is approved', async () => {
    await quarter();
    const board = await readAt('2027-01-18T08:30:00Z', 'customer-board');
    expect(board).toContain('3 workstreams: 1 Red, 1 Amber, 1 Green');
    expect(board).toContain('• New: an extra £60,000');
    expect(board).toContain('Recurring £400,000 a year when complete.');
    expect(board).not.toMatch(/target:|Property strategy|pilot/);
    const cabinet = await store(async (tx) => {
      const facts = await readFacts(tx, (await tx.programmes.group('business-strategy/cabinet'))!);
      return asText(digestMessage(buildDigest(facts!)));
    });
    expect(cabinet).not.toMatch(/security review|31 July|60,000|Charter published/);
    expect(platforms.find).toBe('absent');
  });
});
