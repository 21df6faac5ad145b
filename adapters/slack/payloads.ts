import { z } from 'zod';

/**
 * Slack's payloads, as far as we read them. Everything else in them is dropped here, so that what is not named in this
 * file has no effect. Real ones lie in test/fixtures/slack.
 */

const text = z.string();
const file = z.looseObject({ name: text.optional(), title: text.optional() });

/** Events API: https://docs.slack.dev/apis/events-api/#callback-field */
export const eventCallback = z.object({
  type: z.literal('event_callback'),
  team_id: text,
  context_team_id: text.nullish(),
  event_id: text,
  event_time: z.number().optional(),
  authorizations: z.array(z.object({ team_id: text.nullish() })).nullish(),
  event: z.looseObject({ type: text }),
});

/** https://docs.slack.dev/reference/events/message and app_mention */
export const messageEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: text.optional(),
  channel: text,
  channel_type: text.optional(),
  user: text.optional(),
  bot_id: text.nullish(),
  team: text.nullish(),
  user_team: text.nullish(),
  source_team: text.nullish(),
  text: text.nullish(),
  ts: text,
  thread_ts: text.optional(),
  client_msg_id: text.optional(),
  files: z.array(file).nullish(),
});
export type MessageEvent = z.output<typeof messageEvent>;

/** A message as it now reads, or as it read before; as much of it as tells who wrote what. */
const written = z.object({
  subtype: text.optional(),
  user: text.optional(),
  bot_id: text.nullish(),
  team: text.nullish(),
  user_team: text.nullish(),
  source_team: text.nullish(),
  text: text.nullish(),
  ts: text,
  thread_ts: text.optional(),
  edited: z.object({ ts: text.optional() }).nullish(),
});

/** https://docs.slack.dev/reference/events/message/message_changed and message_deleted */
export const changedEvent = z.discriminatedUnion('subtype', [
  z.object({
    type: z.literal('message'),
    subtype: z.literal('message_changed'),
    channel: text,
    channel_type: text.optional(),
    ts: text,
    message: written,
    previous_message: written.nullish(),
  }),
  z.object({
    type: z.literal('message'),
    subtype: z.literal('message_deleted'),
    channel: text,
    channel_type: text.optional(),
    ts: text,
    deleted_ts: text,
    previous_message: written.nullish(),
  }),
]);
export type ChangedEvent = z.output<typeof changedEvent>;
export type Written = z.output<typeof written>;

/** https://docs.slack.dev/reference/events/app_home_opened */
export const homeOpened = z.object({
  type: z.literal('app_home_opened'),
  user: text,
  channel: text,
  /** Which tab: our page, or our messages. */
  tab: text.optional(),
  event_ts: text.optional(),
});

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const blockActions = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id: text }).nullish(),
  user: z.object({ id: text, team_id: text.nullish() }),
  channel: z.object({ id: text }).nullish(),
  message: z.looseObject({ ts: text, thread_ts: text.optional() }).nullish(),
  container: z
    .object({
      message_ts: text.optional(),
      channel_id: text.optional(),
      is_ephemeral: z.boolean().optional(),
      thread_ts: text.optional(),
    })
    .nullish(),
  /** Where it stands in no conversation: our page. */
  view: z.object({ id: text, type: text, hash: text.optional() }).nullish(),
  trigger_id: text.optional(),
  actions: z.array(z.object({ action_id: text.optional(), action_ts: text.optional(), value: text.optional() })).min(1),
});

/** What stands in one input of a form; which of these there is follows from the input's type. */
const entered = z.object({
  value: text.nullish(),
  selected_date: text.nullish(),
  selected_option: z.object({ value: text }).nullish(),
});
export type Entered = z.output<typeof entered>;

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission */
export const viewSubmission = z.object({
  type: z.literal('view_submission'),
  team: z.object({ id: text }).nullish(),
  user: z.object({ id: text, team_id: text.nullish() }),
  view: z.object({
    id: text,
    hash: text.optional(),
    callback_id: text,
    private_metadata: text,
    state: z.object({ values: z.record(text, z.record(text, entered)) }),
  }),
});

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export const slashCommand = z.object({
  command: text,
  text: text.default(''),
  team_id: text,
  user_id: text,
  channel_id: text,
  trigger_id: text.optional(),
});

/** What a button of ours carries (render.ts). */
export const buttonValue = z.object({
  say: text,
  to: text.optional(),
  opens: z.literal('form').optional(),
  /** In an answer that one person sees in a channel: the message that they had pressed, to whose thread it belongs. */
  under: text.optional(),
});
export type ButtonValue = z.output<typeof buttonValue>;
