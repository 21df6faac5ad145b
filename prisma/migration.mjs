// Writes a migration from what has changed in schema.prisma, or checks that none is missing:
//   npm run migration -- what has changed        node prisma/migration.mjs --check
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register();
const { difference } = await import('./difference.ts');
const { startEmbedded } = await import('../adapters/postgres/embedded/index.ts');
const migrations = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

if (process.argv.includes('--check')) await check();
else
  await write(
    process.argv
      .slice(2)
      .join('_')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, ''),
  );

async function check() {
  const missing = await missingAs('summary');
  if (missing === undefined) return;
  console.error(`prisma/schema.prisma says more than prisma/migrations do:\n\n${missing}\n`);
  console.error('Write the missing migration with: npm run migration -- what has changed');
  process.exitCode = 1;
}

async function write(name) {
  if (name === '') {
    console.error('Say in a few words what changes: npm run migration -- add the phase of a programme');
    process.exitCode = 2;
    return;
  }
  const script = await missingAs('sql');
  if (script === undefined) {
    console.log('There is nothing to write: prisma/schema.prisma and prisma/migrations agree.');
    return;
  }
  const folder = join(migrations, `${await nextStamp()}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), `${script}\n`);
  console.log(`Written: ${relative(process.cwd(), join(folder, 'migration.sql'))}. Read it before you commit it.`);
}

/** Compares in an embedded server of its own, which is removed afterwards. */
async function missingAs(form) {
  const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-migration-'));
  const log = { info() {}, warn: console.warn, error: console.error };
  const server = await startEmbedded({ dataDir, log, durable: false });
  try {
    return await difference(server.url, form);
  } finally {
    await server.stop();
    for (const folder of [server.where, dataDir]) await rm(folder, { recursive: true, force: true });
  }
}

/** The present second as YYYYMMDDHHMMSS, and in any case after the last migration: they are applied in order of name. */
async function nextStamp() {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const last = (await readdir(migrations))
    .map((name) => /^\d{14}(?=_)/.exec(name)?.[0] ?? '')
    .sort()
    .at(-1);
  return last && last >= now ? String(Number(last) + 1) : now;
}
