import type { IncomingMessage, ServerResponse } from 'node:http';
import { leadsBack, wantsBack } from '#core/bot/back';
import type { Incoming, Receive } from '#core/incoming';
import { formIn, type Message } from '#core/message';
import type { Log } from '#core/ports';
import { activity as activitySchema, type WireActivity } from './activity.ts';
import { again, type InvokeAnswer, inPlace, inPlaceOfForm, inWords } from './answer.ts';
import { KeysUnreachable, Unauthenticated } from './errors.ts';
import { type Guarded, refuseActivity, refuseSender } from './guard.ts';
import { limits } from './limits.ts';
import { type Heard, type Invoke, parse } from './parse.ts';
import type { Memory, Roster } from './roster.ts';
import { shortened } from './text.ts';
import type { TeamsTransport } from './transport.ts';

/** What one request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Door {
  readonly guarded: Guarded;
  readonly transport: TeamsTransport;
  readonly roster: Roster;
  readonly memory: Memory;
  readonly log: Log;
  readonly receive: Receive;
}

/** From the first byte to the answer: nothing is answered with success before it is stored. */
export async function answerTo(door: Door, req: IncomingMessage): Promise<Answer> {
  const refused = refuseSender(door.guarded, req);
  if (refused) return refusal(door.log, refused.status, refused.why);
  const body = await bodyOf(req);
  if (body === undefined) return refusal(door.log, 413, 'the request is larger than 1 MB');
  const read = activitySchema.safeParse(body);
  if (!read.success)
    return refusal(door.log, 400, 'the request is not an activity with serviceUrl, channelId and conversation');
  const activity = read.data;
  const unproven = await authenticate(door, activity, req.headers.authorization);
  if (unproven) return unproven;
  const notOurs = refuseActivity(door.guarded, activity);
  if (notOurs) return refusal(door.log, notOurs.status, notOurs.why);
  return hear(door, parse(activity, new Date()));
}

async function authenticate(
  { guarded, transport, log }: Door,
  activity: WireActivity,
  authorization: string | undefined,
): Promise<Answer | undefined> {
  if (guarded.appId === undefined) return undefined;
  try {
    await transport.authenticate(activity, authorization ?? '');
    return undefined;
  } catch (fault) {
    if (fault instanceof Unauthenticated) return refusal(log, 401, fault.message);
    if (fault instanceof KeysUnreachable) return refusal(log, 503, fault.message);
    throw fault;
  }
}

async function hear({ log, memory, receive, roster }: Door, heard: Heard): Promise<Answer> {
  switch (heard.kind) {
    case 'unknown-invoke':
      log.warn({ platform: 'teams', invoke: shortened(heard.name, 80) }, 'an invoke that Quarterdeck does not answer');
      return { status: 501 };
    case 'unknown-button':
      return invoked(inWords('Quarterdeck does not know this button any more. Please write help.'));
    case 'news':
      for (const [key, value] of Object.entries(heard.remember)) await memory.set(key, value);
      return { status: 200 };
    case 'gesture': {
      const { incoming, account, invoke } = heard;
      try {
        const { answer } = await roster.during(account, () => receive(incoming));
        return invoke ? invoked(answered(incoming, invoke, answer)) : { status: 200 };
      } catch (fault) {
        log.error({ platform: 'teams', key: incoming.keys[0], err: fault }, 'a gesture was not stored');
        // An invoke is not repeated for us, so the person is told; a message answered with 503 is marked as failed.
        return invoke ? invoked(inWords('Not saved, please press again.')) : { status: 503 };
      }
    }
  }
}

function answered(incoming: Incoming, invoke: Invoke, answer: Message | undefined): InvokeAnswer {
  if (answer && wantsBack(incoming)) return again(answer, invoke.part);
  const leads = answer !== undefined && leadsBack(answer);
  if (leads && (invoke.kind === 'button' || !formIn(answer))) return inPlace(answer, invoke.part);
  if (invoke.kind === 'form') return inPlaceOfForm(answer);
  return inWords(answer?.summary ?? `Noted: ${shortened(invoke.title, 80)}.`);
}

const invoked = (body: InvokeAnswer): Answer => ({ status: 200, body });

function refusal(log: Log, status: number, why: string): Answer {
  log.warn({ platform: 'teams', status, why }, 'a request to the Teams endpoint was refused');
  return { status, body: { error: { message: why } } };
}

/** The body as JSON; null: not JSON; undefined: too large, and read away so that the answer arrives. */
async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size <= limits.request) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limits.request) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

export function write(res: ServerResponse, { status, body }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  res.writeHead(status, { ...type, ...challenge, 'Content-Length': Buffer.byteLength(text) });
  res.end(text);
}
