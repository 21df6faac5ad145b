import { z } from 'zod';
import type { Address } from '#core/incoming';

/** Where a message goes in Slack. */
export interface Spot {
  readonly channel: string;
  /** The `ts` of the message under which it goes. */
  readonly thread?: string;
}

const spot = z.object({ channel: z.string().min(1), thread: z.string().optional() });

export function addressOf(at: Spot): Address {
  return JSON.stringify(at);
}

/** Undefined: not an address that we made. */
export function spotOf(address: Address): Spot | undefined {
  try {
    const { channel, thread } = spot.parse(JSON.parse(address));
    return { channel, ...(thread === undefined ? {} : { thread }) };
  } catch {
    return undefined;
  }
}
