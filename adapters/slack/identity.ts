import type { WebClient } from '@slack/web-api';
import { CredentialsRefused, type Log } from '#core/ports';
import { classify, credentialsRefused } from './errors.ts';
import type { Ourselves } from './parse.ts';

/** Milliseconds before asking again who we are, after the n-th failure. */
const pause = (failures: number): number => Math.min(200 * 2 ** failures, 60_000);

/**
 * Who we are, which Slack alone knows: asked at the start, and again with growing pauses for as long as Slack cannot be
 * reached, since a network that comes up later is no reason to fall over.
 */
export class Identity {
  readonly #web: WebClient;
  readonly #log: Log;
  #known: Ourselves | undefined;
  #why = 'Slack has not been asked yet';
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(web: WebClient, log: Log) {
    this.#web = web;
    this.#log = log;
  }

  /** Resolves also when Slack cannot be reached; rejects with CredentialsRefused when it refuses the token. */
  async ask(): Promise<void> {
    const refused = await this.#try(0);
    if (refused !== undefined) throw new CredentialsRefused(`${refused}.`);
  }

  get known(): Ourselves | undefined {
    return this.#known;
  }

  /** Why we are not known yet. */
  get why(): string {
    return this.#why;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #try(failures: number): Promise<string | undefined> {
    try {
      const { team_id: team, user_id: user, bot_id: bot } = await this.#web.auth.test();
      if (!team || !user) throw new Error('auth.test named no workspace');
      this.#known = { team, user, ...(bot === undefined ? {} : { bot }) };
      return undefined;
    } catch (fault) {
      const refused = credentialsRefused(fault);
      const meaning = classify(fault);
      this.#why = refused ?? ('why' in meaning ? meaning.why : 'Slack asked to wait');
      this.#log.warn({ platform: 'slack', why: this.#why }, 'Slack has not told who we are');
      if (refused !== undefined) return refused;
      if (this.#stopped) return undefined;
      const delay = meaning.kind === 'wait' ? meaning.seconds * 1_000 : pause(failures);
      this.#timer = setTimeout(() => void this.#try(failures + 1), delay);
      this.#timer.unref();
      return undefined;
    }
  }
}
