import { execFile } from 'node:child_process';
import type { Account } from './place.ts';

/** How a program ended: its exit code (undefined: it could not be started, or died of a signal) and all that it said. */
export interface Ran {
  readonly code: number | undefined;
  readonly said: string;
}

/** What PostgreSQL's programs may know of our environment. Not the rest: it holds the tokens of Slack and Teams. */
const known = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'SystemDrive', 'TEMP', 'TMP'];

/** Runs a program of PostgreSQL's to its end, in a folder that its user may enter. Never rejects. */
export function run(program: string, args: readonly string[], where: { cwd: string; runAs?: Account }): Promise<Ran> {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of known) if (process.env[name] !== undefined) env[name] = process.env[name];
  const as = where.runAs ? { uid: where.runAs.uid, gid: where.runAs.gid } : {};
  return new Promise((resolve) => {
    execFile(program, args, { cwd: where.cwd, env, ...as }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : undefined) : 0;
      const fault = error && code === undefined ? `${error.message}\n` : '';
      resolve({ code, said: fault + stdout + stderr });
    });
  });
}
