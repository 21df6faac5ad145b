// Generates the Prisma client, if schema.prisma (or Prisma) has changed since the last time:  node prisma/generate.mjs
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const schemaFile = join(here, 'schema.prisma');
const generated = join(here, '..', 'adapters', 'postgres', 'generated');

/** True: it was made anew. When nothing has changed this reads two small files. */
export async function generate() {
  const schema = await readFile(schemaFile, 'utf8');
  const { dependencies } = JSON.parse(await readFile(join(here, '..', 'package.json'), 'utf8'));
  const stamp = createHash('sha256').update(`${dependencies['@prisma/client']}\n${schema}`).digest('hex');
  if ((await stampOf(generated)) === stamp) return false;
  await make(schema, stamp);
  return true;
}

/** Made in a folder of the same shape and then put in place whole, for somebody may be reading it, or making it too. */
async function make(schema, stamp) {
  const copy = await mkdtemp(join(dirname(generated), '.generating-'));
  try {
    const made = join(copy, 'adapters', 'postgres', 'generated');
    await mkdir(join(copy, 'prisma'));
    await writeFile(join(copy, 'prisma', 'schema.prisma'), schema);
    await run(['generate', `--schema=${join(copy, 'prisma', 'schema.prisma')}`, '--no-hints']);
    await writeFile(join(made, 'stamp'), stamp);
    await putInPlace(made, join(copy, 'old'), stamp);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function putInPlace(made, old, stamp) {
  for (let tries = 0; (await stampOf(generated)) !== stamp; tries++) {
    await rename(generated, `${old}-${tries}`).catch(ignore('ENOENT'));
    await rename(made, generated).catch(ignore('ENOTEMPTY', 'EEXIST', 'EPERM'));
  }
}

async function stampOf(folder) {
  return readFile(join(folder, 'stamp'), 'utf8').catch(() => undefined);
}

async function run(words) {
  const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js');
  // Prisma looks for its native engine before it does anything, and would download it: any program will do, none is run.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  try {
    await promisify(execFile)(process.execPath, [prisma, ...words], { cwd: join(here, '..'), env });
  } catch (error) {
    throw new Error(`The Prisma client could not be generated:\n${error.stdout ?? ''}${error.stderr ?? error}`, {
      cause: error,
    });
  }
}

function ignore(...codes) {
  return (error) => {
    if (!codes.includes(error.code)) throw error;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
