import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { words } from '#core/words';
import { teamsManifest } from '../../../adapters/teams/manifest.ts';
import { appId } from './fake-cloud.ts';

const main = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
const root = main.slice(0, main.indexOf('app-manifest/') + 'app-manifest/'.length);
const read = (path: string) => readFileSync(`${root}build/json-schemas/teams/v1.30/${path}`, 'utf8');
const ajv = new Ajv({ strict: false, validateFormats: false, schemaId: '$id' } as object);
const { $schema: _, id: __, ...schema } = JSON.parse(read('MicrosoftTeams.schema.json'));
const valid = ajv.compile(schema);
const problemsOf = (manifest: object) => (valid(manifest) ? [] : valid.errors);

const options = { appId, url: 'https://deck.council.example/', version: '0.1.0', words };
// biome-ignore lint/suspicious/noExplicitAny: the manifest is looked at as JSON
const made = (more: Partial<typeof options> = {}): any => teamsManifest({ ...options, ...more });

describe('the Teams manifest', () => {
  it('is one that Teams takes', () => {
    expect(problemsOf(made())).toEqual([]);
  });

  it('is told apart by the schema from one that Teams does not take', () => {
    const manifest = made();
    manifest.bots[0].commandLists[0].commands.push(
      ...manifest.bots[0].commandLists[0].commands,
      ...Array(12).fill({ title: 'x' }),
    );
    expect(problemsOf(manifest)).not.toEqual([]);
    expect(problemsOf(made({ appId: 'no-guid' }))).not.toEqual([]);
  });

  it('offers words of the list with what they do, help among them, and names all', () => {
    const { bots, description } = made();
    const titles = bots[0].commandLists[0].commands.map(({ title }: { title: string }) => title);
    expect(titles).toContain('help');
    const listed = words.filter((word) => !('unlisted' in word && word.unlisted)).map(({ name }) => name);
    expect(titles.every((title: string) => listed.includes(title))).toBe(true);
    for (const name of listed) expect(description.full).toContain(name);
  });

  it('keeps help when there are more words than Teams shows', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ name: `word${at}`, usage: '', summary: 'x' }));
    const manifest = teamsManifest({ ...options, words: [...many, { name: 'help', usage: '', summary: 'x' }] });
    expect(problemsOf(manifest)).toEqual([]);
    expect(JSON.stringify(manifest)).toContain('"title":"help"');
  });
});
