import type { Address } from '../incoming.ts';
import type { Json } from '../json.ts';
import type { Message } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Toll } from './budgets.ts';

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
  /** Seconds of machine time for which the platform asked not to be written to there; 0: it may be. */
  pausedFor(toll: Toll): Promise<number>;
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
  /**
   * Takes sent deliveries of which an attempt was of unknown fate, so that two messages may stand there: each twice, some
   * minutes and half an hour of machine time after its last attempt, on whichever replica; again, if it is not `looked`.
   */
  perhapsTwice(limit: number): Promise<readonly Delivery[]>;
  /** It was looked at once; `stands`: which of several messages does. */
  looked(id: bigint, stands: string | undefined): Promise<void>;
  /** The platform could not be asked: it is taken again with the next beat. */
  notLooked(id: bigint): Promise<void>;
  /** Cancels companions, since the message of this delivery says them. */
  sayWith(delivery: Pick<Delivery, 'id'>, companions: readonly Delivery[]): Promise<void>;
  /** Whatever else the same reader would get now, of any kind, and what its message said before: as {@link companions}. */
  beside(delivery: Delivery): Promise<readonly Delivery[]>;
  /**
   * What these people were sent of these kinds since an instant of programme time, or will be, newest first; one query.
   * What was said in the message of another counts as sent with it.
   */
  had(people: readonly string[], kinds: readonly string[], since: Date): Promise<readonly Had[]>;
  /** What was put off for a person, with this reason, is due now. */
  bringForward(person: string, reason: string): Promise<void>;
  get(key: string): Promise<Delivery | undefined>;
  byId(id: bigint): Promise<Delivery | undefined>;
  /** Of these lanes the newest sent one whose message, or a part of it, bears this id of the platform: what stands there now. */
  standing(lanes: readonly string[], messageId: string): Promise<Delivery | undefined>;
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
  /**
   * What an office was told of is untold again if none of the messages that told it (kind `trouble`, whose `about.told`
   * says of which programmes and when) was sent, and none of them is still to go.
   */
  toldInVain(): Promise<void>;
  /** What goes or went more than an hour after it was due, and of which these programmes' offices were not told. */
  late(programmes: readonly string[]): Promise<readonly Late[]>;
  /** Notes that these programmes' offices are told of all of it. */
  toldLate(programmes: readonly string[]): Promise<void>;
  counts(): Promise<Readonly<Record<Delivery['status'], number>>>;
  /** Keys of those due by now of which more will come by itself (pending, sending, unknown), oldest first; at most 100. */
  unsettled(): Promise<readonly string[]>;
  /** The earliest `dueAt` later than `after` of what is pending: a rehearsal's clock stands there too. */
  nextDueAt(after: Date): Promise<Date | undefined>;
}

/** Something that somebody was sent, or will be. */
export interface Had {
  /** Of the delivery whose message says it. */
  readonly id: bigint;
  readonly person: string;
  readonly kind: string;
  readonly about: Json;
  /** When it was sent, or is due; programme time. */
  readonly at: Date;
  readonly sent: boolean;
}

/** Deliveries of one kind in one programme that are late. */
export interface Late {
  readonly programme: string;
  readonly kind: string;
  readonly count: number;
  /** Of these, not sent yet. */
  readonly waiting: number;
  /** When the first was due. */
  readonly dueAt: Date;
  /** When the last was sent; null: none was. */
  readonly sentAt: Date | null;
  /** The key of the first. */
  readonly first: string;
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
      /** Too many wait for this tenant's turn: its job is not taken while that is so. */
      readonly full?: string;
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
