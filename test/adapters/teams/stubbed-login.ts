import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { accessToken, appId, tenant } from './fake-cloud.ts';

/** Entra without Entra: the login library insists on https, so its answer is put in its place. */
export class StubbedLogin extends ConfigurationServiceClientCredentialFactory {
  readonly #answer: () => Promise<string>;

  constructor(answer: () => Promise<string> = async () => accessToken) {
    super({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: tenant,
      MicrosoftAppType: 'SingleTenant',
    });
    this.#answer = answer;
  }

  override async createCredentials(
    ...asked: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ) {
    const credentials = await super.createCredentials(...asked);
    return Object.assign(credentials, { getToken: this.#answer });
  }
}
