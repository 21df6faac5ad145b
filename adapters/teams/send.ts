import type { AccountId, Post, Recipient, Sent } from '#core/incoming';
import { classify, type Failed, tokenFailure } from './errors.ts';
import { limits } from './limits.ts';
import { addressOf, inThread, type Reference, referenceOf, rootOf } from './reference.ts';
import type { TeamsBody } from './render.ts';
import type { Memory, Roster, Service } from './roster.ts';
import { type OutgoingActivity, type TeamsTransport, within } from './transport.ts';

/** Where a message goes: a conversation that there is, or one that this message begins. */
type Target =
  | { readonly in: Reference }
  | { readonly direct: AccountId; readonly service: Service; readonly user: string }
  | { readonly channel: string; readonly service: Service };

/** What is already posted of a message of several parts; kept so that another attempt goes on from there. */
interface Progress {
  readonly at?: Reference;
  readonly ids: readonly string[];
}

export interface Sending {
  readonly transport: TeamsTransport;
  readonly roster: Roster;
  readonly memory: Memory;
  isService(address: string): boolean;
}

/** Longer than this a message's parts are not sent in one attempt: the outbox's lease is 30 seconds. */
const longest = 15_000;

/** One attempt. Every part is posted by exactly one POST; a part that was posted before is not posted again. */
export async function send(sending: Sending, post: Post): Promise<Sent> {
  const target = await targetOf(sending, post.to, post.replaces);
  if ('kind' in target) return target;
  if (!sending.isService('in' in target ? target.in.serviceUrl : target.service.serviceUrl))
    return {
      kind: 'refused',
      why: 'the stored address is not one of Teams: the person or the channel must write first',
    };
  const unidentified = await identify(sending.transport);
  if (unidentified) return unidentified;
  const at = 'direct' in target ? await open(sending.transport, target) : target;
  if ('kind' in at) return at;
  const { parts } = post.body as unknown as TeamsBody;
  const marked = parts.map((part) => ({ ...part, channelData: { quarterdeck_delivery: post.key } }));
  if (post.replaces !== undefined) return replace(sending.transport, at, marked, post.replaces.split(','));
  return postAll(sending, at, marked, post.key);
}

async function targetOf({ roster }: Sending, to: Recipient, replaces: string | undefined): Promise<Target | Failed> {
  if (to.address !== undefined) {
    const reference = referenceOf(to.address);
    return reference ? { in: reference } : { kind: 'refused', why: 'the stored address cannot be read' };
  }
  if ('direct' in to) {
    const service = await roster.serviceOf(to.direct.tenant);
    const heard = await roster.whereHeard(to.direct);
    return service ? { direct: to.direct, service, user: heard?.user?.id ?? to.direct.id } : unheard;
  }
  const service = await roster.serviceOfChannel(to.channel);
  if (!service) return unheard;
  // Only what stands in a channel of a team begins a thread. A chat of several people is one conversation.
  if (replaces === undefined && !to.channel.endsWith('@thread.v2')) return { channel: to.channel, service };
  const id =
    replaces === undefined || to.channel.endsWith('@thread.v2')
      ? to.channel
      : inThread(to.channel, replaces.split(',')[0]!);
  return { in: referenceTo(service, id, 'channel') };
}

const unheard: Failed = {
  kind: 'refused',
  why: 'Teams has not told yet where it is: add the Quarterdeck app there, or write to it once',
};

/** Nothing was posted yet, so whatever goes wrong here can be tried again. */
async function identify(transport: TeamsTransport): Promise<Failed | undefined> {
  try {
    await within(limits.preparation, transport.identify());
    return undefined;
  } catch (fault) {
    return { kind: 'not-connected', why: tokenFailure(fault).why };
  }
}

