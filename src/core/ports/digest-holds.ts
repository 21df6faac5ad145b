import type { Delivery } from '../outbox/delivery.ts';

/** That a group's digests are kept back, as somebody said it. */
export interface DigestHold {
  readonly id: bigint;
  readonly group: string;
  /** When the digest that it delays is due. */
  readonly dueAt?: Date;
  /** Absent: until the programme office releases it. */
  readonly until?: Date;
  readonly as: HoldsAs;
  readonly by: string;
  readonly at: Date;
}

export type HoldsAs = 'office' | 'sponsor' | 'chair' | 'director';

/** How it stands with a group's coming digest, where that is otherwise than its schedule says. */
export interface ComingDigest {
  readonly group: string;
  /** One is due and has not gone: when it may go. */
  readonly waitsUntil?: Date;
  /** It is held until then. */
  readonly heldUntil?: Date;
  /** It is held until the programme office releases it. */
  readonly heldOpen: boolean;
}

export interface DigestHoldRows {
  /**
   * The group's digests by schedule that are due and not settled, in its channels on these platforms. Whoever else holds or releases them, and whatever
   * composes one, waits until this transaction ends: so a hold that was confirmed holds.
   */
  waiting(group: { readonly id: string; readonly platforms: readonly string[] }): Promise<readonly Delivery[]>;
  add(hold: Omit<DigestHold, 'id' | 'at'>): Promise<bigint>;
  get(id: bigint): Promise<DigestHold | undefined>;
  /** Those that hold now, the longest first. */
  standing(group: string): Promise<readonly DigestHold[]>;
  /** Of each of these groups, in its channels on these platforms; one query. */
  coming(
    groups: readonly { readonly id: string; readonly platforms: readonly string[] }[],
  ): Promise<readonly ComingDigest[]>;
  /** Of this digest by a director, lifted or over by now or not. */
  byDirector(group: string, dueAt: Date): Promise<DigestHold | undefined>;
  /** Lifts all that stand, or those without an end; how many there were. */
  lift(group: string, only?: 'without an end'): Promise<number>;
  /** These are due now, whatever was held; each gets its job. */
  release(deliveries: readonly Delivery[]): Promise<void>;
}
