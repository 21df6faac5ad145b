import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#core/ports';
import type { Cluster } from './cluster.ts';
import { EmbeddedServerFailed, otherwise } from './failure.ts';
import { joinServer, type Membership } from './membership.ts';
import { choosePort, forgetKilled, postmaster, start } from './server.ts';

/** Milliseconds that we let another process start or stop the server: it may have to recover after a crash. */
const patience = 300_000;
/** Milliseconds until we say that we wait. */
const silence = 5_000;

/** Joins the server, and starts it first if it does not run: on this port only, if one is given. */
export async function enter(cluster: Cluster, log: Log, only?: number): Promise<{ member: Membership; port: number }> {
  const begun = Date.now();
  const taken: number[] = [];
  for (let told = false; Date.now() < begun + patience; await sleep(50)) {
    const running = await postmaster(cluster);
    const member = running ? await joinServer(cluster, running.port) : 'absent';
    if (running && typeof member === 'object') return { member, port: running.port };
    if (!told && Date.now() > begun + silence) {
      log.warn(
        { folder: cluster.data },
        'waiting for the embedded PostgreSQL, which is starting, stopping or recovering',
      );
      told = true;
    }
    if (member === 'busy') continue;
    const port = only ?? (await choosePort(cluster, taken));
    const outcome = await start(cluster, port);
    if (outcome === 'lost the port') taken.push(port);
    if (outcome === 'lost the data') await forgetKilled(cluster);
  }
  throw new EmbeddedServerFailed(
    `A PostgreSQL process on ${cluster.data} neither answers nor ends. End it (its number is in postmaster.pid), ${otherwise}.`,
  );
}
