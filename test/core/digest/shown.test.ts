import { describe, expect, it } from '@jest/globals';
import { desk } from '../outbox/desk.ts';

const worse = 'ICT, from Green to Amber.';

describe('what a digest says has changed', () => {
  const { platforms, at, later, answers, store, delivery, database } = desk();
  const digests = (posted: readonly { key: string; platform: string; text: string }[]) =>
    posted.filter(({ key }) => key.startsWith('digest/alpha'));
  const upTo11January = async () => {
    await at('2027-01-04T09:00:00Z');
    await answers('alpha/ict', 'amber');
  };

  it('is said in each of the group’s channels', async () => {
    await upTo11January();
    expect(
      digests(await at('2027-01-11T09:00:00Z')).map(({ platform, text }) => [platform, text.includes(worse)]),
    ).toEqual([
      ['slack', true],
      ['teams', true],
    ]);
    expect(digests(await at('2027-01-18T09:00:00Z')).some(({ text }) => text.includes(worse))).toBe(false);
  });

  it('is said the next time in the channel that did not get it', async () => {
    await upTo11January();
    platforms.answer = (_, platform) =>
      platform === 'teams' ? { kind: 'refused', why: 'not in the team' } : undefined;
    await at('2027-01-11T09:00:00Z');
    platforms.answer = () => undefined;
    const next = digests(await at('2027-01-18T09:00:00Z'));
    expect(next.map(({ platform, text }) => [platform, text.includes(worse)])).toEqual([
      ['slack', false],
      ['teams', true],
    ]);
  });

  it('is said when the office sends a refused one again', async () => {
    await upTo11January();
    platforms.answer = () => ({ kind: 'refused', why: 'not in the channel' });
    await at('2027-01-11T09:00:00Z');
    platforms.answer = () => undefined;
    const { id } = await delivery('digest/alpha/board/2027-01-11/slack');
    expect(await store((tx) => tx.deliveries.again(id))).toBe(true);
    expect(digests(await later(0))).toMatchObject([{ platform: 'slack', text: expect.stringContaining(worse) }]);
    expect(await delivery('digest/alpha/board/2027-01-11/slack')).toMatchObject({ status: 'sent', attempt: 2 });
  });

  it('comes with the day it was due, in the organisation’s own zone', async () => {
    await database.pool.query(`UPDATE organisation SET "timeZone" = 'Europe/Athens'`);
    const late = digests(await at('2026-12-21T10:30:00Z'));
    expect(late[0]?.text).toContain('This comes late: it was due on Monday 21 December at 09:00.');
  });
});
