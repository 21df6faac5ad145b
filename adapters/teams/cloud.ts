/**
 * Where Microsoft's services are, and which addresses of theirs we talk to: the one place that names them. Tests put an
 * issuer and a connector of their own here; a council on a government cloud would add its row.
 */
export interface Cloud {
  /** Who signs the tokens with which the Bot Connector identifies itself to us. */
  readonly issuer: string;
  /** OpenID metadata of that issuer: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
  readonly keys: string;
  /** OpenID metadata of Entra. botbuilder wants it; tokens of that kind are refused (guard.ts). */
  readonly entraKeys: string;
  readonly login: string;
  readonly scope: string;
  readonly oauth: string;
  readonly callerId: string;
  /** Where a conversation may be begun before Teams has told us a nearer address. */
  readonly service: string;
  /** Whether this is an address of the service, to be stored and sent to. */
  isService(address: URL): boolean;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const serviceHosts = [
  /^smba\.trafficmanager\.net$/,
  /^smba(\.[a-z0-9-]+)*\.teams\.microsoft\.com$/,
  /^smba(\.[a-z0-9-]+)*\.teams\.microsoft\.us$/,
];

export const publicCloud: Cloud = {
  issuer: 'https://api.botframework.com',
  keys: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  entraKeys: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  login: 'https://login.microsoftonline.com/botframework.com',
  scope: 'https://api.botframework.com',
  oauth: 'https://api.botframework.com',
  callerId: 'urn:botframework:azure',
  service: 'https://smba.trafficmanager.net/teams/',
  isService: ({ protocol, hostname, port, username }) =>
    protocol === 'https:' && port === '' && username === '' && serviceHosts.some((host) => host.test(hostname)),
};

/** A Bot Framework client on this very machine, such as the Agents Playground. */
export const thisMachine = ({ protocol, hostname, username }: URL): boolean =>
  /^https?:$/.test(protocol) && username === '' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
