import type { Message } from '../message.ts';
import type { Tx, World } from '../ports.ts';
import type { Delivery } from './delivery.ts';

/**
 * What there is to send. A planned delivery is a row of ids without text: its kind composes it when it is claimed, so
 * what it says is true when it is sent, and one that has become pointless is cancelled with the reason.
 */
export interface Kind {
  compose(tx: Tx, delivery: Delivery, chat: World['chat']): Promise<Composed>;
  /** Sent only within the reader's hours. */
  readonly keepsHours: boolean;
  /**
   * When it may have arrived and the platform cannot be read: sent once more, saying that it may be a repeat, or left
   * to the programme office.
   */
  readonly whenUnknown: 'repeat' | 'ask-office';
  /**
   * While its reader is away: `drop` for what is asked again, in one message, when they are back; `compose` decides by
   * itself; absent: it is put off until then.
   */
  readonly whenAway?: 'drop' | 'compose';
  /** Kinds of which its own message says all that would come now. */
  readonly says?: readonly string[];
  /** Composed where it was announced: its message stays as it is. */
  readonly composed?: true;
}

export type Composed =
  | { readonly message: Message /** Stored with the frozen message. */; readonly keep?: (tx: Tx) => Promise<void> }
  /** Not yet: composed anew then, at an instant of programme time or in some seconds of machine time. */
  | { readonly later: Date | { readonly seconds: number }; readonly why: string }
  /** It has become pointless. */
  | { readonly cancel: string }
  /** It should have been said and is too late: the office is told. */
  | { readonly missed: string };

/** By `Delivery.kind`. A capability brings its kinds; bot.ts joins them. */
export type Kinds = { readonly [kind: string]: Kind };

/** The reply to something somebody said. */
export const reply: Kind = {
  composed: true,
  compose: async (_tx, delivery) =>
    delivery.message ? { message: delivery.message } : { cancel: 'it had nothing to say' },
  keepsHours: false,
  whenUnknown: 'repeat',
};
