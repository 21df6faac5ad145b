import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '#core/ports';
import { defaultWait, longestWait } from './errors.ts';

/** How Slack's Web API is reached. */
export interface Reach {
  /** Another base address ending in `/api/`; absent: Slack's. */
  readonly apiUrl?: string;
  /** Milliseconds after which a call counts as of unknown fate. */
  readonly timeout: number;
  readonly log: Log;
}

/** More than any honest answer: what is larger is given up, so that a broken server cannot fill our memory. Bytes. */
const largestAnswer = 16 * 1024 * 1024;

/**
 * One POST per attempt, whatever happens: by default Slack's client sends up to eleven, also after Slack has accepted the
 * message (measured). When to try again is the outbox's decision.
 */
export function clientOptions(reach: Reach): WebClientOptions {
  return {
    ...(reach.apiUrl === undefined ? {} : { slackApiUrl: reach.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: reach.timeout,
    allowAbsoluteUrls: false,
    fetch: guarded(reach.timeout),
    logger: bridge(reach.log),
  };
}

export function webClient(token: string, reach: Reach): WebClient {
  return new WebClient(token, clientOptions(reach));
}

/**
 * fetch, its faults as causes of one of ours (of a fault that is no Error of this realm the client keeps only the text),
 * with a time-out in any case (Bolt's `respond` sets none), a bound on the answer's size, and a Retry-After in whole
 * seconds on every 429: without one the client throws a plain fault, and it cuts "1.5" down to 1 (read in 8.2.0).
 */
function guarded(timeout: number): NonNullable<WebClientOptions['fetch']> {
  return async (url, init) => {
    const response = await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeout) }).catch(
      (fault) => {
        throw new Error('no answer from Slack', { cause: fault });
      },
    );
    const headers = new Headers(response.headers);
    if (response.status === 429) headers.set('retry-after', String(retryAfter(headers.get('retry-after'))));
    let size = 0;
    const bounded = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > largestAnswer) controller.error(new Error('the answer is too large'));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body?.pipeThrough(bounded) ?? null, { status: response.status, headers });
  };
}

/** Seconds, from seconds or an HTTP date; never less than was asked, but for an hour at most. */
export function retryAfter(header: string | null, now: number = Date.now()): number {
  const text = header?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isFinite(seconds) && seconds >= 0
    ? Math.min(Math.max(1, Math.ceil(seconds)), longestWait)
    : defaultWait;
}

/** Slack's packages log through ours. Not their debug level: it holds message bodies. */
export function bridge(log: Log): Logger {
  const words = (parts: unknown[]) =>
    parts
      .map((part) =>
        part instanceof Error ? `${part.name}: ${part.message}` : typeof part === 'string' ? part : typeof part,
      )
      .join(' ');
  return {
    debug: () => {},
    info: (...parts) => log.info({ platform: 'slack' }, words(parts)),
    warn: (...parts) => log.warn({ platform: 'slack' }, words(parts)),
    error: (...parts) => log.error({ platform: 'slack' }, words(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
