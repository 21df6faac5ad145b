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
  const channel = body.channel?.id ?? body.container?.channel_id;
  if (!action || !value || channel === undefined) return [];
  const message = body.message?.ts ?? body.container?.message_ts;
  const thread = body.message?.thread_ts ?? body.container?.thread_ts;
  const alone = body.container?.is_ephemeral === true;
  const direct = isDirect(channel, undefined);
  // A reply to a button in a channel goes under its message: the channel itself is not for one person's conversation.
  const under = thread ?? (direct || alone ? undefined : message);
  const when = action.action_ts ?? body.trigger_id ?? '';
  const { say, to, opens } = value;
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
      // What only one person sees is answered so that only they see it, wherever it stands; a form opens before them.
      reply: alone || opens === 'form' ? 'acknowledgement' : 'outbox',
    },
  ];
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
