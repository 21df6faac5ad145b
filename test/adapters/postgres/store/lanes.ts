import { beforeEach } from '@jest/globals';
import { sentence } from '#core/message';
import type { Delivery, NewDelivery } from '#core/outbox/delivery';
import type { Settled, Tx } from '#core/ports';
import { type Fresh, fresh } from './fresh.ts';

/** A reply to a person, in the lane `person:<person>`. */
export const delivery = (key: string, person: string, also: Partial<NewDelivery> = {}): NewDelivery => ({
  key,
  kind: 'reply',
  about: { key },
  reader: { person },
  urgent: false,
  ...also,
});

export interface Job {
  readonly key: string;
  readonly priority: number;
  /** Seconds from now. */
  readonly in: number;
}

/** What waits to be worked on. */
export async function jobsIn({ pool }: Fresh): Promise<readonly Job[]> {
  const { rows } = await pool.query(
    `SELECT key, priority, round(extract(epoch FROM run_at - now()))::int AS "in"
       FROM graphile_worker.jobs WHERE locked_at IS NULL ORDER BY key`,
  );
  return rows;
}

/** Takes all jobs away, as a worker does that is killed before it has looked into their lanes. */
export const loseJobs = ({ pool }: Fresh) => pool.query('DELETE FROM graphile_worker._private_jobs');

export const sent: Settled = { status: 'sent', messageId: '17.4' };

export const wait = (retryInSeconds: number, burned = true): Settled => ({
  status: 'pending',
  retryInSeconds,
  burned,
  reason: 'asked to wait',
});

/** Asha's lane, empty before each test, and what a sender does with it, each step in a transaction of its own. */
export function ashasLane() {
  const lane = 'person:asha';
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  beforeEach(async () => {
    await database.machineTime('0');
    await database.pool.query('TRUNCATE delivery; DELETE FROM graphile_worker._private_jobs');
    database.now = new Date('2027-01-04T09:00:00Z');
  });

  const frozen = { message: sentence('Hello.'), platform: 'slack', address: 'D1', body: { text: 'Hello.' } };
  return {
    lane,
    database,
    store,
    /** Moves machine time as this database tells it. */
    machineTime: (offset: string) => database.machineTime(offset),
    add: (...deliveries: NewDelivery[]) => store((tx) => tx.deliveries.add(deliveries)),
    claim: (seconds = 30) => store((tx) => tx.deliveries.claim(lane, seconds)),
    freeze: (id: bigint) => store((tx) => tx.deliveries.freeze(id, frozen)),
    settle: (which: Pick<Delivery, 'id' | 'attempt'>, result: Settled) =>
      store((tx) => tx.deliveries.settle(which, result)),
    stands: async (key: string) => (await store((tx) => tx.deliveries.get(key)))!,
    sweep: () => store((tx) => tx.deliveries.sweep()),
  };
}
