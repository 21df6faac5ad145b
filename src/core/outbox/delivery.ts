import type { AccountId, Address } from '../incoming.ts';
import type { Json } from '../json.ts';
import type { Message } from '../message.ts';

/** Who reads a message. */
export type Reader =
  /** Wherever this person is asked (route.ts). */
  | { readonly person: string }
  /** The channel of this steering group on this platform (it may have one on each). */
  | { readonly group: string; readonly platform: string }
  /** Exactly there: the reply to something said there. */
  | { readonly account: AccountId; readonly address?: Address }
  | { readonly platform: string; readonly channel: string; readonly address: Address };

/** Something to be sent, as it is announced in the same transaction as the change it tells of. */
export interface NewDelivery {
  /** What it is, for ever: inserting a key twice does nothing. */
  readonly key: string;
  /** What composes it (kinds.ts), and what happens when its fate is unknown. `reply` is composed already. */
  readonly kind: string;
  /** Ids of what it is about, for the composer. Its `programme` says whose office sees to it; replies have none. */
  readonly about: Json;
  readonly reader: Reader;
  /** Replies to people go before bulk. */
  readonly urgent: boolean;
  readonly message?: Message;
  /** When it was due, in programme time; absent: now. */
  readonly dueAt?: Date;
  /** The platform's id of the message this replaces. */
  readonly replaces?: string;
  /** Why it was never sent: announced as refused, so that the office is told of it and can send it. */
  readonly missed?: string;
}

export type DeliveryStatus = 'pending' | 'sending' | 'sent' | 'refused' | 'unknown' | 'cancelled';

/** A delivery as it stands. */
export interface Delivery extends Omit<NewDelivery, 'missed'> {
  readonly id: bigint;
  readonly lane: string;
  readonly status: DeliveryStatus;
  readonly attempt: number;
  /** Seconds of machine time from its first attempt to this one; absent: it was never tried. */
  readonly triedFor?: number;
  readonly dueAt: Date;
  readonly programme?: string;
  readonly platform?: string;
  readonly address?: Address;
  /** As the platform gets it; frozen at the first attempt: a retry never renders again. */
  readonly body?: Json;
  readonly messageId?: string;
  readonly reason?: string;
  /** Machine time, as platforms count it. */
  readonly madeAt: Date;
  readonly settledAt?: Date;
  /** Programme time when the office sent it again: whoever asks for it gets it, however late. */
  readonly resentAt?: Date;
}

/** One reader's lane: messages in it go one at a time, in order, so that a conversation reads as it was meant. */
export function laneOf(reader: Reader): string {
  if ('person' in reader) return `person:${reader.person}`;
  if ('group' in reader) return `group:${reader.group}:${reader.platform}`;
  if ('account' in reader) return `account:${reader.account.platform}:${reader.account.tenant}:${reader.account.id}`;
  return `channel:${reader.platform}:${reader.channel}`;
}