async function open(
  transport: TeamsTransport,
  { direct, service, user }: Extract<Target, { readonly direct: AccountId }>,
): Promise<{ readonly in: Reference } | Failed> {
  const { serviceUrl, bot, tenant } = service;
  try {
    const id = await within(limits.preparation, transport.openDirect(serviceUrl, { user, tenant, bot }));
    return { in: { ...referenceTo(service, id, 'personal'), user: { id: user, aadObjectId: direct.id } } };
  } catch (fault) {
    const failed = classify(fault, new Date());
    return failed.kind === 'unknown' ? { kind: 'not-connected', why: failed.why } : failed;
  }
}

function referenceTo({ serviceUrl, bot, tenant }: Service, id: string, conversationType: string): Reference {
  return { serviceUrl, conversation: { id, tenantId: tenant, conversationType }, bot: { id: bot } };
}

type Placed = Exclude<Target, { readonly direct: AccountId }>;

async function postAll(
  { transport, memory }: Sending,
  target: Placed,
  parts: readonly OutgoingActivity[],
  key: string,
): Promise<Sent> {
  const progressKey = `parts:${key}`;
  const begun = performance.now();
  let { at, ids } = parts.length > 1 ? progressIn(await memory.get(progressKey)) : nothingYet;
  for (const part of parts.slice(ids.length)) {
    if (ids.length > 0 && performance.now() - begun > longest) return { kind: 'wait', seconds: 1 };
    const posted = await postOne(transport, at ? { in: at } : target, part);
    if ('kind' in posted) return posted;
    at = posted.at;
    ids = [...ids, posted.id];
    if (parts.length > 1) await memory.set(progressKey, JSON.stringify({ at, ids } satisfies Progress));
  }
  return { kind: 'sent', messageId: ids.join(','), ...(at === undefined ? {} : { address: addressOf(at) }) };
}

const nothingYet: Progress = { ids: [] };

function progressIn(kept: string | undefined): Progress {
  return kept === undefined ? nothingYet : (JSON.parse(kept) as Progress);
}

async function postOne(
  transport: TeamsTransport,
  target: Placed,
  part: OutgoingActivity,
): Promise<{ readonly at: Reference; readonly id: string } | Failed> {
  try {
    if ('in' in target) {
      const { serviceUrl, conversation } = target.in;
      const id = await transport.post({ serviceUrl, conversation: conversation.id }, part);
      return id ? { at: target.in, id } : noId;
    }
    const { channel, service } = target;
    const begun = await transport.openThread(service.serviceUrl, { channel, ...service }, part);
    const id = begun.id ?? rootOf(begun.conversation);
    return id ? { at: referenceTo(service, inThread(channel, id), 'channel'), id } : noId;
  } catch (fault) {
    return classify(fault, new Date());
  }
}

const noId: Failed = { kind: 'unknown', why: 'Teams accepted the message and did not say under which id' };

/** What is left over of a longer message when a shorter one takes its place. */
const leftOver: OutgoingActivity = {
  type: 'message',
  summary: 'This part is no longer needed',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [
          { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'See the message above.', isSubtle: true }] },
        ],
      },
    },
  ],
};

/** Editing twice changes nothing more, so parts are edited one after the other; further ones are added below. */
async function replace(
  transport: TeamsTransport,
  target: Placed,
  parts: readonly OutgoingActivity[],
  ids: readonly string[],
): Promise<Sent> {
  if (!('in' in target))
    return { kind: 'refused', why: 'it is not known where the message stands that was to be changed' };
  const { serviceUrl, conversation } = target.in;
  const spot = { serviceUrl, conversation: conversation.id };
  try {
    for (const [index, id] of ids.entries()) await transport.update(spot, id, parts[index] ?? leftOver);
  } catch (fault) {
    return classify(fault, new Date());
  }
  const all = [...ids.slice(0, parts.length)];
  for (const part of parts.slice(ids.length)) {
    const posted = await postOne(transport, target, part);
    if ('kind' in posted) return posted;
    all.push(posted.id);
  }
  return { kind: 'sent', messageId: all.join(','), address: addressOf(target.in) };
}
