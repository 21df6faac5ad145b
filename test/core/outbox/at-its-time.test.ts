import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { workingCalendar } from '#core/calendar/working-days';
import { kinds } from '#core/kinds';
import { sentence } from '#core/message';
import { deliverLane } from '#core/outbox/deliver';
import { parsePeriod } from '#core/programme/period';
import { asksOf, openRound } from '#core/rounds/open';
import { planRound } from '#core/rounds/plan';
import { desk } from './desk.ts';

const asks = /^ask\//;
const thirdQuarter = parsePeriod('Q3 2026/27', {
  today: '2026-12-18' as LocalDate,
  every: 'quarter',
  financialYearStarts: '04-01',
})!;

describe('a prompt that could not go by day', () => {
  const its = desk();
  const fates = async () =>
    (await its.store((tx) => tx.deliveries.list({ limit: 50 })))
      .filter(({ key }) => asks.test(key))
      .map(({ status, reason, attempt }) => ({ status, reason, attempt }));

  it('waits at night for its reader’s hours, which burns no attempt, and then says that it is late', async () => {
    const night = await its.at('2027-01-04T20:00:00Z');
    expect(night.filter(({ key }) => asks.test(key))).toEqual([]);
    expect(await fates()).toContainEqual({ status: 'pending', reason: 'outside the hours of its reader', attempt: 0 });
    expect((await its.at('2027-01-05T08:59:00Z')).filter(({ key }) => asks.test(key))).toEqual([]);
    const [morning] = (await its.at('2027-01-05T09:00:00Z')).filter(({ key }) => asks.test(key));
    expect(morning?.text).toContain('This comes late: it should have reached you on Monday 4 January at 09:00.');
  });

  it('is not late in the morning when the office opened the round at night', async () => {
    const round = await its.store(async (tx) => {
      const calendar = workingCalendar((await tx.organisation())!);
      const programme = (await tx.programmes.get('alpha'))!;
      return openRound(tx, 'alpha', planRound(programme.rounds, thirdQuarter, calendar), 'test');
    });
    its.database.now = new Date('2026-12-21T20:00:00Z');
    await its.store((tx) => tx.deliveries.add(asksOf(round, ['asha'], tx.now)));
    expect((await its.at('2026-12-21T20:00:00Z')).filter(({ key }) => asks.test(key))).toEqual([]);
    const [morning] = (await its.at('2026-12-22T09:00:00Z')).filter(({ key }) => asks.test(key));
    expect(morning?.text).toContain('Your update for October to December 2026 (Q3)');
    expect(morning?.text).not.toContain('late');
  });

  it('is cancelled when everything it asks for is answered before its reader’s hours begin', async () => {
    await its.at('2027-01-04T20:00:00Z');
    await its.answers('alpha/ict', 'green');
    await its.answers('beta/parking', 'amber');
    expect((await its.at('2027-01-05T09:00:00Z')).filter(({ key }) => asks.test(key))).toEqual([]);
    expect((await fates()).map(({ status, reason }) => ({ status, reason }))).toContainEqual({
      status: 'cancelled',
      reason: 'everything asked of them is answered',
    });
  });
});

describe('a lane with several senders at once', () => {
  const its = desk();

  it('sends each message once, in the order in which they were announced', async () => {
    const texts = Array.from({ length: 12 }, (_, at) => `Message ${at + 1}`);
    await its.store((tx) =>
      tx.deliveries.add(
        texts.map((text) => ({
          key: `note/${text}`,
          kind: 'reply',
          about: {},
          reader: { person: 'asha' },
          urgent: true,
          message: sentence(text),
        })),
      ),
    );
    const before = its.posted.length;
    // Each stops when another has the lane; whoever is left goes on until nothing is.
    while (its.posted.length < before + texts.length)
      await Promise.all([1, 2, 3, 4].map(() => deliverLane(its.world, kinds, 'person:asha')));
    expect(its.posted.slice(before).map(({ text }) => text)).toEqual(texts);
  });
});
