import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The program as tests start it in processes of its own: all that it imports in one file, `dist/faults/app.js`. Read from
 * a file each, its modules take twice the processor time to start.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = join(root, 'dist', 'faults');
const entry = join(target, 'app.js');
const sources = ['src', 'adapters', 'test/faults/app', 'test/bench', 'package-lock.json'];

let built: Promise<void> | undefined;

/** Puts it together, if a source has changed since the last time; resolves with the entry. */
export async function program(): Promise<string> {
  built ??= isCurrent().then((is) => (is ? undefined : putTogether()));
  await built;
  return entry;
}

async function isCurrent(): Promise<boolean> {
  const made = await changedAt(entry);
  const files = await Promise.all(sources.map(filesIn));
  const times = await Promise.all(files.flat().map(changedAt));
  return times.every((time) => time < made);
}

async function filesIn(source: string): Promise<string[]> {
  if (source.endsWith('.json')) return [join(root, source)];
  const all = await readdir(join(root, source), { recursive: true });
  return all.filter((name) => name.endsWith('.ts')).map((name) => join(root, source, name));
}

const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

async function putTogether(): Promise<void> {
  // Whole or not at all: several test files do this at once, and a process may be starting.
  const draft = `${entry}.${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: ['test/faults/app/app.ts'],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    logLevel: 'error',
    banner: { js: requireToo },
  });
  await rename(draft, entry);
}

/** What is CommonJS asks for Node's own modules, and where it is. */
const requireToo = `
import { createRequire as requireIn } from 'node:module';
import { fileURLToPath as pathTo } from 'node:url';
const require = requireIn(import.meta.url);
const __filename = pathTo(import.meta.url);
const __dirname = pathTo(new URL('.', import.meta.url));`;
