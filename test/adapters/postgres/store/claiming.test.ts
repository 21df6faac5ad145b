import { describe, expect, it } from '@jest/globals';
import { blocked, gate } from './interleaving.ts';
import { ashasLane, delivery, jobsIn, loseJobs, sent, wait } from './lanes.ts';

describe('claiming', () => {
  const { lane, database, store, machineTime, add, claim, freeze, settle } = ashasLane();

  describe('claims', () => {
    it('one at a time in a lane, replies first, then in the order of their announcement', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'), delivery('3', 'asha', { urgent: true }));
      const order = [];
      for (let next = await claim(); next; next = await claim()) {
        expect(next).toMatchObject({ status: 'sending', attempt: 1 });
        expect(await claim()).toBeUndefined();
        order.push(next.key);
        await settle(next, sent);
      }
      expect(order).toEqual(['3', '1', '2']);
    });

    it('in one lane do not hinder those in another', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'ben'));
      expect(await claim()).toMatchObject({ key: '1' });
      expect(await store((tx) => tx.deliveries.claim('person:ben', 30))).toMatchObject({ key: '2' });
    });

    it('by two at the same instant give nothing to the second, even if another is first by then', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'));
      const claimed = gate();
      const first = store(async (tx) => {
        const got = await tx.deliveries.claim(lane, 30);
        claimed.reached();
        await claimed.opened;
        return got;
      });
      await claimed.reach;
      await add(delivery('3', 'asha', { urgent: true }));
      const second = claim();
      await Promise.race([blocked(database), second]);
      claimed.open();
      expect(await first).toMatchObject({ key: '1' });
      expect(await second).toBeUndefined();
    });

    it('by many workers never have two of a lane under way, and leave none', async () => {
      const keys = Array.from({ length: 20 }, (_, at) => String(at));
      await add(...keys.map((key) => delivery(key, 'asha')));
      const order: string[] = [];
      let underWay = 0;
      const worker = async () => {
        while (order.length < keys.length) {
          const got = await claim();
          if (!got) continue;
          underWay += 1;
          expect(underWay).toBe(1);
          order.push(got.key);
          underWay -= 1;
          await settle(got, sent);
        }
      };
      await Promise.all([worker(), worker(), worker(), worker()]);
      expect(order).toEqual(keys);
    });
  });

  describe('a lane', () => {
    it('does not overtake a message that waits for its next attempt, except with a reply', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'));
      const first = (await claim())!;
      await freeze(first.id);
      await settle(first, wait(600));
      expect(await claim()).toBeUndefined();
      await add(delivery('3', 'asha', { urgent: true }));
      const reply = (await claim())!;
      expect(reply.key).toBe('3');
      await settle(reply, sent);
      await machineTime('11 minutes');
      expect(await claim()).toMatchObject({ key: '1' });
    });

    it('goes on past a message that waits for its reader’s hours', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'));
      const dueAt = new Date('2027-01-05T09:00:00Z');
      await settle((await claim())!, { status: 'pending', dueAt, reason: 'outside the hours of its reader' });
      expect(await claim()).toMatchObject({ key: '2' });
    });

    it('has a job again when one of it is settled and more may go', async () => {
      await add(delivery('1', 'asha'), delivery('2', 'asha'));
      await loseJobs(database);
      await settle((await claim())!, sent);
      expect(await jobsIn(database)).toEqual([{ key: `lane:${lane}`, priority: 10, in: 0 }]);
      await loseJobs(database);
      await settle((await claim())!, sent);
      expect(await jobsIn(database)).toEqual([]);
    });
  });
});
