import type { Address } from '../incoming.ts';
import type { Json } from '../json.ts';
import type { Message } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';

export interface DeliveryRows {
  /** Writes deliveries whose key is new, and a job for each lane; returns how many were new. */
  add(deliveries: readonly NewDelivery[]): Promise<number>;
  /**
   * Takes the next delivery of a lane that may go now (`dueAt` not after `Tx.now`, `notBefore` not after machine time): `sending`, attempt + 1, leased for `leaseSeconds` of machine time.
   * Undefined: nothing to do, or another holds the lane.
   */
  claim(lane: string, leaseSeconds: number): Promise<Delivery | undefined>;
  /** Freezes what is sent and where, before it is sent. */
  freeze(
    id: bigint,
    sent: { readonly message: Message; readonly platform: string; readonly address?: Address; readonly body: Json },
  ): Promise<void>;
  /**
   * Notes how an attempt ended, if it is still ours (same attempt). `retryInSeconds` puts it back to pending for then
   * (machine time); `burned: false` gives the attempt back.
   */
  settle(delivery: Pick<Delivery, 'id' | 'attempt'>, result: Settled): Promise<boolean>;
  /** Leases that ran out become `unknown`; returns the lanes that have something to do and no job. The tick calls it. */
  sweep(): Promise<readonly string[]>;
  /** `unknown` deliveries whose waiting time (seconds of machine time since the attempt) is over. */
  unknown(olderThanSeconds: number, limit: number): Promise<readonly Delivery[]>;
  /**
   * What was refused, cancelled or of unknown fate goes again, composed and routed anew; false if it is none of these.
   */
  again(id: bigint): Promise<boolean>;
  get(key: string): Promise<Delivery | undefined>;
  byId(id: bigint): Promise<Delivery | undefined>;
  /** Newest first. */
  list(filter: {
    readonly status?: readonly Delivery['status'][];
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  counts(): Promise<Readonly<Record<Delivery['status'], number>>>;
  /** Keys of those due by now that are not settled yet (pending, sending, unknown), oldest first; at most 100. */
  unsettled(): Promise<readonly string[]>;
  /** The earliest `dueAt` later than `after` of what is pending: a rehearsal's clock stands there too. */
  nextDueAt(after: Date): Promise<Date | undefined>;
}

export type Settled =
  | { readonly status: 'sent'; readonly messageId: string; readonly address?: Address }
  | { readonly status: 'refused' | 'unknown' | 'cancelled'; readonly reason: string }
  | { readonly status: 'pending'; readonly retryInSeconds: number; readonly burned: boolean; readonly reason: string }
  /** Put off in programme time (outside the reader's hours): claimed again when `dueAt` has come. Burns no attempt. */
  | { readonly status: 'pending'; readonly dueAt: Date; readonly reason: string };

export interface ScheduleRows {
  /** Up to which instant of programme time everything due has been planned; undefined: never. Locks it for this transaction, so that one replica plans at a time. */
  plannedUntil(): Promise<Date | undefined>;
  setPlannedUntil(at: Date): Promise<void>;
  /** Records that a schedule was due at an instant; false: it already was recorded. */
  occurred(schedule: string, dueAt: Date, state: 'planned' | 'skipped', reason?: string): Promise<boolean>;
}
