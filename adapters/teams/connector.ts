import type { Member, OutgoingActivity } from './transport.ts';

/** The part of the SDK's connector that we use, and the internal that we have to reach. */
export interface Connector {
  readonly conversations: {
    sendToConversation(conversation: string, activity: OutgoingActivity): Promise<{ readonly id?: string }>;
    updateActivity(conversation: string, id: string, activity: OutgoingActivity): Promise<unknown>;
    createConversation(parameters: {
      readonly isGroup: boolean;
      readonly bot: { readonly id: string };
      readonly members?: readonly { readonly id: string }[];
      readonly tenantId?: string;
      readonly channelData: unknown;
      readonly activity?: OutgoingActivity;
    }): Promise<{ readonly id: string; readonly activityId?: string }>;
    getConversationMember(conversation: string, user: string): Promise<Member>;
  };
  readonly client: {
    readonly pipeline: {
      removePolicy(which: { readonly name: string }): readonly unknown[];
      addPolicy(policy: { readonly name: string; sendRequest(request: Sending, next: Next): Promise<unknown> }): void;
    };
  };
}

interface Sending {
  abortSignal?: AbortSignal;
  disableKeepAlive?: boolean;
}
type Next = (request: Sending) => Promise<unknown>;

/**
 * The SDK sends a POST up to four times when Teams accepts it and then answers 5xx, and has no option that stops it
 * (measured); it follows redirects, token and all. A kept connection that the other side has just closed looks like a
 * message of unknown fate. So: one POST an attempt, on a connection of its own, ended when its time is over.
 */
export function onePostAnAttempt(connector: Connector, timeout: number): Connector {
  const { pipeline } = connector.client;
  for (const name of ['defaultRetryPolicy', 'redirectPolicy'])
    if (pipeline.removePolicy({ name }).length !== 1)
      throw new Error(`this version of botbuilder has no ${name} to remove`);
  pipeline.addPolicy({
    name: 'onePostAnAttempt',
    sendRequest(request, next) {
      request.abortSignal = AbortSignal.timeout(timeout);
      request.disableKeepAlive = true;
      return next(request);
    },
  });
  return connector;
}
