import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { words } from '#core/words';
import { slackManifest } from '../adapters/slack/manifest.ts';
import { teamsManifest } from '../adapters/teams/manifest.ts';
import { teamsPackage } from '../adapters/teams/package.ts';
import { manifestsFolder, version } from './root.ts';
import type { Settings } from './settings.ts';

/**
 * Writes what the platforms install Quarterdeck from, made from the list of words: the Slack manifest and the Teams app
 * package. `url` is where the platforms reach us; absent: PUBLIC_URL; Slack without either uses Socket Mode.
 *
 * @returns the exit code
 */
export async function manifests(settings: Settings, url = settings.publicUrl): Promise<number> {
  const written = [await writeSlack(url), ...(await writeTeams(settings.teams?.appId, url))];
  process.stdout.write(`${written.join('\n')}\n`);
  return 0;
}

async function write(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(join(manifestsFolder, folder), { recursive: true });
  const path = join(manifestsFolder, folder, name);
  await writeFile(path, content);
  return relative(process.cwd(), path);
}

const asJson = (manifest: object): string => `${JSON.stringify(manifest, null, 2)}\n`;

async function writeSlack(url: string | undefined): Promise<string> {
  const file = await write(
    'slack',
    'manifest.json',
    asJson(slackManifest({ words, ...(url === undefined ? {} : { url }) })),
  );
  return `${file}: create an app from it at https://api.slack.com/apps (docs/how-to/slack.md)${url === undefined ? '. It uses Socket Mode, since no --url was given' : ''}`;
}

/** In place of what is not set yet, so that the package can be looked at; it cannot be installed like that. */
const noApp = '00000000-0000-0000-0000-000000000000';
const nowhere = 'https://quarterdeck.example.org';

/** The Teams app bears the id of its bot and the address of its site. */
async function writeTeams(appId: string | undefined, url: string | undefined): Promise<readonly string[]> {
  const manifest = teamsManifest({ appId: appId ?? noApp, url: url ?? nowhere, words, version });
  const icon = (name: string) => readFile(join(manifestsFolder, 'teams', name));
  const icons = { color: await icon('color.png'), outline: await icon('outline.png') };
  const file = await write('teams', 'manifest.json', asJson(manifest));
  const zip = await write('teams', 'quarterdeck.zip', teamsPackage(manifest, icons));
  const missing = [appId ? [] : ['MICROSOFT_APP_ID'], url ? [] : ['--url or PUBLIC_URL']].flat().join(' and ');
  const how = missing
    ? `not to be installed yet: set ${missing} and write it again`
    : 'upload it in the Teams admin centre';
  return [file, `${zip}: ${how} (docs/how-to/teams.md)`];
}
