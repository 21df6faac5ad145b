import { z } from 'zod';
import type { Address } from '#core/incoming';

/** Where a message goes in Slack. */
export interface Spot {
  /** A conversation; or a person, whose direct messages are opened first: a form tells no conversation. */
  readonly channel: string;
  /** The `ts` of the message under which it goes. */
  readonly thread?: string;
  /** The person who alone sees it there, and the message to whose thread belongs what comes of it. */
  readonly only?: string;
  readonly under?: string;
}

/** Whether the spot names a person and not yet a conversation. Slack's ids tell by their first letter. */
export const isPerson = ({ channel }: Spot): boolean => /^[UW]/.test(channel);

const optional = z.string().optional();
const spot = z.object({ channel: z.string().min(1), thread: optional, only: optional, under: optional });

export function addressOf(at: Spot): Address {
  return JSON.stringify(at);
}

/** Undefined: not an address that we made. */
export function spotOf(address: Address): Spot | undefined {
  try {
    return spot.parse(JSON.parse(address)) as Spot;
  } catch {
    return undefined;
  }
}
