import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sampleFile } from '../../src/root.ts';

const text = readFileSync(sampleFile, 'utf8');

interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly slack?: string;
  readonly teams?: string;
}

/** The people of the sample programme, as its file has them. */
export const people = (parse(text) as { people: readonly SamplePerson[] }).people;

export function personCalled(key: string): SamplePerson {
  const found = people.find((person) => person.key === key);
  if (!found) throw new Error(`There is no ${key} in the sample programme.`);
  return found;
}

/** A piece of the sample programme's text, and what stands instead. */
export type Change = readonly [piece: string, instead: string];

/** Where there is no channel for the Customer First Board, it gets no digest: a change for {@link sampleWith}. */
export const withoutCustomerBoard = [
  '        channel: { teams: "19:customerfirst@thread.tacv2" }\n        digest: { cron: "30 8 * * 1" }\n',
  '',
] as const;

/** A programme file of one's own. */
export interface ProgrammeFile {
  readonly path: string;
  remove(): Promise<void>;
}

/** The sample programme with these pieces of its text replaced; each must stand in it. */
export async function sampleWith(changes: readonly Change[]): Promise<ProgrammeFile> {
  const changed = changes.reduce((before, [piece, instead]) => {
    if (!before.includes(piece)) throw new Error(`The sample programme does not contain “${piece}”.`);
    return before.replaceAll(piece, instead);
  }, text);
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-programme-'));
  const path = join(folder, 'programme.yaml');
  await writeFile(path, changed);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
