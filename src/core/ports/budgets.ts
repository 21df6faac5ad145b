import type { Recipient } from '../incoming.ts';
import type { Json } from '../json.ts';

/**
 * How fast a platform lets us write, as data of its adapter. These limits, not the program, bound a fan-out
 * (outbox/estimate.ts).
 */
export interface Allowance {
  /** Requests a second in one tenant (a Slack workspace, a Teams tenant). */
  readonly tenant: {
    readonly perSecond: number;
    /** Where the platform does not publish its limit: down to this we go when it asks us to wait. */
    readonly atLeast?: number;
  };
  /** Messages a second in one conversation. */
  readonly conversation: { readonly perSecond: number };
  /** What a message there takes of it. `body`: as `render` made it; absent: it is not composed yet. */
  toll(to: Recipient, body?: Json): Toll;
}

export interface Toll {
  /** Names of the tenant and of the conversation, the same for whoever writes there: `slack/T0COUNCIL`, `slack/T0COUNCIL/C0BOARD`. */
  readonly tenant: string;
  readonly conversation: string;
  /** Opening a conversation is one too, and each part of a long message. */
  readonly requests: number;
}

/** The place of one message of bulk in the order of its tenant. */
export interface Turn {
  /** Seconds until then, when it was taken. */
  readonly in: number;
}

/**
 * The budgets of all platforms, shared by all replicas, by machine time. What people wait for goes at once and is counted;
 * bulk waits for its turn.
 */
export interface Budgets {
  /**
   * The next turn there for bulk: taken; or it is too far away to wait for, and the delivery comes again after so many
   * seconds; or too many wait already: it is put back, and comes again when there is room.
   */
  turn(allowance: Allowance, toll: Toll): Promise<Turn | { readonly after: number } | 'full'>;
  /** Waits; false: no longer, since this process is stopping. */
  wait(seconds: number): Promise<boolean>;
  /**
   * Right before the POST, with what it really takes: resolves when it may go. With a turn: then. Without: at once, in the
   * place of whatever bulk of this process would have been next. False: that is too far away by now, and it is put back.
   */
  go(allowance: Allowance, toll: Toll, turn: Turn | undefined): Promise<boolean>;
  /** The platform asked to wait: that conversation does; and the tenant, when another of its conversations was asked as well. */
  askedToWait(allowance: Allowance, toll: Toll, seconds: number): Promise<void>;
}
