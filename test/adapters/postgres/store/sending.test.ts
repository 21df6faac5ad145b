import { describe, expect, it } from '@jest/globals';
import { sentence } from '#core/message';
import type { Settled } from '#core/ports';
import { ashasLane, delivery, jobsIn, loseJobs, sent, wait } from './lanes.ts';

describe('sending', () => {
  const { lane, database, store, machineTime, add, claim, freeze, settle, stands, sweep } = ashasLane();

  describe('a delivery', () => {
    it('is sent as it was frozen, however often it is tried', async () => {
      await add(delivery('1', 'asha'));
      const first = (await claim())!;
      await freeze(first.id);
      await settle(first, wait(0));
      expect(await claim()).toMatchObject({
        attempt: 2,
        platform: 'slack',
        address: 'D1',
        body: { text: 'Hello.' },
        message: sentence('Hello.'),
      });
    });

    it('that was sent is done, and tells where it went', async () => {
      await add(delivery('1', 'asha'));
      const got = (await claim())!;
      expect(await settle(got, { status: 'sent', messageId: '17.4', address: 'D7' })).toBe(true);
      const done = { status: 'sent', messageId: '17.4', address: 'D7', settledAt: database.now };
      expect(await stands('1')).toMatchObject(done);
      expect(await settle(got, { status: 'refused', reason: 'too late' })).toBe(false);
      expect(await stands('1')).toMatchObject(done);
    });

    it('of which nobody knows whether it went is settled by whoever finds out first', async () => {
      await add(delivery('1', 'asha'));
      const got = (await claim())!;
      expect(await settle(got, { status: 'unknown', reason: 'timed out' })).toBe(true);
      expect(await stands('1')).not.toHaveProperty('settledAt');
      expect(await settle(got, { status: 'unknown', reason: 'looked once' })).toBe(true);
      expect(await settle(got, sent)).toBe(true);
      expect(await settle(got, wait(0))).toBe(false);
    });

    it('that was claimed again is not settled by the attempt before', async () => {
      await add(delivery('1', 'asha'));
      const first = (await claim())!;
      await settle(first, { status: 'unknown', reason: 'timed out' });
      await settle(first, { ...wait(0), burned: false } as Settled);
      const second = (await claim())!;
      expect(second.attempt).toBe(2);
      expect(await settle(first, sent)).toBe(false);
      expect(await stands('1')).toMatchObject({ status: 'sending', attempt: 2 });
      expect(await settle(second, sent)).toBe(true);
    });

    it('that was asked to wait gets its attempt back; one that was not connected does not', async () => {
      await add(delivery('1', 'asha'));
      await settle((await claim())!, wait(0, false));
      expect(await stands('1')).toMatchObject({ status: 'pending', attempt: 0, reason: 'asked to wait' });
      await settle((await claim())!, wait(0));
      expect(await stands('1')).toMatchObject({ attempt: 1 });
    });

    it('waits as long as it was told, by machine time, and has a job for then', async () => {
      await add(delivery('1', 'asha'));
      await loseJobs(database);
      const got = (await claim())!;
      await settle(got, wait(600));
      expect(await jobsIn(database)).toEqual([{ key: `retry:${got.id}`, priority: 10, in: 600 }]);
      expect(await claim()).toBeUndefined();
      database.now = new Date('2027-02-01T09:00:00Z');
      expect(await claim()).toBeUndefined();
      await machineTime('9 minutes');
      expect(await claim()).toBeUndefined();
      await machineTime('11 minutes');
      expect(await claim()).toMatchObject({ key: '1', attempt: 2 });
    });

    it('put off in programme time waits for that, and burns no attempt', async () => {
      await add(delivery('1', 'asha'));
      const dueAt = new Date('2027-01-05T09:00:00Z');
      await settle((await claim())!, { status: 'pending', dueAt, reason: 'outside the hours of its reader' });
      expect(await stands('1')).toMatchObject({ status: 'pending', attempt: 0, dueAt });
      await machineTime('3 days');
      expect(await claim()).toBeUndefined();
      database.now = dueAt;
      expect(await claim()).toMatchObject({ key: '1', attempt: 1 });
    });
  });

  describe('a delivery that the office sends again', () => {
    it.each<Settled>([
      { status: 'refused', reason: 'is_archived' },
      { status: 'cancelled', reason: 'answered meanwhile' },
      { status: 'unknown', reason: 'timed out' },
    ])('after it was $status is composed and routed anew, as its next attempt', async (result) => {
      await add(delivery('1', 'asha', { urgent: true, message: sentence('Hello.') }));
      const first = (await claim())!;
      await freeze(first.id);
      await settle(first, result);
      await loseJobs(database);
      expect(await store((tx) => tx.deliveries.again(first.id))).toBe(true);
      expect(await jobsIn(database)).toMatchObject([{ key: `reply:${lane}` }]);
      expect(await settle(first, sent)).toBe(false);
      const second = (await claim())!;
      expect(second).toMatchObject({ attempt: 2, message: sentence('Hello.') });
      for (const frozen of ['body', 'platform', 'address', 'reason', 'settledAt'])
        expect(second).not.toHaveProperty(frozen);
    });

    it('is left alone while it is under way or once it was sent', async () => {
      await add(delivery('1', 'asha'));
      const got = (await claim())!;
      expect(await store((tx) => tx.deliveries.again(got.id))).toBe(false);
      await settle(got, sent);
      expect(await store((tx) => tx.deliveries.again(got.id))).toBe(false);
      expect(await stands('1')).toMatchObject({ status: 'sent' });
    });
  });

  describe('the sweep', () => {
    it('makes unknown what nobody settled before its lease ran out, by machine time', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'));
      const got = (await claim(30))!;
      await freeze(got.id);
      await machineTime('29 seconds');
      await sweep();
      expect(await stands('1')).toMatchObject({ status: 'sending' });
      expect(await claim()).toBeUndefined();
      await machineTime('31 seconds');
      expect(await sweep()).toEqual([]);
      expect(await stands('1')).toMatchObject({
        status: 'unknown',
        reason: 'the process that was sending it ended',
      });
      expect(await claim()).toMatchObject({ key: '2' });
      expect(await settle(got, sent)).toBe(true);
    });

    it('puts back what was not even frozen, since it cannot have gone', async () => {
      await add(delivery('1', 'asha'));
      const got = (await claim(30))!;
      await machineTime('31 seconds');
      await sweep();
      expect(await store((tx) => tx.deliveries.hold(got, 30))).toBe(false);
      expect(await claim()).toMatchObject({ key: '1', attempt: 2 });
    });

    it('leaves alone what was leased anew before it was sent', async () => {
      await add(delivery('1', 'asha'));
      const got = (await claim(30))!;
      await freeze(got.id);
      await machineTime('29 seconds');
      expect(await store((tx) => tx.deliveries.hold(got, 30))).toBe(true);
      await machineTime('58 seconds');
      await sweep();
      expect(await stands('1')).toMatchObject({ status: 'sending' });
      await machineTime('60 seconds');
      await sweep();
      expect(await stands('1')).toMatchObject({ status: 'unknown' });
    });

    it('does not wait for the sweep to let a lane go on whose sender is gone', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'));
      await claim(30);
      await machineTime('31 seconds');
      expect(await claim()).toMatchObject({ key: '2' });
    });

    it('gives a job to each lane that has something to send and none', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'), delivery('3', 'ben'), delivery('4', 'dev'));
      expect(await sweep()).toEqual([]);
      await loseJobs(database);
      await store((tx) => tx.deliveries.claim('person:dev', 30));
      expect(await sweep()).toEqual(['person:asha', 'person:ben']);
      expect((await jobsIn(database)).map(({ key }) => key)).toEqual(['lane:person:asha', 'lane:person:ben']);
    });

    it('does not count on the job of a worker that was killed, nor on one that failed too often', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'ben'));
      await database.pool.query(
        `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'killed' WHERE key = 'lane:${lane}'`,
      );
      await database.pool.query(`UPDATE graphile_worker._private_jobs SET attempts = 5 WHERE key = 'lane:person:ben'`);
      expect(await sweep()).toEqual(['person:asha', 'person:ben']);
      expect((await jobsIn(database)).filter(({ key }) => key)).toHaveLength(2);
    });
  });
});
