import type { WebClient } from '@slack/web-api';
import type { Post, Recipient, Sent } from '#core/incoming';
import { addressOf, isPerson, type Spot, spotOf } from './address.ts';
import { classify, type Failed } from './errors.ts';
import type { Ourselves } from './parse.ts';
import { orWithoutPictures } from './pictures.ts';
import { cannotRead, type Marked, marked, nothing, readBack, type Standing } from './read-back.ts';
import type { SlackBody, SlackPart } from './render.ts';
import { belonging } from './telling.ts';

/** What sending needs: the Web API, and who we are once that is known. */
export interface Desk {
  readonly web: WebClient;
  ourselves(): Ourselves | undefined;
}

/**
 * Brings one delivery to its place: one POST for each of its parts, of which there is nearly always one, and never a
 * second POST of the same. The delivery key stands on the last part alone, so that a delivery which broke off half-way is
 * not found as sent; the next attempt looks which parts stand and posts the others. `noticed` hears how Slack took it.
 */
export async function send(desk: Desk, post: Post, noticed: (fault?: unknown) => void): Promise<Sent> {
  const { parts } = post.body as unknown as SlackBody;
  let spot: Spot;
  let standing: Standing | undefined = nothing;
  try {
    spot = await spotFor(desk.web, post.to);
    // What one person alone sees stands in no history.
    if (parts.length > 1) standing = spot.only === undefined ? await lookFirst(desk, spot, post.key) : undefined;
  } catch (fault) {
    noticed(fault);
    return nothingPosted(classify(fault));
  }
  const replaced = post.replaces?.split(',') ?? [];
  // Below it stands by now what others wrote, and nobody looks there for the rest of an older message.
  if (replaced.length > 0 && parts.length > replaced.length)
    return { kind: 'refused', why: 'it has become too long to be changed where it stands' };
  const ids: string[] = [];
  for (const [at, part] of parts.entries()) {
    try {
      const stands = at < parts.length - 1 ? standing?.begun[at] : standing?.last;
      const mark = marked(post.key, at, parts.length);
      const posted = (each: SlackPart) => put(desk.web, spot, each, mark, replaced[at]);
      ids.push(stands ?? (await orWithoutPictures(part, posted)));
    } catch (fault) {
      noticed(fault);
      return brokenOff(classify(fault), at, parts.length, standing !== undefined);
    }
  }
  noticed();
  await removeSurplus(desk.web, spot, replaced.slice(parts.length));
  const found = 'direct' in post.to && conversationIn(post.to) === undefined;
  return { kind: 'sent', messageId: ids.join(','), ...(found ? { address: addressOf(spot) } : {}) };
}

/** Where it goes. A direct message without an address is opened first, which posts nothing. */
export async function spotFor(web: WebClient, to: Recipient): Promise<Spot> {
  const known = conversationIn(to);
  if (known) return known;
  if ('channel' in to) return { channel: to.channel };
  const { channel } = await web.conversations.open({ users: to.direct.id });
  if (!channel?.id) throw new Error('conversations.open named no channel');
  return { channel: channel.id };
}

function conversationIn(to: Recipient): Spot | undefined {
  const known = to.address === undefined ? undefined : spotOf(to.address);
  return known && !isPerson(known) ? known : undefined;
}

/** Which parts of a long message stand already; undefined: Slack does not let us look. */
async function lookFirst(desk: Desk, spot: Spot, key: string): Promise<Standing | undefined> {
  try {
    return await readBack(desk, spot, key, new Date());
  } catch (fault) {
    if (cannotRead(fault)) return undefined;
    throw fault;
  }
}

async function put(web: WebClient, spot: Spot, part: SlackPart, metadata: Marked, replaces?: string): Promise<string> {
  const plainly = {
    channel: spot.channel,
    text: part.text,
    blocks: [...part.blocks],
    link_names: false,
    parse: 'none' as const,
  };
  const inThread = spot.thread === undefined ? {} : { thread_ts: spot.thread };
  if (spot.only !== undefined) {
    const blocks = belonging(part.blocks, spot.under);
    const { message_ts: ts } = await web.chat.postEphemeral({ ...plainly, ...inThread, blocks, user: spot.only });
    if (!ts) throw new Error('Slack named no message');
    return ts;
  }
  const common = { ...plainly, metadata };
  const answer =
    replaces === undefined
      ? await web.chat.postMessage({
          ...common,
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
          ...inThread,
        })
      : await web.chat.update({ ...common, ts: replaces });
  if (!answer.ts) throw new Error('Slack named no message');
  return answer.ts;
}

/** What an edit has made superfluous. If that fails, an old end stands below the new text: harmless, so not a failure. */
async function removeSurplus(web: WebClient, spot: Spot, messages: readonly string[]): Promise<void> {
  for (const ts of messages) await web.chat.delete({ channel: spot.channel, ts }).catch(() => {});
}

/** Before the first POST, an unclear answer is not unclear for the message: it was not sent. */
function nothingPosted(failed: Failed): Failed {
  return failed.kind === 'unknown' ? { kind: 'not-connected', why: failed.why } : failed;
}

function brokenOff(failed: Failed, at: number, count: number, canLook: boolean): Failed {
  if (at === 0) return failed;
  const part = `part ${at + 1} of ${count} of a long message: `;
  if (failed.kind === 'wait') return canLook ? failed : { kind: 'unknown', why: `${part}Slack asked to wait` };
  if (failed.kind === 'not-connected' && !canLook) return { kind: 'unknown', why: part + failed.why };
  return { ...failed, why: part + failed.why };
}
