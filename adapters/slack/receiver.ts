import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { CredentialsRefused, type Log } from '#core/ports';
import { slackCode } from './errors.ts';
import { bridge, clientOptions, type Reach } from './web.ts';

/** What the socket hands over for each envelope. */
interface Envelope {
  readonly ack: (response?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** Milliseconds before the n-th new connection in a row; the first comes at once, since Slack recycles connections. */
const pause = (failures: number): number => (failures === 0 ? 0 : Math.min(500 * 2 ** failures, 60_000));

/** Codes with which apps.connections.open refuses the app token. */
const refused = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'not_allowed_token_type',
  'token_revoked',
  'missing_scope',
]);

/**
 * Slack's envelopes over a web socket. Bolt's own receiver acknowledges an event before anything has looked at it
 * (measured), so that a failed save loses the answer; this one keeps the acknowledgement until `processEvent` has
 * resolved and sends none when it rejects, and Slack delivers again. It also connects again by itself: the client's way
 * of doing so ends the process when Slack cannot be reached (an unhandled rejection, read in 3.1.0).
 */
export class SocketReceiver implements Receiver {
  readonly #client: SocketModeClient;
  readonly #log: Log;
  readonly #underWay = new Set<Promise<void>>();
  #app: App | undefined;
  #stopping = false;
  #wake: () => void = () => {};
  #down: string | undefined = 'the socket to Slack is not open yet';

  constructor(appToken: string, reach: Reach) {
    this.#log = reach.log;
    this.#client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      clientOptions: clientOptions(reach),
      logger: bridge(reach.log),
    });
    this.#client.on('slack_event', (envelope: Envelope) => this.#take(envelope));
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Why nothing arrives at present; undefined while the socket is open. */
  get down(): string | undefined {
    return this.#down;
  }

  /** Resolves when connected, or when Slack cannot be reached now: then it goes on trying. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      void this.#stayConnected(resolve, reject);
    });
  }

  /** Takes nothing more; resolves when what was taken is acknowledged and the socket is closed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await Promise.all(this.#underWay);
    await this.#client.disconnect();
  }

  async #stayConnected(resolve: () => void, reject: (refusal: CredentialsRefused) => void): Promise<void> {
    for (let failures = 0; !this.#stopping; ) {
      try {
        await this.#client.start();
        if (this.#stopping) break;
        const closed = new Promise<void>((done) => {
          this.#client.once('disconnected', () => done());
        });
        this.#down = undefined;
        failures = 0;
        resolve();
        await closed;
        this.#down = 'the socket to Slack was closed and is being opened again';
      } catch (fault) {
        failures++;
        const code = slackCode(fault) ?? '';
        this.#down = refused.has(code)
          ? `Slack does not accept SLACK_APP_TOKEN (${code})`
          : 'the socket to Slack cannot be opened';
        this.#log.warn({ platform: 'slack', why: this.#down, failures }, 'no socket to Slack');
        if (refused.has(code)) reject(new CredentialsRefused(`${this.#down}.`));
        resolve();
      }
      if (!this.#stopping) await this.#rest(pause(failures));
    }
    // A connection that was being opened when we were told to stop.
    await this.#client.disconnect();
    resolve();
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #take(envelope: Envelope): void {
    if (this.#stopping) return;
    const done = this.#process(envelope).finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  async #process({ ack, body, retry_num: retryNum, retry_reason: retryReason }: Envelope): Promise<void> {
    let answer: { readonly response: unknown } | undefined;
    try {
      await this.#app?.processEvent({
        body,
        ack: async (response?: unknown) => {
          answer = { response };
        },
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
      });
      if (answer) await ack(answer.response ?? {});
    } catch (fault) {
      this.#log.error({ platform: 'slack', err: fault }, 'not acknowledged to Slack, which will deliver it again');
    }
  }
}
