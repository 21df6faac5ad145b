import { strToU8, zipSync } from 'fflate';

/** PNG files: colour 192×192, outline 32×32 in white on transparent. They lie in manifests/teams. */
export interface Icons {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

/** The zip file that a Teams administrator uploads. The same manifest and icons always give the same bytes. */
export function teamsPackage(manifest: object, { color, outline }: Icons): Uint8Array {
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': color,
    'outline.png': outline,
  };
  return zipSync(files, { mtime: '1980-01-01T12:00:00' });
}
