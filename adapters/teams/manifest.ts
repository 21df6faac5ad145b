import { limits } from './limits.ts';

/** A word of the core's list, as far as the manifest needs it. */
export interface ManifestWord {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Left out of help, so left out here. */
  readonly unlisted?: boolean;
}

export interface ManifestOptions {
  /** MICROSOFT_APP_ID; the Teams app bears the same id as its bot. */
  readonly appId: string;
  /** Where people's browsers reach us: `https://quarterdeck.council.example`. */
  readonly url: string;
  readonly words: readonly ManifestWord[];
  /** Of Quarterdeck; a changed manifest needs a changed version. */
  readonly version: string;
}

/**
 * The manifest of the Teams app, 1.30 (@microsoft/app-manifest holds its schema). It asks for no right over what people
 * write in channels: there we hear only what mentions us. Pure.
 */
export function teamsManifest({ appId, url, words, version }: ManifestOptions): object {
  const site = url.replace(/\/+$/, '');
  const listed = words.filter((word) => !word.unlisted);
  const commands = shown(listed).map(({ name, usage, summary }) => ({
    title: name,
    description: usage === '' ? summary : `${usage}: ${summary}`,
  }));
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    id: appId,
    developer: { name: 'Quarterdeck', websiteUrl: site, privacyUrl: site, termsOfUseUrl: site },
    name: { short: 'Quarterdeck', full: 'Quarterdeck: programme updates' },
    description: {
      short: 'Asks workstream leads how things stand and tells steering groups what changed',
      full: [
        'Quarterdeck asks the leads of a programme’s workstreams how things stand, in a short conversation that is filled in from last time.',
        'It tells steering groups every week what changed and what is asked of them.',
        `Write a word in the chat, or mention Quarterdeck and write it in a channel: ${listed.map(({ name }) => name).join(', ')}.`,
      ].join('\n\n'),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D3557',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: true,
        commandLists: [
          { scopes: ['personal'], commands },
          { scopes: ['team', 'groupChat'], commands },
        ],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [new URL(site).host],
  };
}

/** Teams shows twelve: the first of the list, and `help`, which names the others, in any case. */
function shown(words: readonly ManifestWord[]): readonly ManifestWord[] {
  const first = words.slice(0, limits.commands);
  const help = words.find(({ name }) => name === 'help');
  return help === undefined || first.includes(help) ? first : [...first.slice(0, -1), help];
}
