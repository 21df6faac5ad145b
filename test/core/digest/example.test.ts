import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildDigest } from '#core/digest/digest';
import { readFacts } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import { asText } from '#core/message';
import { sampleFile } from '../../../src/root.ts';
import { desk } from '../outbox/desk.ts';
import { quarterOf } from './quarter.ts';

/** The sample programme on Monday 18 January, after most of its workstreams have answered. */
describe('the digest of the Business Strategy Group', () => {
  const { at, store, posted, platforms } = desk({ file: readFileSync(sampleFile, 'utf8') });

  const quarter = () => quarterOf({ at, store });
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
      'Back on target: Managers in post against the baseline, 75% against 75% or less; Complaints upheld, 11 against 12 or less.',
      'Savings',
      'Recurring £37.8m to £64.2m a year when complete (£3.1m delivered); capital receipts £2.0m to £2.6m once; benefits that are not money: 1. Cannot be compared with the £200m cumulative target: 1 of 3 has a yearly profile.',
      'Issue to watch',
      '• Support for people in sheltered accommodation (16 of 25): Separate investigation and report. Customer focus. Asha Patel.',
      'Also answered',
      '• Reshaping management, still Green. Next: Consultation closes.',
      'Not received',
      '4 of 8',
      'The programme office is asking for what is missing.',
      '[ pilots: record the decision ] [ All workstreams ] [ Milestones: 1 overdue, 1 slipped, 2 due by 15 February ] [ Time plan ] [ Ask a question ]',
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
    expect(board).not.toMatch(/cumulative target|Property strategy|pilot/);
    const cabinet = await store(async (tx) => {
      const facts = await readFacts(tx, (await tx.programmes.group('business-strategy/cabinet'))!);
      return asText(digestMessage(buildDigest(facts!)));
    });
    expect(cabinet).not.toMatch(/security review|31 July|60,000|Charter published/);
    expect(platforms.find).toBe('absent');
  });
});
