import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Point } from './app/points.ts';
import { program } from './program.ts';

/** One process of Quarterdeck, as its parent sees it. */
export interface Replica {
  readonly url: string;
  /** One beat now; resolves when it has ended. */
  beat(): Promise<void>;
  underWay(): Promise<UnderWay>;
  /** Moves on what it knows of machine time, by milliseconds. */
  skip(ms: number): Promise<void>;
  /** From now on it counts the points it passes, and ends at the `nth`, if given. */
  endAt(nth?: number): Promise<void>;
  points(): Promise<readonly Point[]>;
  readonly ended: boolean;
  /** The end of its log. */
  said(): string;
  /** Resolves when the process is gone, by whatever hand. */
  gone(): Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** `kill -9`, or asks it to stop. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

export interface UnderWay {
  /** Transactions and attempts to send that are under way; what waits for its turn is not. */
  readonly busy: number;
  /** How many there ever were. */
  readonly begun: number;
  /** Milliseconds of machine time until something's turn has come; null: nothing waits for one. */
  readonly restsFor: number | null;
}

export interface ReplicaOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds that a platform is waited for. */
  readonly timeout: number;
  /** How many times faster machine time runs than the real one. */
  readonly rate: number;
  /** Told of each message for whose answer the process did not wait any longer. */
  readonly gaveUpOn: (key: string) => void;
}

const alive = new Set<ChildProcess>();

/** Ends those that still run: after a test that failed nobody else does. */
export async function endAll(): Promise<void> {
  await Promise.all([...alive].map((each) => end(each, 'SIGKILL')));
}

/** Starts a process and resolves when it answers requests. */
export async function replica({ env, timeout, rate, gaveUpOn }: ReplicaOptions): Promise<Replica> {
  const entry = await program();
  const cwd = await mkdtemp(join(tmpdir(), 'quarterdeck-faults-'));
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(entry, [String(timeout), String(rate)], {
    cwd,
    env: { PATH, HOME, ...env },
    execArgv: ['--wasm-tiering-budget=50000000'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  alive.add(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (text) => {
      said = (said + text).slice(-4_000);
    });
  child.once('exit', () => {
    alive.delete(child);
    void rm(cwd, { recursive: true, force: true });
  });
  child.on('message', (message: { readonly gaveUpOn?: string }) => {
    if (message.gaveUpOn !== undefined) gaveUpOn(message.gaveUpOn);
  });
  const ask = asking(child, () => said);
  const port = await ask<number>('port');
  return {
    url: `http://127.0.0.1:${port}`,
    beat: () => ask('beat'),
    underWay: () => ask('underWay'),
    skip: (ms) => ask('skip', ms),
    endAt: (nth) => ask('endAt', nth),
    points: () => ask('points'),
    get ended() {
      return !child.connected || child.exitCode !== null || child.signalCode !== null;
    },
    said: () => said,
    gone: () => gone(child),
    kill: (signal) => end(child, signal),
  };
}

/** A process that ended while it was asked has not answered. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

type Answer = { readonly id: number; readonly value?: unknown; readonly fault?: string };

function asking(child: ChildProcess, said: () => string) {
  const open = new Map<number, { resolve(value: never): void; reject(fault: Error): void }>();
  let count = 0;
  child.on('message', ({ id, value, fault }: Answer) => {
    const call = open.get(id);
    open.delete(id);
    if (fault === undefined) call?.resolve(value as never);
    else call?.reject(new Error(fault));
  });
  child.once('exit', () => {
    for (const { reject } of open.values()) reject(new Ended(`the process ended before it had answered\n${said()}`));
  });
  return <T>(name: string, argument?: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      count += 1;
      open.set(count, { resolve, reject });
      child.send({ id: count, name, argument }, (fault) => fault && reject(new Ended(fault.message)));
    });
}

async function gone(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode as string | null };
}

function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') {
  const over = gone(child);
  child.kill(signal);
  return over;
}
