import { createHash } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '#core/ports';
import { EmbeddedServerFailed, failure } from './failure.ts';
import { exists, makeOpenFolder } from './files.ts';
import { notedIn, noteIn, passwordIn } from './key.ts';
import type { Account, Place } from './place.ts';
import type { Programs } from './programs.ts';
import { run } from './run.ts';

/** PostgreSQL's word for the data of one server: made once, by `initdb`. */
export interface Cluster {
  readonly data: string;
  /** The server's own log, beside the data. */
  readonly logFile: string;
  readonly password: string;
  readonly programs: Programs;
  readonly runAs?: Account;
  /** False: faster, and lost when the machine crashes; for tests. */
  readonly durable: boolean;
}

/** The name of the superuser and of the database. */
export const name = 'quarterdeck';

/**
 * Finds the cluster that belongs to a DATA_DIR, or makes it. Safe in several processes at once without a lock: whatever
 * must be whole is made under another name and then renamed.
 *
 * The password lives in DATA_DIR and names the cluster: a DATA_DIR made anew gets a new database even when the data are
 * elsewhere (as root), and never one that it has no key to.
 */
export async function clusterFor(place: Place, programs: Programs, durable: boolean, log: Log): Promise<Cluster> {
  try {
    const password = await passwordIn(place.key);
    const data = join(place.base, `data-${createHash('sha256').update(password).digest('hex').slice(0, 12)}`);
    const logFile = join(place.base, 'server.log');
    const cluster = { data, logFile, password, programs, durable, ...(place.runAs && { runAs: place.runAs }) };
    if (!(await exists(data))) await make(place, cluster, log);
    await checkVersion(cluster);
    await noteIn(place.key, data);
    return cluster;
  } catch (error) {
    throw failure(`preparing its data in ${place.base}`, error);
  }
}

async function make(place: Place, cluster: Cluster, log: Log): Promise<void> {
  const noted = await notedIn(place.key);
  // Asked again because another process may have finished making it, and noted it, in between.
  if (noted !== undefined && !(await exists(cluster.data))) {
    throw new EmbeddedServerFailed(
      `The database of ${dirname(place.key)} was made at ${noted}; now it should be at ${cluster.data} and is not there. ` +
        `Move or restore it to that place, or remove ${place.key} to begin with an empty database.`,
    );
  }
  await ownFolder(place);
  await lookAround(place, log);
  const part = await mkdtemp(join(place.base, 'new-'));
  try {
    await initialise(place, cluster, part);
    await rename(join(part, 'data'), cluster.data);
  } catch (error) {
    if (!(await exists(cluster.data))) throw error;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** As root the folder must belong to the server's user, and all users must be able to reach it. */
async function ownFolder({ base, runAs }: Place): Promise<void> {
  if (runAs) await makeOpenFolder(dirname(base));
  if (!(await exists(base))) await mkdir(base, { recursive: true, mode: 0o700 });
  if (runAs) await chown(base, runAs.uid, runAs.gid);
}

/** Clears what an `initdb` that was killed left behind, and tells of data to which the key is gone. */
async function lookAround({ base }: Place, log: Log): Promise<void> {
  const entries = await readdir(base);
  const anHourAgo = Date.now() - 3_600_000;
  for (const part of entries.filter((entry) => entry.startsWith('new-')).map((entry) => join(base, entry))) {
    const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < anHourAgo) await rm(part, { recursive: true, force: true });
  }
  const older = entries.filter((entry) => entry.startsWith('data-'));
  if (older.length === 0) return;
  log.warn(
    { folder: base, older },
    'a new database is begun, because the password of the older ones is gone; remove them when they are not needed',
  );
}

async function initialise({ runAs }: Place, cluster: Cluster, part: string): Promise<void> {
  const passwordFile = join(part, 'password');
  await writeFile(passwordFile, cluster.password, { mode: 0o600 });
  if (runAs) for (const path of [part, passwordFile]) await chown(path, runAs.uid, runAs.gid);
  const words = [
    `--pgdata=${join(part, 'data')}`,
    `--username=${name}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // This locale sorts by code point and knows upper and lower case, the same on every operating system.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(cluster.durable ? [] : ['--no-sync']),
  ];
  const ran = await run(cluster.programs.initdb, words, { cwd: part, ...(runAs && { runAs }) });
  if (ran.code !== 0) throw new Error(ran.said);
}

async function checkVersion({ data, programs }: Cluster): Promise<void> {
  const made = Number.parseInt(await readFile(join(data, 'PG_VERSION'), 'utf8'), 10);
  if (made === programs.major) return;
  throw new EmbeddedServerFailed(
    `The data in ${data} were made by PostgreSQL ${made}, but the programs here are PostgreSQL ${programs.major}. ` +
      `Start the version of Quarterdeck used until now, take the data out with pg_dump ${made}, set DATA_DIR to a new ` +
      'folder, and restore them there (docs/how-to/operate.md).',
  );
}
