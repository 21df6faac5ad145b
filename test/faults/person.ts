import { setTimeout as sleep } from 'node:timers/promises';
import { fixture, signed } from '../adapters/slack/rig.ts';
import { signingSecret } from './rig.ts';
import { directOf, team } from './slack-wire.ts';

/** A message of somebody on Slack, as it travels: the same bytes however often it is delivered. */
export type SlackEvent = string;

let count = 0;

/** What somebody wrote to Quarterdeck, just now. */
export function wrote(account: string, text: string): SlackEvent {
  count += 1;
  const payload = fixture('message-im');
  const ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
  const event = { ...payload.event, user: account, team, channel: directOf(account), text, ts, event_ts: ts };
  return JSON.stringify({
    ...payload,
    team_id: team,
    context_team_id: team,
    event_id: `EvFAULTS${count}`,
    event: { ...event, client_msg_id: `message-${count}` },
  });
}

/** One delivery of it to one process; undefined: nobody answered. */
export async function deliver(event: SlackEvent, url: string): Promise<number | undefined> {
  try {
    const headers = { 'content-type': 'application/json', ...signed(event, undefined, signingSecret) };
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers, body: event });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}

/** As Slack does it: again until it is taken, to whichever process `url` then names. Rejects when it is not taken 30 times. */
export async function deliverUntilTaken(event: SlackEvent, url: () => string): Promise<number> {
  for (let tries = 1; tries <= 30; tries += 1) {
    if ((await deliver(event, url())) === 200) return tries;
    await sleep(100);
  }
  throw new Error('The event was not taken');
}
