import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/**
 * The program as tests start it in processes of its own: the sources as jest itself reads them, compiled file by file to
 * `dist/faults`, so that a process starts in a third of the time that a loader takes.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = join(root, 'dist', 'faults');
const folders = ['src', 'adapters', 'test/faults/app'];
const files = ['test/bench/child.ts'];

let compiled: Promise<void> | undefined;

/** Compiles what has changed since the last time; resolves with the entry. */
export async function program(): Promise<string> {
  compiled ??= compile();
  await compiled;
  return join(target, 'test/faults/app/app.js');
}

async function compile(): Promise<void> {
  const inFolders = await Promise.all(folders.map(sourcesIn));
  await Promise.all([...files, ...inFolders.flat()].map(compileOne));
}

async function sourcesIn(folder: string): Promise<string[]> {
  const all = await readdir(join(root, folder), { recursive: true });
  return all.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

async function compileOne(path: string): Promise<void> {
  const [from, to] = [join(root, path), join(target, path.replace(/\.ts$/, '.js'))];
  if ((await changedAt(from)) < (await changedAt(to))) return;
  const options = {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' }, rewriteRelativeImportExtensions: true },
  };
  const { code } = await transform(await readFile(from, 'utf8'), {
    ...(options as Parameters<typeof transform>[1]),
    module: { type: 'es6' },
  });
  const core = relative(dirname(to), join(target, 'src/core'));
  await mkdir(dirname(to), { recursive: true });
  // Whole or not at all: several test files compile at once, and a process may be starting.
  const draft = `${to}.${process.pid}`;
  await writeFile(
    draft,
    code.replaceAll(/(["'])#core\/([^"']+)\1/g, `'${core.startsWith('.') ? core : `./${core}`}/$2.js'`),
  );
  await rename(draft, to);
}
