import type { WebClient } from '@slack/web-api';
import type { Spot } from './address.ts';
import { slackCode } from './errors.ts';
import { limits } from './limits.ts';
import type { Desk } from './send.ts';

/** The type of the metadata on every message that we send. */
const eventType = 'quarterdeck_delivery';

/** The metadata of one part: the last carries the delivery's key, those before it say which delivery they begin. */
export function marked(key: string, at: number, count: number): Marked {
  const payload: Marked['event_payload'] = at === count - 1 ? { key } : { begins: key, part: at + 1 };
  return { event_type: eventType, event_payload: payload };
}

export interface Marked {
  readonly event_type: string;
  readonly event_payload: Record<string, string | number>;
}

/** What stands of a delivery, by Slack's `ts`: the parts before the last, by their place, and the last. */
export interface Standing {
  readonly begun: readonly (string | undefined)[];
  readonly last?: string;
}

export const nothing: Standing = { begun: [] };

/** However far programme time is ahead of Slack's, this much of the past is read. */
const leastLookBack = 24 * 60 * 60 * 1000;
/** Pages of history read at most. */
const mostPages = 50;

/** What stands of a delivery at a place, sent by ourselves: of repeats the first. Rejects as the Web API does. */
export async function readBack(desk: Desk, spot: Spot, key: string, since: Date): Promise<Standing> {
  const { begun, last } = await readAll(desk, spot, key, since);
  return { begun: begun.map((each) => each?.[0]), ...(last[0] === undefined ? {} : { last: last[0] }) };
}

/** The same with repeats: the `ts` of each part, the first one first. */
export async function readAll(
  desk: Desk,
  spot: Spot,
  key: string,
  since: Date,
): Promise<{ readonly begun: readonly (readonly string[] | undefined)[]; readonly last: readonly string[] }> {
  const ourselves = desk.ourselves();
  if (!ourselves) throw new Error('Slack has not told who we are');
  const oldest = Math.min(since.getTime(), Date.now() - leastLookBack) / 1000;
  const begun: string[][] = [];
  const last: string[] = [];
  for await (const { ts, user, bot_id: bot, metadata } of history(desk.web, spot, String(oldest))) {
    const ours = user === ourselves.user || (ourselves.bot !== undefined && bot === ourselves.bot);
    if (!ours || ts === undefined || metadata?.event_type !== eventType) continue;
    const { key: whole, begins, part } = metadata.event_payload ?? {};
    if (whole === key) last.push(ts);
    else if (begins === key && typeof part === 'number') begun[part - 1] = [...(begun[part - 1] ?? []), ts];
  }
  for (const repeats of [...begun, last]) repeats?.sort(); // history tells the newest first; every ts is as long
  return { begun, last };
}

async function* history(web: WebClient, spot: Spot, oldest: string): AsyncGenerator<Read> {
  let cursor = '';
  for (let page = 0; page < mostPages; page++) {
    const ask = {
      channel: spot.channel,
      oldest,
      inclusive: true,
      include_all_metadata: true,
      limit: limits.page,
      ...(cursor === '' ? {} : { cursor }),
    };
    const answer =
      spot.thread === undefined
        ? await web.conversations.history(ask)
        : await web.conversations.replies({ ...ask, ts: spot.thread });
    yield* (answer.messages ?? []) as readonly Read[];
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return;
  }
}

/** A message in an answer of history, as far as we read it. */
interface Read {
  readonly ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Readonly<Record<string, unknown>> };
}

/** Whether Slack does not let us read there, so that asking again is no use. */
export function cannotRead(fault: unknown): boolean {
  return noReading.has(slackCode(fault) ?? '');
}

const noReading = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'no_permission',
  'access_denied',
  'thread_not_found',
]);
