import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fate } from './fate.ts';
import { pauses } from './pauses.ts';
import { type ReaderRecord, readerRecord } from './record.ts';
import { slackMeaning } from './slack-wire.ts';
import { teamsMeaning } from './teams-wire.ts';

/** What a request means to a platform that takes it. */
export interface Meaning {
  /** Of a request that posts: the delivery's key, and where. */
  readonly posts?: string;
  readonly place?: string;
  /** What is asked, where nothing is posted. */
  readonly asks?: string;
  /** Does it, and says what is answered. */
  run(): Reply;
}

export interface Reply {
  readonly status: number;
  readonly body: object;
}

/** How the platforms of a test behave, until it says otherwise. */
export interface Mood {
  /** What befalls the nth attempt to post this. */
  fate(key: string, nth: number): Fate;
  fateOfAsking(what: string, nth: number): Fate;
  /** Told of each message that was accepted, before its sender is answered. */
  accepted(key: string): void | Promise<void>;
  /** By channel: the code with which Slack refuses it from now on. */
  readonly refused: Map<string, string>;
  /** The code with which Slack refuses the token, if it does. */
  token?: string;
  /** How many looks at a conversation a message stays unseen by, for which nobody was answered. */
  unseen(key: string): number;
}

/** Slack and Teams on loopback, which keep what their readers see and fail on command. */
export interface Platform {
  readonly url: string;
  readonly record: ReaderRecord;
  readonly mood: Mood;
  /** How often a POST was tried, by key: a request that was refused or lost counts too. */
  readonly posts: ReadonlyMap<string, number>;
  /** Requests that nobody was answered yet, those left hanging among them until whoever asked gives up. */
  readonly open: number;
  /** Keys of which some attempt ended so that nobody could know whether it arrived. */
  readonly unclear: Set<string>;
  /** Whatever was sent to a conversation before the time that its platform had asked to wait for, in words. */
  readonly early: readonly string[];
  /** These may never have learnt how they were answered. */
  forgive(keys: readonly string[]): void;
  stop(): Promise<void>;
}

const kindly: Fate = { accepted: true, ends: 'answer' };

/** @param now seconds of machine time, which is what platforms ask to wait by */
export async function platform(now: () => number): Promise<Platform> {
  const record = readerRecord();
  const posts = new Map<string, number>();
  const asked = new Map<string, number>();
  const unclear = new Set<string>();
  const asks = pauses(now);
  const mood: Mood = {
    fate: () => kindly,
    fateOfAsking: () => kindly,
    accepted: () => undefined,
    refused: new Map(),
    unseen: () => 0,
  };
  let open = 0;
  let url = '';
  const hidden = new Map<string, number>();
  const wire = {
    record,
    mood,
    /** Whether a look sees a message: one of which nobody was told may take a moment to appear. */
    isSeen(key: string): boolean {
      const left = hidden.get(key) ?? 0;
      hidden.set(key, left - 1);
      return left <= 0;
    },
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    const came = now();
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://platform').pathname);
    const meaning = path.startsWith('/api/')
      ? slackMeaning(wire, path.slice('/api/'.length), new URLSearchParams(body))
      : teamsMeaning(wire, request.method ?? '', path, body === '' ? {} : JSON.parse(body));
    const { posts: key, place = '' } = meaning;
    const nth = count(key === undefined ? asked : posts, key ?? meaning.asks ?? path);
    const fate = key === undefined ? mood.fateOfAsking(meaning.asks ?? path, nth) : mood.fate(key, nth);
    const refusal = !fate.accepted ? undefined : meaning.run();
    if (key !== undefined && fate.ends !== 'answer' && fate.ends !== 'wait') unclear.add(key);
    if (key !== undefined && refusal && isPosted(refusal)) {
      if (fate.ends !== 'answer') hidden.set(key, mood.unseen(key));
      await mood.accepted(key);
    }
    if (key !== undefined) {
      // Whoever does not wait for the answer, or is dead, cannot know it.
      response.once('close', () => response.writableFinished || unclear.add(key));
      asks.check(place, key, came);
      if (fate.ends === 'wait') response.once('finish', () => asks.note(place, key, fate.retryAfter));
    }
    end(request, response, fate, refusal);
  }

  const server = createServer((request, response) => {
    open += 1;
    let counted = true;
    const over = () => {
      if (counted) open -= 1;
      counted = false;
    };
    response.once('close', over);
    take(request, response).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    record,
    mood,
    posts,
    unclear,
    early: asks.early,
    forgive: (keys) => {
      for (const key of keys) unclear.add(key);
      asks.forget(keys);
    },
    get open() {
      return open;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          record.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** What the wires of both platforms work on. */
export interface Wire {
  readonly record: ReaderRecord;
  readonly mood: Mood;
  isSeen(key: string): boolean;
}

const isPosted = ({ status, body }: Reply): boolean => status < 300 && (body as { ok?: boolean }).ok !== false;

function count(counts: Map<string, number>, name: string): number {
  const now = (counts.get(name) ?? 0) + 1;
  counts.set(name, now);
  return now;
}

function end(request: IncomingMessage, response: ServerResponse, fate: Fate, reply: Reply | undefined): void {
  if (response.destroyed) return;
  const json = { 'content-type': 'application/json' };
  switch (fate.ends) {
    case 'answer':
      return void response.writeHead(reply!.status, json).end(JSON.stringify(reply!.body));
    case '5xx':
      return void response.writeHead(502).end('upstream fell over');
    case 'reset':
      return void request.socket.resetAndDestroy();
    case 'nonsense':
      return void response.writeHead(200, json).end('<html>It works</html>');
    case 'hang':
      return;
    case 'wait': {
      const retry = fate.retryAfter === undefined ? {} : { 'retry-after': fate.retryAfter };
      return void response.writeHead(429, { ...json, ...retry }).end('{"ok":false,"error":"ratelimited"}');
    }
  }
}
