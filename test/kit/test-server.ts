import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from '../../adapters/postgres/connect.ts';
import { type EmbeddedServer, startEmbedded } from '../../adapters/postgres/embedded/index.ts';
import { prepareJobs } from '../../adapters/postgres/jobs.ts';
import { migrate } from '../../adapters/postgres/migrate/index.ts';

/** The server of one run of the tests. */
export interface TestServer {
  /** Its migrated database: the template of every test file's own (see database.ts). */
  readonly url: string;
  /** The same past the network, if this system can: tests that ask it much take a tenth less processor time. */
  readonly nearUrl: string;
  /** Stops it and removes all that there is of it. */
  remove(): Promise<void>;
}

const silent = { info() {}, warn() {}, error() {} };
const prefix = 'quarterdeck-test-';

/** Starts one embedded server for the whole run and migrates its database, once. */
export async function startTestServer({ durable = false } = {}): Promise<TestServer> {
  await clearKilledRuns();
  const dataDir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbedded({ dataDir, log: silent, durable });
  await migrate(server.url, { log: silent });
  const { pool, close } = connect(server.url, { log: silent });
  await prepareJobs(pool);
  const { rows } = await pool.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  await close();
  return { url: server.url, nearUrl: near(server.url, rows[0]!.folder), remove: () => remove(server, dataDir) };
}

/** Through the socket that lies in this folder; the names of sockets must be short. */
function near(url: string, folder: string): string {
  const there = new URL(url);
  const socket = join(folder, `.s.PGSQL.${there.port}`);
  if (socket.length > longestName || !existsSync(socket)) return url;
  there.searchParams.set('host', folder);
  return there.href;
}

/** Characters; some systems allow some more. */
const longestName = 100;

async function remove(server: EmbeddedServer | undefined, dataDir: string): Promise<void> {
  const data = await readFile(join(dataDir, 'postgres', 'where'), 'utf8').catch(() => undefined);
  await server?.stop();
  if (data) await rm(dirname(data.trim()), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** A run that was killed could not stop its server: the next one takes it over and does it. */
async function clearKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    // What was killed while it was being removed cannot be started any more, and another user's not be touched.
    const left = await startEmbedded({ dataDir, log: silent, durable: false }).catch(() => undefined);
    await remove(left, dataDir).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
