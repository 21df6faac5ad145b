import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import type { Log } from '#core/ports';
import { cleaner } from './clean.ts';

/** Where log lines go, one call a line, the line feed included. */
interface Lines {
  write(line: string): unknown;
}

export interface JsonLog extends Log {
  /** The same log with these facts on each of its lines. */
  child(facts: Record<string, unknown>): JsonLog;
  /** Everything that is logged while `work` runs, by whichever part of the program, carries these facts. */
  during<T>(facts: Record<string, unknown>, work: () => T): T;
}

export interface LogOptions {
  /** A pino level: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`. */
  readonly level: string;
  /** Values that may stand on no line, wherever they come from: tokens, passwords, addresses with a password. */
  readonly secrets?: readonly string[];
  /** Absent: standard output, written before the call returns, so that a dying process loses no line. */
  readonly to?: Lines;
}

/** JSON lines `{level, time, …facts, msg}` without tokens, without what people wrote, without control characters. */
export function jsonLog({ level, secrets = [], to = pino.destination({ dest: 1, sync: true }) }: LogOptions): JsonLog {
  const surroundings = new AsyncLocalStorage<Record<string, unknown>>();
  const clean = cleaner(secrets);
  const root = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...surroundings.getStore() }),
    },
    to,
  );
  const during: JsonLog['during'] = (facts, work) =>
    surroundings.run({ ...surroundings.getStore(), ...clean.facts(facts) }, work);
  const over = (logger: pino.Logger): JsonLog => ({
    info: (facts, message) => logger.info(clean.facts(facts), clean.text(message)),
    warn: (facts, message) => logger.warn(clean.facts(facts), clean.text(message)),
    error: (facts, message) => logger.error(clean.facts(facts), clean.text(message)),
    child: (facts) => over(logger.child(clean.facts(facts))),
    during,
  });
  return over(root);
}
