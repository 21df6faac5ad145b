import type { z } from 'zod';
import type { Incoming } from '#core/incoming';
import { addressOf } from './address.ts';
import { instant } from './notation.ts';
import { parseCommand, parsePress, parseSubmission } from './parse-gestures.ts';
import { parseChange, parseMessage } from './parse-messages.ts';
import {
  blockActions,
  changedEvent,
  eventCallback,
  homeOpened,
  messageEvent,
  slashCommand,
  viewSubmission,
} from './payloads.ts';

/** Who we are in Slack, as auth.test told. */
export interface Ourselves {
  readonly team: string;
  readonly user: string;
  /** Our bot's id, which stands on the messages that we send. */
  readonly bot?: string;
}

/**
 * What a payload of Slack says, in the core's terms; nothing where it is not for us. Pure; `now` is the time of a payload
 * that does not say its own.
 */
export function parse(body: unknown, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const event = eventCallback.safeParse(body);
  if (event.success) return parseEvent(event.data, ourselves, now);
  const press = blockActions.safeParse(body);
  if (press.success) return parsePress(press.data, ourselves, now);
  const sent = viewSubmission.safeParse(body);
  if (sent.success) return parseSubmission(sent.data, ourselves, now);
  const command = slashCommand.safeParse(body);
  if (command.success) return parseCommand(command.data, ourselves, now);
  return [];
}

function parseEvent(body: z.output<typeof eventCallback>, ourselves: Ourselves, now: Date): readonly Incoming[] {
  const teams = [body.team_id, body.context_team_id, ...(body.authorizations ?? []).map((each) => each.team_id)];
  if (!teams.includes(ourselves.team)) return [];
  const name = `slack:event:${body.event_id}`;
  const at = instant(undefined, body.event_time === undefined ? now : new Date(body.event_time * 1000));
  const around = { name, team: body.team_id, at, ourselves };
  const changed = changedEvent.safeParse(body.event);
  if (changed.success) return parseChange(changed.data, around);
  const said = messageEvent.safeParse(body.event);
  if (said.success) return parseMessage(said.data, around);
  const opened = homeOpened.safeParse(body.event);
  if (!opened.success) return [];
  const { user, channel, event_ts, tab } = opened.data;
  const address = addressOf({ channel });
  return [
    {
      keys: [name],
      at: instant(event_ts, at),
      from: { platform: 'slack', tenant: ourselves.team, id: user, address },
      place: { kind: 'direct', id: channel, address },
      ...(tab === 'home'
        ? { what: { kind: 'opened-home' }, reply: 'acknowledgement' }
        : { what: { kind: 'reachable' }, reply: 'outbox' }),
    },
  ];
}
