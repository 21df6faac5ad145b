import type { Incoming, Receive, Recipient, Sent } from '#core/incoming';
import type { Json } from '#core/json';
import { formIn, type Message } from '#core/message';
import type { ChatAdapter, Log } from '#core/ports';
import type { Route } from './assets.ts';
import type { Gesture } from './gestures.ts';
import type { Directory, PlaygroundRows, Rehearsal } from './port.ts';
import { site } from './site.ts';
import { aloneIn, conversationOf, isAlone } from './view.ts';

export type { Directory, PlaygroundRows, Rehearsal, Row } from './port.ts';

export interface PlaygroundOptions {
  readonly rows: PlaygroundRows;
  readonly directory: Directory;
  readonly rehearsal: Rehearsal;
  readonly log: Log;
  /** How many milliseconds a submitted form waits for Quarterdeck's answer, to show it at once; 1,500 if absent. */
  readonly replyWithin?: number;
}

/** A chat platform in a web page: everybody's direct messages, every steering group's channel. */
export interface PlaygroundAdapter extends ChatAdapter {
  readonly platform: 'playground';
  /** For the HTTP port to mount, in a rehearsal only. */
  readonly routes: readonly Route[];
}

const platform = 'playground';
const tenant = 'rehearsal';

export function playground({
  rows,
  directory,
  rehearsal,
  log,
  replyWithin = 1_500,
}: PlaygroundOptions): PlaygroundAdapter {
  let receive: Receive | undefined;
  const underWay = new Set<Promise<unknown>>();
  const listeners = new Set<(conversation: string) => void>();

  /** Listens from now on for Quarterdeck speaking there. */
  const listen = (conversation: string) => {
    let hear = () => {};
    const heard = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const listener = (spoken: string) => spoken === conversation && hear();
    listeners.add(listener);
    return { heard, end: () => void listeners.delete(listener) };
  };

  /**
   * First the page's own row, so that it stands above the answer; then, once the core has stored it, what it changes here.
   * All rows are keyed, so a second try repeats none. Whether more is to come: the answer, unless it is a form already.
   */
  const hand = async (gesture: Gesture, to: Receive): Promise<boolean> => {
    const at = await rehearsal.now();
    const incoming = incomingOf(gesture, at);
    const { place, reply } = incoming;
    const conversation = (reply === 'acknowledgement' ? place.alone : undefined) ?? place.address;
    const { key, by, shown, changes } = gesture;
    if (shown) await rows.add({ key, conversation, fromPerson: by.key, message: shown, at });
    const { answer } = await to(incoming);
    if (changes) await rows.edit(changes.key, changes.to, at);
    if (answer) await rows.add({ key: `${key}/answer`, conversation, message: answer, at });
    return !(answer && (place.kind === 'channel' || formIn(answer)));
  };

  const accept = async (gesture: Gesture): Promise<void> => {
    if (!receive) throw new Error('The playground accepts nothing: it is starting or stopping');
    const work = hand(gesture, receive);
    const answer = listen(conversationOf(gesture.by, gesture.channel));
    underWay.add(work);
    try {
      if (await work) await atMost(replyWithin, answer.heard);
    } catch (err) {
      log.error({ err, platform }, 'what somebody did in the playground was not stored');
      throw err;
    } finally {
      answer.end();
      underWay.delete(work);
    }
  };

  const stands = async (to: Recipient): Promise<boolean> =>
    'direct' in to
      ? to.direct.tenant === tenant && (await directory.people()).some(({ key }) => key === to.direct.id)
      : (await directory.channels()).some(({ id }) => id === to.channel);

  return {
    platform,
    routes: site({ rows, directory, rehearsal, accept }),

    /** The message itself: it is drawn when it is looked at. */
    render: (message) => message as unknown as Json,

    async send({ key, body, to, replaces }): Promise<Sent> {
      const message = body as unknown as Message;
      const conversation = conversationTo(to);
      try {
        if (!(await stands(to))) return { kind: 'refused', why: `the playground has no conversation ${conversation}` };
      } catch (fault) {
        return { kind: 'not-connected', why: reason(fault) };
      }
      // What a gesture is answered with at once stands above what is sent because of it, however soon that comes.
      await Promise.allSettled(underWay);
      try {
        const at = await rehearsal.now();
        if (replaces === undefined) await rows.add({ key, conversation, message, at });
        else if (!(await rows.edit(replaces, message, at)))
          return { kind: 'refused', why: 'the message to be replaced does not stand in the playground' };
      } catch (fault) {
        return { kind: 'unknown', why: reason(fault) };
      }
      for (const listener of listeners) listener('direct' in to ? conversation : `channel:${to.channel}`);
      return { kind: 'sent', messageId: replaces ?? key, address: conversation };
    },

    async find(key) {
      const row = await rows.find(key);
      return row ? { found: row.key } : 'absent';
    },

    async profile({ id, tenant: given }) {
      const player = given === tenant ? (await directory.people()).find(({ key }) => key === id) : undefined;
      return player && { name: player.name, email: player.email };
    },

    reach: async ({ key }) => ({ platform, tenant, id: key }),

    async start(to) {
      receive = to;
    },
    async stop() {
      receive = undefined;
      await Promise.allSettled(underWay);
    },
    health: () => ({ state: 'ok' }),
  };
}

function incomingOf({ key, by, channel, what }: Gesture, at: Date): Incoming {
  const direct = conversationOf(by);
  const place = channel
    ? ({
        kind: 'channel',
        id: channel.id,
        address: conversationOf(by, channel),
        alone: aloneIn(by, channel),
      } as const)
    : ({ kind: 'direct', id: direct, address: direct } as const);
  const from = { platform, tenant, id: by.key, address: direct };
  // What somebody presses in a channel is between them and us.
  const atOnce = what.kind === 'form' || (channel !== undefined && what.kind === 'pressed');
  return { keys: [key], at, from, place, what, reply: atOnce ? 'acknowledgement' : 'outbox' };
}

function conversationTo(to: Recipient): string {
  if ('direct' in to) return conversationOf({ key: to.direct.id });
  return to.address !== undefined && isAlone(to.address) ? to.address : `channel:${to.channel}`;
}

/** Waits for it, but no longer than this many milliseconds. */
async function atMost(milliseconds: number, awaited: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([awaited, over]);
  clearTimeout(timer);
}

const reason = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
