import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#core/ports';
import { type Cluster, clusterFor, name } from './cluster.ts';
import { enter } from './enter.ts';
import { type Membership, urlOf } from './membership.ts';
import { placeFor } from './place.ts';
import { programsFor } from './programs.ts';

export { EmbeddedServerFailed } from './failure.ts';

/** The PostgreSQL server that comes with Quarterdeck, as long as this process uses it. */
export interface EmbeddedServer {
  /** Holds the password: not for logs. Stays the same as long as this process lives. */
  readonly url: string;
  /** PostgreSQL's: `18.4`. */
  readonly version: string;
  /** The folder with the data and the server's log. */
  readonly where: string;
  /** True: another process uses the server too. False: started by us, or left behind by a killed process and ours now. */
  readonly joined: boolean;
  /** Leaves the server; the last process to leave stops it. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedSettings {
  /** The folder of DATA_DIR; made if it is not there. */
  readonly dataDir: string;
  readonly log: Log;
  /** False: does without fsync, for tests. Counts when the server is started, not when it is joined. */
  readonly durable?: boolean;
}

/**
 * Makes sure that the server of this DATA_DIR runs: makes its data the first time, starts it, joins it when another
 * process uses it, takes it over when one was killed. Starts it again, on the same port, should it die.
 *
 * @throws EmbeddedServerFailed saying what to do
 */
export async function startEmbedded({ dataDir, log, durable = true }: EmbeddedSettings): Promise<EmbeddedServer> {
  const place = await placeFor(dataDir);
  const programs = await programsFor(place);
  const cluster = await clusterFor(place, programs, durable, log);
  const entered = await enter(cluster, log);
  const { port } = entered;
  if (place.runAs) {
    log.info(
      { folder: place.base, account: place.runAs.name },
      'PostgreSQL refuses to run as root: it runs as another user, with its data in a folder of that user',
    );
  }
  const stopping = new AbortController();
  let member: Membership | undefined = entered.member;
  const watching = (async () => {
    while (member && !stopping.signal.aborted) {
      await Promise.race([member.lost, aborted(stopping.signal)]);
      if (stopping.signal.aborted) return;
      log.warn({ folder: place.base }, 'the embedded PostgreSQL has ended: starting it again');
      member = await comeBack(cluster, port, log, stopping.signal);
    }
  })();
  let leaving: Promise<void> | undefined;
  const leave = async () => {
    stopping.abort();
    await watching;
    const last = await member?.leave();
    if (last === false) log.info({ folder: place.base }, 'other processes use the embedded PostgreSQL: it goes on');
  };
  return {
    url: urlOf(cluster, port, name),
    version: entered.member.version,
    where: place.base,
    joined: !entered.member.alone,
    stop: () => {
      leaving ??= leave();
      return leaving;
    },
  };
}

/** Tries until the server is there again (a full disk has been freed, say) or nobody wants it any more. */
async function comeBack(
  cluster: Cluster,
  port: number,
  log: Log,
  signal: AbortSignal,
): Promise<Membership | undefined> {
  for (let told = false; !signal.aborted; await sleep(1_000, undefined, { signal }).catch(() => undefined)) {
    try {
      const found = await enter(cluster, log, port);
      if (found.port === port) log.info({}, 'the embedded PostgreSQL runs again');
      else log.error({ was: port, is: found.port }, 'the embedded PostgreSQL has moved: start Quarterdeck again');
      return found.member;
    } catch (error) {
      if (!told) log.error({ error }, 'the embedded PostgreSQL cannot be started: trying on');
      told = true;
    }
  }
  return undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
