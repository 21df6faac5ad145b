import type { Recipient } from '#core/incoming';
import type { Allowance } from '#core/ports';
import { spotOf } from './address.ts';
import type { SlackBody } from './render.ts';

/**
 * Slack takes a message a second in a channel, and "several hundred a minute" in a workspace; how many, it does not say:
 * we begin modestly, and go down when it asks us to wait (https://docs.slack.dev/apis/web-api/rate-limits).
 */
export const allowance = (team: () => string | undefined): Allowance => ({
  tenant: { perSecond: 5, atLeast: 1 },
  conversation: { perSecond: 1 },
  toll(to, body) {
    const tenant = `slack/${('direct' in to ? to.direct.tenant : team()) ?? ''}`;
    const requests = body === undefined ? 1 : (body as unknown as SlackBody).parts.length;
    return { tenant, conversation: `${tenant}/${conversationOf(to)}`, requests };
  },
});

function conversationOf(to: Recipient): string {
  const spot = to.address === undefined ? undefined : spotOf(to.address);
  return spot?.channel ?? ('direct' in to ? to.direct.id : to.channel);
}
