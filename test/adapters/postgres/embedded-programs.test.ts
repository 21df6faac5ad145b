import { execFile } from 'node:child_process';
import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { failure } from '../../../adapters/postgres/embedded/failure.ts';
import type { Place } from '../../../adapters/postgres/embedded/place.ts';
import { programsFor } from '../../../adapters/postgres/embedded/programs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quarterdeck-programs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const somebody = { name: 'somebody', uid: 65_534, gid: 65_534 };

describe("PostgreSQL's programs", () => {
  it('are copied for a user who could not read them in node_modules, with the links that npm cannot hold', async () => {
    const place: Place = { key: folder, base: folder, programs: folder, runAs: somebody };
    const [first, second] = await Promise.all([programsFor(place), programsFor(place)]);
    expect(second).toEqual(first);
    expect(await readdir(folder)).toHaveLength(1);

    const root = join(first.initdb, '..', '..', '..');
    const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    expect(links.length).toBeGreaterThan(0);
    for (const { target } of links) expect((await lstat(join(root, target))).isSymbolicLink()).toBe(true);
    const { stdout } = await promisify(execFile)(first.initdb, ['--version']);
    expect(stdout).toContain(`(PostgreSQL) ${first.major}`);
  });
});

describe('a failure of the embedded server', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /disk is full/],
    ["EROFS: read-only file system, open '/data/postgres/password'", /folder is read-only/],
    ["EACCES: permission denied, mkdir '/data/postgres'", /Access was refused/],
    ['spawn ENOEXEC', /another processor/],
    ['spawn /app/native/bin/initdb ENOENT', /GNU C library/],
    ['initdb: error while loading shared libraries: libxml2.so.2: cannot open', /lacks a library/],
  ])('explains %s', (said, explanation) => {
    const { message } = failure('starting', new Error(said));
    expect(message).toMatch(explanation);
    expect(message).toContain(said);
    expect(message).toContain('DATABASE_URL');
  });
});
