import type { Recipient } from '#core/incoming';
import type { Allowance } from '#core/ports';
import { channelOf, referenceOf } from './reference.ts';
import type { TeamsBody } from './render.ts';

/**
 * Requests a second in a tenant, of whatever kind, and messages a second in a conversation; both are published, so we
 * keep to them and do not go down further (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
 *
 * @param ownTenant the one that the settings name, for a channel that nobody was heard in
 */
export const allowance = (ownTenant: string | undefined): Allowance => ({
  tenant: { perSecond: 50 },
  conversation: { perSecond: 7 },
  toll(to, body) {
    const reference = to.address === undefined ? undefined : referenceOf(to.address);
    const tenant = `teams/${('direct' in to ? to.direct.tenant : reference?.conversation.tenantId) ?? ownTenant ?? ''}`;
    const parts = body === undefined ? 1 : (body as unknown as TeamsBody).parts.length;
    const opening = 'direct' in to && reference === undefined ? 1 : 0;
    const at = reference ? channelOf(reference.conversation.id) : idOf(to);
    return { tenant, conversation: `${tenant}/${at}`, requests: parts + opening };
  },
});

const idOf = (to: Recipient): string => ('direct' in to ? to.direct.id : to.channel);
