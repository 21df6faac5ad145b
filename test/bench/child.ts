import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What another process of the benchmark can be asked to do. */
export type Work = Readonly<Record<string, (argument: never) => Promise<unknown>>>;

type Call = { readonly id: number; readonly name: string; readonly argument: unknown };
type Answer = { readonly id: number; readonly value?: unknown; readonly fault?: string };

/** In the process itself: does what it is asked, until its parent is gone. */
export function serve(work: Work): void {
  process.on('message', async ({ id, name, argument }: Call) => {
    const answer = (rest: Omit<Answer, 'id'>) => process.send!({ id, ...rest });
    try {
      answer({ value: await work[name]!(argument as never) });
    } catch (fault) {
      answer({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
    }
  });
  process.on('disconnect', () => process.exit(0));
}

/** Another process of the benchmark, as its parent sees it. */
export interface Child {
  readonly pid: number;
  ask<T>(name: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends those that still run: after a fault nobody else does. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((each) => ended(each, () => each.kill('SIGKILL'))));
}

/** Counts a process among those that {@link stopAll} ends. */
export function known<T extends ChildProcess>(each: T): T {
  running.add(each);
  each.once('exit', () => running.delete(each));
  return each;
}

/** Starts a file of this folder in a process of its own, by the same loader as ours. */
export function child(file: string): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const forked = known(fork(path, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const open = new Map<number, { resolve(value: unknown): void; reject(fault: Error): void }>();
  let asked = 0;
  forked.on('message', ({ id, value, fault }: Answer) => {
    const call = open.get(id);
    open.delete(id);
    if (fault === undefined) call?.resolve(value);
    else call?.reject(new Error(`${file}: ${fault}`));
  });
  forked.on('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`${file} ended (${code}) before it had answered`));
  });
  return {
    pid: forked.pid!,
    ask<T>(name: string, argument?: unknown) {
      return new Promise<T>((resolve, reject) => {
        asked += 1;
        open.set(asked, { resolve: resolve as (value: unknown) => void, reject });
        forked.send({ id: asked, name, argument } satisfies Call);
      });
    },
    stop: () => ended(forked, () => forked.disconnect()),
  };
}

/** Ends a process, and waits until it has; one that does not within 15 s is killed. */
export function ended(running: ChildProcess, tell: () => unknown): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => running.kill('SIGKILL'), 15_000);
    running.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    tell();
  });
}

/** Milliseconds of processor time that a process has used; undefined where the system does not say (not Linux). */
export async function cpuOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * 10;
}

/** MiB that a process holds in memory (resident set size); undefined where the system does not say. */
export async function rssOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}
