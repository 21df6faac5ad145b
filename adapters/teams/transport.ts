import type { Activity, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { WireActivity } from './activity.ts';
import type { Cloud } from './cloud.ts';
import { type Connector, onePostAnAttempt } from './connector.ts';
import { authenticationFailure, Unauthenticated } from './errors.ts';

/**
 * The only file that knows the Bot Framework SDK (docs/decisions/0002-botbuilder.md): what we ask of it, and how it is
 * asked. Everything else speaks in plain activities and references.
 */
export interface TeamsTransport {
  /** Rejects with Unauthenticated or KeysUnreachable. */
  authenticate(activity: WireActivity, authorization: string): Promise<void>;
  /** Makes sure of a token, which is kept until shortly before it ends. Rejects with the login library's error. */
  identify(): Promise<void>;
  /** One POST. The message's id, if Teams gave one. */
  post(at: Spot, message: OutgoingActivity): Promise<string | undefined>;
  /** One PUT. */
  update(at: Spot, id: string, message: OutgoingActivity): Promise<void>;
  /** The conversation with one person, begun or found again; says nothing in it. */
  openDirect(
    serviceUrl: string,
    who: { readonly user: string; readonly tenant: string; readonly bot: string },
  ): Promise<string>;
  /** One POST that begins a thread in a channel. */
  openThread(
    serviceUrl: string,
    where: { readonly channel: string; readonly bot: string; readonly tenant?: string },
    message: OutgoingActivity,
  ): Promise<{ readonly conversation: string; readonly id?: string }>;
  /** A member of a conversation, by a Teams user id or an Entra object id. */
  member(at: Spot, user: string): Promise<Member>;
}

export interface Spot {
  readonly serviceUrl: string;
  readonly conversation: string;
}

export interface OutgoingActivity {
  readonly type: 'message';
  readonly summary: string;
  readonly attachments: readonly { readonly contentType: string; readonly content: unknown }[];
  readonly channelData?: unknown;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export interface Member {
  readonly id?: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  /** `user`, `guest`, `anonymous`. */
  readonly userRole?: string;
}

export interface TransportOptions {
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  readonly cloud: Cloud;
  /** Milliseconds for one request that posts. */
  readonly timeout: number;
  /** Where tokens come from, instead of Entra. */
  readonly credentials?: ConfigurationServiceClientCredentialFactory;
}

/** Loads the SDK, which takes 50 MB: only where Teams is configured. */
export async function openTransport(options: TransportOptions): Promise<TeamsTransport> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } =
    await import('botbuilder');
  const { appId = '', cloud, timeout } = options;
  const settings = {
    ...(options.appId === undefined ? {} : { MicrosoftAppId: options.appId, MicrosoftAppType: options.appType }),
    ...(options.appPassword === undefined ? {} : { MicrosoftAppPassword: options.appPassword }),
    ...(options.tenantId === undefined ? {} : { MicrosoftAppTenantId: options.tenantId }),
    // All seven or none: one alone makes the SDK forget the defaults of the others.
    ToChannelFromBotLoginUrl: cloud.login,
    ToChannelFromBotOAuthScope: cloud.scope,
    ToBotFromChannelTokenIssuer: cloud.issuer,
    OAuthUrl: cloud.oauth,
    ToBotFromChannelOpenIdMetadataUrl: cloud.keys,
    ToBotFromEmulatorOpenIdMetadataUrl: cloud.entraKeys,
    CallerId: cloud.callerId,
  };
  const credentials = options.credentials ?? new ConfigurationServiceClientCredentialFactory(settings);
  const authentication = new ConfigurationBotFrameworkAuthentication(settings, credentials);

  /** Of the adapter we need the identity under which it sends; turns and middleware are not for an outbox. */
  const adapter = new (class extends CloudAdapter {
    async connectorTo(serviceUrl: string): Promise<Connector> {
      const factory = authentication.createConnectorFactory(this.createClaimsIdentity(appId));
      return onePostAnAttempt((await factory.create(serviceUrl, cloud.scope)) as unknown as Connector, timeout);
    }
  })(authentication);
  const conversations = async (serviceUrl: string) => (await adapter.connectorTo(serviceUrl)).conversations;
  // Now rather than at the first message, should the SDK have changed inside.
  await conversations(cloud.service);

  return {
    async authenticate(activity, authorization) {
      const verified = authentication.authenticateRequest(activity as unknown as Activity, authorization);
      const { claimsIdentity } = await within(timeout, verified).catch((fault) => {
        throw authenticationFailure(fault);
      });
      if (!claimsIdentity.isAuthenticated) throw new Unauthenticated('the token proves nothing');
    },

    async identify() {
      if (options.appId === undefined) return;
      const login = await credentials.createCredentials(appId, cloud.scope, cloud.login, true);
      await (login as unknown as { getToken(): Promise<string> }).getToken();
    },

    async post({ serviceUrl, conversation }, message) {
      return (await (await conversations(serviceUrl)).sendToConversation(conversation, message)).id;
    },

    async update({ serviceUrl, conversation }, id, message) {
      await (await conversations(serviceUrl)).updateActivity(conversation, id, message);
    },

    async openDirect(serviceUrl, { user, tenant, bot }) {
      const created = await (await conversations(serviceUrl)).createConversation({
        isGroup: false,
        bot: { id: bot },
        members: [{ id: user }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      });
      return created.id;
    },

    async openThread(serviceUrl, { channel, bot, tenant }, message) {
      const created = await (await conversations(serviceUrl)).createConversation({
        isGroup: true,
        bot: { id: bot },
        ...(tenant === undefined ? {} : { tenantId: tenant }),
        channelData: { channel: { id: channel } },
        activity: message,
      });
      return { conversation: created.id, ...(created.activityId ? { id: created.activityId } : {}) };
    },

    async member({ serviceUrl, conversation }, user) {
      return (await conversations(serviceUrl)).getConversationMember(conversation, user);
    },
  };
}

/** Rejects when `work` has not ended after this many milliseconds; `work` itself cannot be stopped. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} seconds`)), milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
