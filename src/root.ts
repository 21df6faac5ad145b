import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, above the sources and above `dist` alike. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The programme with which a rehearsal begins when it is given no other. */
export const sampleFile = join(root(), 'src', 'sample', 'business-strategy.yaml');

/** Where the Slack manifest and the Teams app package are written. */
export const manifestsFolder = join(root(), 'manifests');

/** Of Quarterdeck, from package.json. */
export const version: string = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')).version;
