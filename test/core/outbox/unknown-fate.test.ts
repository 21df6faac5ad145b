import { describe, expect, it } from '@jest/globals';
import type { Sent } from '#core/incoming';
import { desk } from './desk.ts';

const unknown: Sent = { kind: 'unknown', why: 'HTTP 502' };
const monday = '2026-12-21T09:00:00Z';
const opens = '2027-01-04T09:00:00Z';
const ask = 'ask/alpha/2026-10_2026-12/asha';

describe('of a message that may have arrived', () => {
  const its = desk();
  const { platforms, at, later, delivery } = its;
  const troubles = (posted: readonly { key: string }[]) => posted.filter(({ key }) => key.startsWith('trouble/'));

  describe('where the platform cannot be read', () => {
    const key = 'digest/alpha/board/2026-12-21/teams';
    const digestUnknown = async () => {
      platforms.answer = (post) => (post.key === key ? unknown : undefined);
      await at(monday);
    };

    it('a digest is left to the office, which is asked about it once', async () => {
      await digestUnknown();
      expect(await later(29)).toEqual([]);
      const [trouble, ...others] = await later(2);
      expect(others).toEqual([]);
      expect(trouble?.text).toContain(
        'the digest to Alpha Board of 21 December: the platform did not say whether it arrived',
      );
      const { id } = await delivery(key);
      expect(trouble?.text).toContain(`[ ${id}: it arrived ] [ ${id}: send it again ]`);
      expect(troubles([...(await at('2026-12-22T10:00:00Z')), ...(await later(3600))])).toEqual([]);
      expect(await delivery(key)).toMatchObject({ status: 'unknown' });
    });

    it('nothing more of such a digest is waited for', async () => {
      await digestUnknown();
      expect(await its.store((tx) => tx.deliveries.unsettled())).toEqual([key]);
      await later(31);
      expect(await its.store((tx) => tx.deliveries.unsettled())).toEqual([]);
    });

    it('a prompt is sent once more after a quarter of an hour, saying so, however often it was not connected before', async () => {
      await its.database.pool.query(`UPDATE person SET prefers = 'teams' WHERE id = 'asha'`);
      const answers: Sent[] = [{ kind: 'not-connected', why: 'ECONNREFUSED' }, unknown, unknown];
      platforms.answer = (post) => (post.key === ask ? answers.shift() : undefined);
      await at(opens);
      await later(3);
      expect(await delivery(ask)).toMatchObject({ status: 'unknown', attempt: 2 });
      expect(await later(14 * 60)).toEqual([]);
      const [again] = await later(2 * 60);
      expect(again?.text).toContain('This may be a repeat');
      expect(await later(20 * 60)).toEqual([]);
      expect(await delivery(ask)).toMatchObject({ status: 'refused', attempt: 3 });
      expect(troubles(its.posted)).toHaveLength(1);
    });
  });

  describe('where it can be read', () => {
    const loseTheAsk = async () => {
      platforms.answer = (post) => (post.key === ask ? unknown : undefined);
      await at(opens);
      platforms.answer = () => undefined;
    };

    it('it was sent if it stands there', async () => {
      await loseTheAsk();
      platforms.find = { found: '17.4' };
      expect(await later(31)).toEqual([]);
      expect(await delivery(ask)).toMatchObject({ status: 'sent', messageId: '17.4' });
    });

    it('it is sent again once it was not there twice, half a minute apart, however often we look', async () => {
      await loseTheAsk();
      expect(await later(31)).toEqual([]);
      expect(await later(0)).toEqual([]);
      expect(await later(29)).toEqual([]);
      expect(await delivery(ask)).toMatchObject({ status: 'unknown', reason: 'looked for once and not there' });
      expect(await later(2)).toMatchObject([{ key: ask }]);
      expect(await delivery(ask)).toMatchObject({ status: 'sent', attempt: 2 });
    });

    it('it counts as unreadable when the platform has not answered for a day', async () => {
      await at(monday);
      platforms.answer = (post) => (post.key.startsWith('digest/beta') ? unknown : undefined);
      await at('2026-12-29T09:00:00Z');
      await at(opens);
      its.world.chat.get('slack')!.find = async () => Promise.reject(new Error('503'));
      const [lost] = (await its.store((tx) => tx.deliveries.list({ status: ['unknown'], limit: 9 }))) ?? [];
      await later(3600);
      expect(await delivery(lost!.key)).not.toHaveProperty('settledAt');
      expect(troubles(await later(24 * 3600))).toHaveLength(1);
    });
  });
});
