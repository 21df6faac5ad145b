import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ended } from './child.ts';

/** Quarterdeck as `npm start` runs it, in a process of its own. */
export interface Quarterdeck {
  readonly pid: number;
  readonly url: string;
  /** Seconds from the start of the process until `/readyz` said 200. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../src/quarterdeck.mjs', import.meta.url));

/** Starts it with these settings alone, in a folder without a `.env`, and waits until it is ready. */
export async function quarterdeck(settings: Readonly<Record<string, string>>): Promise<Quarterdeck> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-'));
  const port = await freePort();
  const logFile = join(folder, 'log');
  const log = await open(logFile, 'w');
  const { PATH = '', HOME = '' } = process.env;
  const began = performance.now();
  const running = spawn(process.execPath, [program, 'start'], {
    cwd: folder,
    env: { PATH, HOME, PORT: String(port), ...settings },
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (running.exitCode !== null) throw new Error(`Quarterdeck did not start:\n${await readFile(logFile, 'utf8')}`);
    await sleep(20);
  }
  const readyAfter = (performance.now() - began) / 1000;
  return {
    pid: running.pid!,
    url,
    readyAfter,
    async stop() {
      await ended(running, () => running.kill('SIGTERM'));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    (response) => response.ok,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
