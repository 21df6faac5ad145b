// Brings dist/ up to date with the sources:  node src/build.mjs
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');
const lockFile = join(dist, '.building');
/** Milliseconds after which a build that has not ended is taken for dead. */
const patience = 120_000;

/** What is compiled, and what decides how. */
const sources = ['src', 'adapters', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'prisma/schema.prisma'];

/**
 * Compiles, if the sources have changed since the last time; otherwise reads them and is done, in some ten milliseconds.
 * An installation without TypeScript (`npm ci --omit=dev`) is taken as it was built.
 *
 * @throws an Error with the compiler's words
 */
export async function build() {
  const compiler = findCompiler();
  if (!compiler) {
    if (existsSync(dist)) return;
    throw new Error(
      'Nothing is built, and TypeScript is not installed to build it: run `npm ci` with development packages',
    );
  }
  const stamp = sourceStamp();
  if ((await readStamp()) === stamp) return;
  await mkdir(dist, { recursive: true });
  await withLock(async () => {
    if ((await readStamp()) === stamp) return;
    console.error('Building Quarterdeck …');
    await rm(stampFile, { force: true });
    const { generate } = await import('../prisma/generate.mjs');
    await generate();
    await compile(compiler);
    await writeFile(stampFile, stamp);
  });
}

function findCompiler() {
  try {
    const file = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(dirname(file), JSON.parse(readFileSync(file, 'utf8')).bin.tsc);
  } catch {
    return undefined;
  }
}

/** A hash of the sources themselves: their times change with every clone. */
function sourceStamp() {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      // The generated client follows from the schema.
      if (entry.isDirectory() && entry.name !== 'generated' && !entry.name.startsWith('.')) walk(path);
      else if (/\.(ts|json)$/.test(entry.name)) add(path);
    }
  };
  for (const path of sources) {
    if (/\.\w+$/.test(path)) add(path);
    else walk(path);
  }
  return hash.digest('hex');
}

async function readStamp() {
  return readFile(stampFile, 'utf8').catch(() => undefined);
}

function compile(compiler) {
  return new Promise((resolve, reject) => {
    const tsc = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [tsc.stdout, tsc.stderr]) stream.on('data', (text) => (said += text));
    tsc.on('error', reject);
    tsc.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`Quarterdeck does not compile:\n${said}`))));
  });
}

/** One process builds at a time; the others wait for it. The lock of a process that was killed counts for nothing. */
async function withLock(work) {
  for (;;) {
    try {
      await writeFile(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await isAbandoned()) await rm(lockFile, { force: true });
      else await sleep(100);
    }
  }
  try {
    await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function isAbandoned() {
  try {
    const age = Date.now() - (await stat(lockFile)).mtimeMs;
    const pid = Number(await readFile(lockFile, 'utf8'));
    // Empty: made a moment ago and not written yet.
    if (pid === 0) return age > 1_000;
    return age > patience || pid === process.pid || !process.kill(pid, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
