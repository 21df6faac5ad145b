import { Socket } from 'node:net';
import pg from 'pg';
import { type Cluster, name } from './cluster.ts';
import { stop } from './server.ts';

/**
 * Who uses the server is known to the server itself: every process holds one session with a shared advisory lock. So
 * the last to leave can tell that it is the last, a process that was killed is forgotten by itself, and nobody can join
 * while the last one shuts the server down (it holds the lock alone).
 */
export interface Membership {
  /** True: nobody else used the server when we came. */
  readonly alone: boolean;
  readonly version: string;
  /** Resolves when the session has ended without our asking: the server died, or was stopped by somebody. */
  readonly lost: Promise<void>;
  /** Ends the membership, and with the last one the server. True: it was the last. */
  leave(): Promise<boolean>;
}

/** `absent`: nothing of ours listens there. `busy`: it is starting up or shutting down, try again soon. */
export type Joined = Membership | 'absent' | 'busy';

const lockKey = 0x71_64_65_63_6b; // "qdeck"

export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${name}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

export async function joinServer(cluster: Cluster, port: number): Promise<Joined> {
  const socket = new Socket();
  const session = new pg.Client({
    stream: () => socket,
    connectionString: urlOf(cluster, port, 'postgres'),
    application_name: `${name} ${process.pid}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => {
    session.once('end', resolve);
    session.on('error', () => resolve());
  });
  try {
    await session.connect();
    const facts = await session.query('select current_setting($1) as data, current_setting($2) as version', [
      'data_directory',
      'server_version',
    ]);
    const { data, version } = facts.rows[0] as { data: string; version: string };
    const alone = data === cluster.data && (await tryLock(session, 'pg_try_advisory_lock'));
    if (data !== cluster.data || !(await tryLock(session, 'pg_try_advisory_lock_shared'))) {
      await session.end();
      return data === cluster.data ? 'busy' : 'absent';
    }
    if (alone) await session.query('select pg_advisory_unlock($1)', [lockKey]);
    await makeDatabase(session);
    // A process that forgot to leave is not kept alive by it.
    socket.unref();
    const leave = () => {
      socket.ref();
      return leaveServer(session, cluster);
    };
    return { alone, version, lost, leave };
  } catch (error) {
    await session.end().catch(() => undefined);
    return reading(error);
  }
}

async function leaveServer(session: pg.Client, cluster: Cluster): Promise<boolean> {
  try {
    if (!(await isLast(session))) return false;
    await stop(cluster);
    return true;
  } finally {
    await session.end().catch(() => undefined);
  }
}

async function isLast(session: pg.Client): Promise<boolean> {
  try {
    await session.query('select pg_advisory_unlock_shared($1)', [lockKey]);
    return await tryLock(session, 'pg_try_advisory_lock');
  } catch {
    return false; // The session is gone, and with it our membership.
  }
}

async function tryLock(session: pg.Client, how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared') {
  const { rows } = await session.query(`select ${how}($1) as held`, [lockKey]);
  return (rows[0] as { held: boolean }).held;
}

async function makeDatabase(session: pg.Client): Promise<void> {
  const { rowCount } = await session.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await session.query(`create database ${name}`).catch((error) => {
    // Another process made it in the same moment.
    if (!['42P04', '23505'].includes(error.code)) throw error;
  });
}

/** What a failed connection says about the server. */
function reading(error: unknown): 'absent' | 'busy' {
  const code = String((error as { code?: unknown }).code);
  // Nobody listens, or somebody else's server does, to whom our password means nothing.
  if (['ECONNREFUSED', 'ECONNRESET', '28P01', '28000', '3D000'].includes(code)) return 'absent';
  // Starting up, shutting down, in recovery, out of connections.
  if (['57P01', '57P02', '57P03', '53300'].includes(code)) return 'busy';
  if (/terminated unexpectedly|timeout/i.test(String(error))) return 'busy';
  throw error;
}
