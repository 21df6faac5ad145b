import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EmbeddedServerFailed, startEmbedded } from '../../../adapters/postgres/embedded/index.ts';

type Server = Awaited<ReturnType<typeof startEmbedded>>;

/** Most tests share a folder, as one start after another does: making data takes the longest. */
const shared = join(tmpdir(), `quarterdeck-embedded-${process.pid}`);
const folders = new Set<string>([shared]);
let dataDir: string;
let started: Server[];
let said: string[];
const say = (_: object, message: string) => void said.push(message);
const log = { info: say, warn: say, error: say };

async function start(): Promise<Server> {
  const server = await startEmbedded({ dataDir, log, durable: false });
  started.push(server);
  folders.add(server.where);
  return server;
}

async function useOwnFolder(): Promise<void> {
  dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-embedded-'));
  folders.add(dataDir);
}

beforeEach(() => {
  dataDir = shared;
  started = [];
  said = [];
});
afterEach(() => Promise.all(started.map((server) => server.stop())));
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function query({ url }: { url: string }, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The folder that `initdb` made. */
async function dataOf({ where }: Server): Promise<string> {
  return join(where, String((await readdir(where)).find((name) => name.startsWith('data-'))));
}

async function pidOf(server: Server): Promise<number> {
  return Number.parseInt(await readFile(join(await dataOf(server), 'postmaster.pid'), 'utf8'), 10);
}

/** Another process that uses the server, and says when it does. */
async function otherProcess(): Promise<ChildProcess> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('../../../adapters/postgres/embedded/index.ts', import.meta.url))});
    const log = { info() {}, warn() {}, error() {} };
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log, durable: false });
    process.on('SIGTERM', () => server.stop());
    setInterval(() => {}, 1000).unref();
    process.stdin.on('close', () => {}).resume();
    process.on('SIGTERM', () => process.stdin.destroy());
    console.log(server.url);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env.PATH } });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

/** Asks again and again until there is an answer. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (let more = 400; ; more -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (more === 0) throw error;
      await sleep(25);
    }
  }
}

const gone = /ECONNREFUSED|terminat|shutting down/;

describe('the embedded server', () => {
  it('keeps its data and its address from one start to the next', async () => {
    const first = await start();
    expect(first).toMatchObject({ joined: false, version: expect.stringMatching(/^18\./) });
    await query(first, "create table said as select 'Grüße'::text as what");
    await first.stop();
    await expect(query(first, 'select 1')).rejects.toThrow(gone);

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second, 'select upper(what) as what from said')).toEqual([{ what: 'GRÜßE' }]);
  });

  it('listens on loopback only, and lets nobody in without the password', async () => {
    const server = await start();
    expect(await query(server, "select current_setting('listen_addresses') as at")).toEqual([{ at: '127.0.0.1' }]);
    const stranger = new URL(server.url);
    stranger.password = 'guessed';
    await expect(query({ url: stranger.href }, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
  });

  it('tells PostgreSQL nothing of our environment', async () => {
    process.env.SLACK_BOT_TOKEN = 'xoxb-secret';
    try {
      const server = await start();
      const env = await readFile(`/proc/${await pidOf(server)}/environ`, 'utf8').catch(() => '');
      expect(env).not.toContain('secret');
    } finally {
      delete process.env.SLACK_BOT_TOKEN;
    }
  });

  it('is stopped by the last one to leave, whoever started it', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ joined: true, url: first.url });
    await first.stop();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    await expect(query(second, 'select 1')).rejects.toThrow(gone);
  });

  it('is one server for all that start at the same moment on a new folder', async () => {
    await useOwnFolder();
    const servers = await Promise.all([start(), start(), start()]);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    expect(servers.filter(({ joined }) => !joined)).toHaveLength(1);
    const made = (await readdir(servers[0]!.where)).filter((name) => /^(data|new)-/.test(name));
    expect(made).toHaveLength(1);
  });

  it('outlives a process that is killed, and is taken over by the next', async () => {
    const other = await otherProcess();
    other.kill('SIGKILL');
    await once(other, 'exit');
    const server = await start();
    expect(server.joined).toBe(false);
    await server.stop();
    await expect(query(server, 'select 1')).rejects.toThrow(gone);
  });

  it('is joined while another process uses it, and left to that one', async () => {
    const other = await otherProcess();
    const server = await start();
    expect(server.joined).toBe(true);
    await server.stop();
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    other.kill('SIGTERM');
    expect(await once(other, 'exit')).toEqual([0, null]);
    await expect(query(server, 'select 1')).rejects.toThrow(gone);
  });

  it('is started again on the same port when it dies', async () => {
    const server = await start();
    await query(server, 'create table kept ()');
    await query(server, 'checkpoint');
    process.kill(await pidOf(server), 'SIGKILL');
    expect(await eventually(() => query(server, 'select * from kept'))).toEqual([]);
    expect(said).toContain('the embedded PostgreSQL has ended: starting it again');
  });

  it('does not take a note of a killed server for a server when its number belongs to another program', async () => {
    const first = await start();
    await first.stop();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    try {
      const data = await dataOf(first);
      await writeFile(
        join(data, 'postmaster.pid'),
        `${other.pid}\n${data}\n1\n${new URL(first.url).port}\n\n\n\nready\n`,
      );
      const second = await start();
      expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      other.kill();
    }
  });

  it('refuses to begin with nothing where data should be', async () => {
    await useOwnFolder();
    const first = await start();
    await first.stop();
    await rm(await dataOf(first), { recursive: true });
    await expect(start()).rejects.toThrow(/Move or restore it/);
  });

  it('refuses data of another version of PostgreSQL', async () => {
    const first = await start();
    await first.stop();
    const version = join(await dataOf(first), 'PG_VERSION');
    const real = await readFile(version, 'utf8');
    await writeFile(version, '12\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 12/);
    await writeFile(version, real);
  });

  it('says what to do when the folder cannot be used', async () => {
    await useOwnFolder();
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    const attempt = startEmbedded({ dataDir: join(file, 'data'), log });
    await expect(attempt).rejects.toThrow(EmbeddedServerFailed);
    await expect(attempt).rejects.toThrow(/DATABASE_URL[\s\S]*ENOTDIR/);
  });
});
