import { z } from 'zod';
import type { Address } from '#core/incoming';

/**
 * Where a conversation is, as plain JSON: what the Bot Framework calls a conversation reference, as little of it as is
 * needed. Any library that speaks to the service can use it, so a stored one outlives the library.
 */
export interface Reference {
  readonly serviceUrl: string;
  readonly conversation: {
    /** In a channel with `;messageid=` and the id of the message that begins the thread. */
    readonly id: string;
    readonly tenantId?: string;
    readonly conversationType?: string;
  };
  readonly bot: { readonly id: string };
  readonly user?: { readonly id: string; readonly aadObjectId?: string };
}

const optional = z.string().optional();
const reference = z.object({
  serviceUrl: z.string().min(1),
  conversation: z.object({ id: z.string().min(1), tenantId: optional, conversationType: optional }),
  bot: z.object({ id: z.string() }),
  user: z.object({ id: z.string(), aadObjectId: optional }).optional(),
});

/** The same reference is always the same text, so that what did not change is not written again. */
export function addressOf({ serviceUrl, conversation, bot, user }: Reference): Address {
  const { id, tenantId, conversationType } = conversation;
  return JSON.stringify({
    serviceUrl,
    conversation: { id, tenantId, conversationType },
    bot: { id: bot.id },
    ...(user === undefined ? {} : { user: { id: user.id, aadObjectId: user.aadObjectId } }),
  });
}

/** Undefined: not an address that we made. */
export function referenceOf(address: string): Reference | undefined {
  try {
    return reference.parse(JSON.parse(address)) as Reference;
  } catch {
    return undefined;
  }
}

const thread = ';messageid=';

/** The channel without the thread: what a steering group's `channel` holds. */
export const channelOf = (conversation: string): string => conversation.split(thread)[0]!;

export const inThread = (channel: string, message: string): string => `${channelOf(channel)}${thread}${message}`;

/** The message that begins the thread. */
export const rootOf = (conversation: string): string | undefined => conversation.split(thread)[1];
