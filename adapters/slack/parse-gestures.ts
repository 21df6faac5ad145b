import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Incoming } from '#core/incoming';
import { addressOf } from './address.ts';
import { ourForm, valuesIn } from './fields.ts';
import { instant, isDirect } from './notation.ts';
import type { Ourselves } from './parse.ts';
import { type ButtonValue, blockActions, buttonValue, type slashCommand, type viewSubmission } from './payloads.ts';
import { clean, readable } from './text.ts';

export function parsePress(body: z.output<typeof blockActions>, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const action = body.actions[0];
  const value = carried(action?.value);
  if (action && value && body.view?.type === 'home') return pressedAtHome(body, body.view, value, ourselves, now);
  const channel = body.channel?.id ?? body.container?.channel_id;
  if (!action || !value || channel === undefined) return [];
  const message = body.message?.ts ?? body.container?.message_ts;
  const thread = body.message?.thread_ts ?? body.container?.thread_ts;
  const alone = body.container?.is_ephemeral === true;
  const direct = isDirect(channel, undefined);
  const { say, to, opens } = value;
  // What comes of a button in a channel for all goes under its message, also when it is pressed in an answer to that.
  const under = thread ?? value.under ?? (direct || alone ? undefined : message);
  const when = action.action_ts ?? body.trigger_id ?? '';
  return [
    {
      keys: [`slack:press:${channel}:${message ?? ''}:${body.user.id}:${action.action_id ?? ''}:${when}`],
      at: instant(action.action_ts, now),
      from: {
        platform: 'slack',
        tenant: body.user.team_id ?? body.team?.id ?? ourselves.team,
        id: body.user.id,
        ...(direct && !alone ? { address: addressOf({ channel }) } : {}),
      },
      place: {
        kind: direct ? 'direct' : 'channel',
        id: channel,
        address: addressOf({ channel, ...(under === undefined ? {} : { thread: under }) }),
      },
      what: {
        kind: 'pressed',
        say: clean(say),
        ...(to === undefined ? {} : { to: clean(to) }),
        ...(message === undefined || alone ? {} : { message }),
      },
      // Whoever presses in a channel is answered so that only they see it; a form opens before them, wherever it stands.
      reply: alone || !direct || opens === 'form' ? 'acknowledgement' : 'outbox',
    },
  ];
}

/** What is pressed on our page is answered in the direct message, and the page then shows what is left. */
function pressedAtHome(
  body: z.output<typeof blockActions>,
  view: NonNullable<z.output<typeof blockActions>['view']>,
  { say, to, opens }: ButtonValue,
  ourselves: Ourselves,
  now: Date,
): readonly Incoming[] {
  const { user, team, actions } = body;
  const { action_id: id = '', action_ts: ts } = actions[0]!;
  const key = `slack:press:home:${view.id}:${user.id}:${id}:${ts ?? body.trigger_id ?? ''}`;
  const common = {
    at: instant(ts, now),
    from: { platform: 'slack', tenant: user.team_id ?? team?.id ?? ourselves.team, id: user.id },
    place: { kind: 'direct', id: user.id, address: addressOf({ channel: user.id }) },
  } as const;
  const what = { kind: 'pressed', say: clean(say), ...(to === undefined ? {} : { to: clean(to) }) } as const;
  return [
    { ...common, keys: [key], what, reply: opens === 'form' ? 'acknowledgement' : 'outbox' },
    { ...common, keys: [`${key}:page`], what: { kind: 'opened-home' }, reply: 'acknowledgement' },
  ];
}

/** Where a press was made in a channel, for what only the presser sees of it. */
export interface Pressed {
  /** The thread in which it was; absent: in the channel itself. */
  readonly thread?: string;
  /** The message to whose thread everything belongs that comes of it. */
  readonly under?: string;
}

export function pressedIn(body: unknown): Pressed {
  const press = blockActions.safeParse(body).data;
  const channel = press?.channel?.id ?? press?.container?.channel_id;
  if (!press || channel === undefined || isDirect(channel, undefined)) return {};
  const thread = press.message?.thread_ts ?? press.container?.thread_ts;
  const own = press.container?.is_ephemeral ? undefined : (press.message?.ts ?? press.container?.message_ts);
  const under = thread ?? carried(press.actions[0]?.value)?.under ?? own;
  return { ...(thread === undefined ? {} : { thread }), ...(under === undefined ? {} : { under }) };
}

/**
 * What opens a form over the conversation: the trigger of the press, good once and for three seconds. Undefined: the body
 * is no press on a button that opens one.
 */
export function formWanted(body: unknown): { readonly trigger: string | undefined } | undefined {
  const press = blockActions.safeParse(body);
  if (!press.success || carried(press.data.actions[0]?.value)?.opens !== 'form') return undefined;
  return { trigger: press.data.trigger_id };
}

/**
 * A form, sent. It tells no conversation: what follows goes to the person's direct messages. The same form may be sent
 * again with other values, after an error, and Slack does not always give its view a new hash then: so the values are
 * part of the gesture's name, and pressing again after a time-out is still the same gesture.
 */
export function parseSubmission(
  body: z.output<typeof viewSubmission>,
  ourselves: Ourselves,
  now: Date,
): readonly Incoming[] {
  const { user, view } = body;
  if (view.callback_id !== ourForm) return [];
  const values = valuesIn(view.state.values);
  const written = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
  return [
    {
      keys: [`slack:form:${view.id}:${view.hash ?? ''}:${written}`],
      at: now,
      from: { platform: 'slack', tenant: user.team_id ?? body.team?.id ?? ourselves.team, id: user.id },
      place: { kind: 'direct', id: user.id, address: addressOf({ channel: user.id }) },
      what: { kind: 'form', to: clean(view.private_metadata), values },
      reply: 'acknowledgement',
    },
  ];
}

/**
 * The conversation in which a command was typed may be one that we are not in, so it tells no address for the person;
 * the answer stands in the acknowledgement, which they alone see.
 */
export function parseCommand(
  body: z.output<typeof slashCommand>,
  ourselves: Ourselves,
  now: Date,
): readonly Incoming[] {
  const { channel_id: channel, user_id: id, team_id: tenant } = body;
  const name = body.trigger_id ?? `${id}:${channel}:${now.getTime()}:${body.command} ${body.text}`;
  return [
    {
      keys: [`slack:command:${clean(name)}`],
      at: now,
      from: { platform: 'slack', tenant, id },
      place: {
        kind: isDirect(channel, undefined) ? 'direct' : 'channel',
        id: channel,
        address: addressOf({ channel }),
      },
      what: { kind: 'word', text: readable(body.text, ourselves.user).trim() },
      reply: 'acknowledgement',
    },
  ];
}

/** What a button of ours carries; undefined: it is not ours, or was forged. */
function carried(value: string | undefined): ButtonValue | undefined {
  try {
    return buttonValue.safeParse(JSON.parse(value ?? '')).data;
  } catch {
    return undefined;
  }
}
