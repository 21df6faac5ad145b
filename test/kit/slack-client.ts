import type { Wire } from '../adapters/slack/fake-slack.ts';
import { buttonsOf } from '../adapters/slack/reader.ts';
import { fixture, onTheWire, signed, typed } from '../adapters/slack/rig.ts';
import { type EmulatedSlack, us } from './emulated-slack.ts';

/** The payloads that Slack would send for what people of a workspace do, and how it sends them. */
export interface SlackClient {
  /** They write this in their direct messages. */
  wrote(account: string, text: string): Promise<Wire>;
  /** They write this in the steering group's channel, mentioning Quarterdeck. */
  mentioned(account: string, text: string): Wire;
  /** They type `/programme` and this. */
  commanded(account: string, text: string): Wire;
  /** They open Quarterdeck's page. */
  openedHome(account: string): Promise<Wire>;
  /** They press the button with this label on their page. */
  pressedAtHome(account: string, view: Wire, label: string): Wire;
  /** They press the button with this label on a message that stands in a conversation. */
  pressed(account: string, conversation: string, message: Wire, label: string): Wire;
  /** They send the form that stands before them; which form, and what was written, is to be added to it. */
  submitted(account: string): Wire;
  /** Signs a payload as Slack does, at a second of the real clock, and posts it. */
  deliver(payload: Wire, how?: { readonly at?: number; readonly secret?: string }): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export function slackClient(slack: EmulatedSlack, url: string): SlackClient {
  let count = 0;
  const ts = () => `${1_797_840_000 + ++count}.000100`;
  const event = (name: string, account: string, channel: string, text: string): Wire => {
    const payload = fixture(name);
    const at = ts();
    return {
      ...payload,
      team_id: slack.team,
      context_team_id: slack.team,
      authorizations: [{ team_id: slack.team }],
      event_id: `Ev${count}`,
      event: {
        ...payload.event,
        user: account,
        team: slack.team,
        channel,
        text,
        ts: at,
        event_ts: at,
        client_msg_id: `message-${count}`,
      },
    };
  };
  return {
    wrote: async (account, text) => event('message-im', account, await slack.direct(account), typed(text)),
    mentioned: (account, text) => event('app-mention', account, slack.channel, `<@${us}> ${typed(text)}`),
    commanded: (account, text) => ({
      ...fixture('slash-command'),
      team_id: slack.team,
      channel_id: slack.channel,
      user_id: account,
      text: typed(text),
      trigger_id: `trigger-${++count}`,
      response_url: slack.responseUrl,
    }),
    async openedHome(account) {
      const payload = event('app-home-opened', account, await slack.direct(account), '');
      return { ...payload, event: { ...payload.event, tab: 'home' } };
    },
    pressedAtHome(account, view, label) {
      const button = buttonsOf(view.blocks).find((each) => each.text.text === label);
      if (!button) throw new Error(`There is no button “${label}” on the page.`);
      return {
        ...fixture('block-actions'),
        team: { id: slack.team },
        user: { id: account, team_id: slack.team },
        channel: undefined,
        message: undefined,
        container: { type: 'view', view_id: view.id },
        view: { id: view.id, type: 'home' },
        trigger_id: `trigger-${++count}`,
        response_url: undefined,
        actions: [{ ...button, action_ts: ts() }],
      };
    },
    pressed(account, conversation, message, label) {
      const button = buttonsOf(message.blocks ?? []).find((each) => each.text.text === label);
      if (!button) throw new Error(`There is no button “${label}” on: ${message.text}`);
      return {
        ...fixture('block-actions'),
        team: { id: slack.team },
        user: { id: account, team_id: slack.team },
        channel: { id: conversation },
        container: { type: 'message', message_ts: message.ts, channel_id: conversation, is_ephemeral: false },
        message,
        trigger_id: `trigger-${++count}`,
        response_url: slack.responseUrl,
        actions: [{ ...button, action_ts: ts() }],
      };
    },
    submitted: (account) => ({
      ...fixture('view-submission'),
      team: { id: slack.team },
      user: { id: account, team_id: slack.team },
      trigger_id: `trigger-${++count}`,
    }),
    async deliver(payload, { at, secret } = {}) {
      const { body, type } = onTheWire(payload);
      const headers = { 'content-type': type, ...signed(body, at, secret) };
      const response = await fetch(`${url}/slack/events`, { method: 'POST', headers, body });
      return { status: response.status, text: await response.text() };
    },
  };
}
