import type { Sent } from '../incoming.ts';
import type { Settled } from '../ports.ts';
import type { Delivery } from './delivery.ts';

/** Seconds. What could not be sent for a day is told to the office rather than tried for ever. */
const patience = 86_400;

/** Seconds before the next attempt: as long again as it was tried already, from 2 seconds to 5 minutes. */
const backOff = (triedFor: number): number => Math.min(Math.max(triedFor, 2), 300);

/** It certainly did not go: it is tried again. */
export function later({ triedFor = 0 }: Delivery, reason: string): Settled {
  if (triedFor >= patience) return { status: 'refused', reason: `tried for a day: ${reason}` };
  return { status: 'pending', retryInSeconds: backOff(triedFor), burned: true, reason };
}

/**
 * As long as the platform asked and up to a quarter more, at least a second: else all that wait for the same moment would
 * come at once. Spread by their numbers, so that it stays the same for each.
 */
export function waited({ id, triedFor = 0 }: Delivery, seconds: number): Settled {
  if (triedFor >= patience) return { status: 'refused', reason: 'tried for a day: the platform kept asking to wait' };
  const jitter = (Number(id % 97n) / 97) * Math.max(seconds / 4, 1);
  return { status: 'pending', retryInSeconds: seconds + jitter, burned: false, reason: 'the platform asked to wait' };
}

/** What an attempt's answer makes of a delivery. */
export function outcomeOf(delivery: Delivery, sent: Sent): Settled {
  switch (sent.kind) {
    case 'sent':
      return {
        status: 'sent',
        messageId: sent.messageId,
        ...(sent.address === undefined ? {} : { address: sent.address }),
      };
    case 'refused':
      return { status: 'refused', reason: sent.why };
    case 'wait':
      return waited(delivery, sent.seconds);
    case 'not-connected':
      return later(delivery, sent.why);
    case 'unknown':
      return { status: 'unknown', reason: sent.why };
  }
}
