import { readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { failure } from './failure.ts';
import { type Ran, run } from './run.ts';

/** What PostgreSQL notes of a running server in `postmaster.pid`; of a killed one it stays there. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** How an attempt to start ended: `lost` to another server on the same data, or to another program on the same port. */
export type Started = 'started' | 'lost the data' | 'lost the port';

/** Reads who serves this cluster, or did until it was killed. */
export async function postmaster({ data }: Cluster): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * Of a server whose data need not survive it, as in tests: nothing is done for their safety, or for their old age, and a
 * connection plans each statement once, not six times: most are short. It also listens beside its data, where a message
 * costs the system less than through the network.
 */
const fleeting = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'autovacuum=off', 'plan_cache_mode=force_generic_plan'],
  ...(process.platform === 'win32' ? [] : ['unix_socket_directories=.']),
];

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal does not end it before we have drained, and
 * waits until it answers. Two starts at once on the same data cannot both succeed: PostgreSQL holds a lock on them.
 *
 * @throws EmbeddedServerFailed with the server's own last words
 */
export async function start(cluster: Cluster, port: number): Promise<Started> {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    // Faults of the server itself. Statements that fail are reported to whoever sent them, and may hold what people said.
    'log_min_messages=log',
    'log_checkpoints=off',
    ...(cluster.durable ? [] : fleeting),
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  const before = await tidyLog(cluster.logFile);
  const ran = await control(cluster, ['start', '-w', '-t', '300', '-l', cluster.logFile, '-o', options]);
  if (ran.code === 0) return 'started';
  const said = `${ran.said}\n${await readFrom(cluster.logFile, before)}`;
  if (/could not bind|address already in use/i.test(said)) return 'lost the port';
  if (/lock file "[^"]*" already exists|pre-existing shared memory block/.test(said)) return 'lost the data';
  throw failure(`starting on ${cluster.data}`, said);
}

/** Stops the server at once but in order: open transactions are rolled back, everything committed is on disk. */
export async function stop(cluster: Cluster): Promise<void> {
  const ran = await control(cluster, ['stop', '-w', '-t', '60', '-m', 'fast']);
  if (ran.code !== 0 && (await postmaster(cluster))) throw failure('stopping', ran.said);
}

/**
 * Removes the note of a killed server whose process number now belongs to some other program (in a container that is
 * started anew they are the same each time), which PostgreSQL itself does not dare to. True: removed.
 */
export async function forgetKilled(cluster: Cluster): Promise<boolean> {
  const noted = await postmaster(cluster);
  const program = noted && (await programOf(noted.pid, cluster));
  if (!noted || program === undefined || /postgres|postmaster/.test(program)) return false;
  await rm(join(cluster.data, 'postmaster.pid'), { force: true });
  return true;
}

/** The port of last time, so that a saved address stays right; else one that depends on the place; moved on if taken. */
export async function choosePort(cluster: Cluster, avoid: readonly number[]): Promise<number> {
  const last = /"port=(\d+)"/.exec(await readFile(join(cluster.data, 'postmaster.opts'), 'utf8').catch(() => ''));
  // Below the ports that operating systems give to outgoing connections.
  const own = 20_000 + (Number.parseInt(cluster.data.slice(-6), 16) % 12_000);
  for (const port of [...(last ? [Number(last[1])] : []), ...Array.from({ length: 100 }, (_, i) => own + i)]) {
    if (!avoid.includes(port) && (await isFree(port))) return port;
  }
  throw failure('looking for a free port', `none is free from ${own} to ${own + 99}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The name of the program with this process number; undefined: there is none, or the system does not tell. */
async function programOf(pid: number, { data }: Cluster): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  if (process.platform === 'linux') {
    const found = /\((.*)\) (\w)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
    // Z: it has ended, only nobody has asked how (a container without an init process).
    return found?.[2] === 'Z' ? 'ended' : found?.[1];
  }
  const ran = await run('ps', ['-o', 'comm=', '-p', String(pid)], { cwd: dirname(data) });
  return ran.code === 0 ? ran.said : undefined;
}

function control(cluster: Cluster, words: readonly string[]): Promise<Ran> {
  const as = cluster.runAs ? { runAs: cluster.runAs } : {};
  return run(cluster.programs.pgCtl, [...words, '-D', cluster.data], { cwd: dirname(cluster.data), ...as });
}

/** Begins the log anew when it has grown beyond 4 MB; returns its length. */
async function tidyLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= 4_194_304) return size;
  await rm(file, { force: true });
  return 0;
}

async function readFrom(file: string, position: number): Promise<string> {
  const text = await readFile(file).catch(() => Buffer.alloc(0));
  return text.subarray(position).toString('utf8').slice(0, 8_192);
}
