import type { Address } from '../incoming.ts';
import type { Json } from '../json.ts';
import type { Message } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';

/** One delivery, as the attempt knew it that speaks of it: another attempt's word does not count. */
export type Attempt = Pick<Delivery, 'id' | 'attempt'>;

export interface DeliveryRows {
  /** Writes deliveries whose key is new, and a job for each lane; returns how many were new. */
  add(deliveries: readonly NewDelivery[]): Promise<number>;
  /** Writes one whose key is new, and its job, as part of this transaction; nothing waits for it before the transaction ends. */
  announce(delivery: NewDelivery): Promise<void>;
  /**
   * Takes the next delivery of a lane that may go now (`dueAt` not after `Tx.now`, `notBefore` not after machine time): `sending`, attempt + 1, leased for `leaseSeconds` of machine time.
   * Undefined: nothing to do, or another holds the lane.
   */
  claim(lane: string, leaseSeconds: number): Promise<Delivery | undefined>;
  /**
   * Leases it anew, right before the POST, so that what came before the POST takes nothing of its time. False: it is not
   * ours any more, and must not be sent.
   */
  hold(attempt: Attempt, leaseSeconds: number): Promise<boolean>;
  /** Freezes what is sent and where, before it is sent. */
  freeze(
    id: bigint,
    sent: { readonly message: Message; readonly platform: string; readonly address?: Address; readonly body: Json },
  ): Promise<void>;
  /**
   * Notes how an attempt ended, if it is still ours (same attempt). `retryInSeconds` puts it back to pending for then
   * (machine time); `burned: false` gives the attempt back.
   */
  settle(attempt: Attempt, result: Settled): Promise<boolean>;
  /**
   * Leases that ran out: what was frozen becomes `unknown`, what was not cannot have gone and is pending again. Returns
   * the lanes that have something to do and no job. The tick calls it.
   */
  sweep(): Promise<readonly string[]>;
  /**
   * Takes deliveries of unknown fate to look into, those first that were left longest: each not before `everySeconds` of
   * machine time after its attempt and after the last look, on whichever replica. Not those that are left to the office.
   */
  lookInto(everySeconds: number, limit: number): Promise<readonly Unclear[]>;
  /**
   * What was refused, cancelled or of unknown fate goes again, composed and routed anew; false if it is none of these.
   */
  again(id: bigint): Promise<boolean>;
  /**
   * Others of the same kind that the same reader would get now: one message can say them all. What its message said
   * before is among them, so that sent again it says the same.
   */
  companions(delivery: Delivery): Promise<readonly Delivery[]>;
  /** Cancels companions, since the message of this delivery says them. */
  sayWith(delivery: Delivery, companions: readonly Delivery[]): Promise<void>;
  get(key: string): Promise<Delivery | undefined>;
  byId(id: bigint): Promise<Delivery | undefined>;
  /** Newest first. */
  list(filter: {
    readonly status?: readonly Delivery['status'][];
    /** Only of these programmes; absent: all, and what belongs to none. */
    readonly programmes?: readonly string[];
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /** What did not go, for good or until the office decides, and of which these programmes' offices were not told. Newest first. */
  untold(programmes: readonly string[], limit: number): Promise<readonly Delivery[]>;
  /** Notes that the office is told of these. Sent again in vain, they are untold once more. */
  told(deliveries: readonly Delivery[]): Promise<void>;
  counts(): Promise<Readonly<Record<Delivery['status'], number>>>;
  /** Keys of those due by now of which more will come by itself (pending, sending, unknown), oldest first; at most 100. */
  unsettled(): Promise<readonly string[]>;
  /** The earliest `dueAt` later than `after` of what is pending: a rehearsal's clock stands there too. */
  nextDueAt(after: Date): Promise<Date | undefined>;
}

/** A delivery of which nobody knows whether it arrived. */
export interface Unclear {
  readonly delivery: Delivery;
  /** Seconds of machine time since its attempt began. */
  readonly since: number;
  /** How often it was looked for since, and was not there. */
  readonly absences: number;
  /** It was sent once more already, although it may have arrived. */
  readonly repeated: boolean;
}

export type Settled =
  | { readonly status: 'sent'; readonly messageId: string; readonly address?: Address }
  | { readonly status: 'refused' | 'cancelled'; readonly reason: string }
  | {
      readonly status: 'unknown';
      readonly reason: string;
      /** `absent`: it was looked for and is not there. `left to the office`: nothing more happens by itself. */
      readonly now?: 'absent' | 'left to the office';
    }
  | {
      readonly status: 'pending';
      readonly retryInSeconds: number;
      readonly burned: boolean;
      readonly reason: string;
      /** It may have arrived: this is its one repeat. */
      readonly repeat?: true;
    }
  /** Put off in programme time (outside the reader's hours): claimed again when `dueAt` has come. Burns no attempt. */
  | { readonly status: 'pending'; readonly dueAt: Date; readonly reason: string };

export interface ScheduleRows {
  /** Up to which instant of programme time everything due has been planned; undefined: never. Locks it for this transaction, so that one replica plans at a time. */
  plannedUntil(): Promise<Date | undefined>;
  setPlannedUntil(at: Date): Promise<void>;
  /** Records that a schedule was due at an instant; false: it already was recorded. */
  occurred(schedule: string, dueAt: Date, state: 'planned' | 'skipped', reason?: string): Promise<boolean>;
}
