import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { teamsManifest } from '../../../adapters/teams/manifest.ts';
import { teamsPackage } from '../../../adapters/teams/package.ts';
import { appId } from './fake-cloud.ts';

const icon = (name: string) => readFileSync(new URL(`../../../manifests/teams/${name}.png`, import.meta.url));
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];
const icons = { color: icon('color'), outline: icon('outline') };

describe('the Teams app package', () => {
  it('holds the manifest and the icons that it names', () => {
    const manifest = teamsManifest({ appId, url: 'https://deck.council.example', words: [], version: '0.1.0' });
    const files = unzipSync(teamsPackage(manifest, icons));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json']!))).toEqual(manifest);
    expect(Buffer.from(files['color.png']!)).toEqual(icons.color);
  });

  it('is the same, byte for byte, when nothing has changed', () => {
    expect(teamsPackage({ a: 1 }, icons)).toEqual(teamsPackage({ a: 1 }, icons));
  });

  it('has icons of the sizes that Teams asks for', () => {
    expect(sizeOf(icons.color)).toEqual([192, 192]);
    expect(sizeOf(icons.outline)).toEqual([32, 32]);
  });
});
