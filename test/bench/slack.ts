import { createHmac, randomUUID } from 'node:crypto';
import { slackOf, team } from './programme.ts';

export const signingSecret = 'bench-signing-secret';
export const botToken = 'xoxb-bench';
export const ourselves = { team, user: 'U0DECK', bot: 'B0DECK' };
export const channelOf = (lead: number): string => `D0LEAD${String(lead).padStart(5, '0')}`;

/** A direct message as Slack sends it, with nothing left out that it sends. */
export function messageEvent(lead: number, text: string): object {
  const ts = (Date.now() / 1000 + Math.random() / 1000).toFixed(6);
  return {
    token: 'verification-token',
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: 'A0DECK',
    event: {
      user: slackOf(lead),
      type: 'message',
      ts,
      client_msg_id: randomUUID(),
      text,
      team,
      blocks: [
        {
          type: 'rich_text',
          block_id: 'a1B2',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
        },
      ],
      channel: channelOf(lead),
      event_ts: ts,
      channel_type: 'im',
    },
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: ourselves.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eyJldCI6Im1lc3NhZ2UifQ',
  };
}

/** The headers with which Slack signs a body. */
export function signed(body: string): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
}
