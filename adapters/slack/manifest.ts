/** A word of the core's list, as far as the manifest needs it. */
interface ManifestWord {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Left out of help, so left out here. */
  readonly unlisted?: boolean;
}

export interface ManifestOptions {
  /** Where Slack reaches us, without a path; absent: Socket Mode, which needs no address. */
  readonly url?: string;
  readonly words: readonly ManifestWord[];
}

/**
 * What the app may do, and why. The two for files are asked from the first day although nothing uses them yet: a
 * workspace would have to approve the app again.
 */
const scopes = {
  'app_mentions:read': 'hear a word where it is mentioned in a channel',
  'channels:history': 'see whether a digest of unknown fate arrived',
  'channels:read': 'say what is wrong with a steering group’s channel',
  'chat:write': 'ask, remind, answer and post the digest',
  commands: 'the slash command',
  'files:read': 'read a programme file that the office sends',
  'files:write': 'hand out the paper',
  'groups:history': 'the same as channels:history, in private channels',
  'groups:read': 'the same as channels:read, in private channels',
  'im:history': 'read what people answer',
  'im:read': 'know the direct messages it is in',
  'im:write': 'begin a direct message with a lead',
  'users:read': 'tell members from guests and strangers',
  'users:read.email': 'match people with the programme file',
};

const events = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_rename',
  'member_joined_channel',
  'message.im',
  'team_join',
  'tokens_revoked',
  'user_change',
];

/** Slack's limits on what the list of words fills: usage hint and long description. */
const longestHint = 1_000;
const longestDescription = 4_000;

/** The app manifest from which a workspace installs Quarterdeck (slackapi/manifest-schema 2.0.0). Pure. */
export function slackManifest({ url, words }: ManifestOptions): object {
  const listed = words.filter((word) => !word.unlisted);
  const address = url === undefined ? undefined : `${url.replace(/\/+$/, '')}/slack/events`;
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Quarterdeck',
      description: 'Programme updates: asks workstream leads, remembers what they say, tells steering groups',
      long_description: within(longestDescription, [
        'Quarterdeck asks the leads of a programme’s workstreams how things stand, in a short conversation that is filled in from last time. ' +
          'It tells steering groups every week what changed and what is asked of them. The programme office runs it with one command.',
        ...listed.map((word) => `• ${word.name}${word.usage ? ` ${word.usage}` : ''}: ${word.summary}`),
      ]),
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Quarterdeck', always_online: true },
      slash_commands: [
        {
          command: '/programme',
          ...(address === undefined ? {} : { url: address }),
          description: 'How the programme stands, what is due, your own update',
          usage_hint: within(longestHint, [listed.map((word) => word.name).join(' | ')]),
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: Object.keys(scopes) } },
    settings: {
      event_subscriptions: { ...(address === undefined ? {} : { request_url: address }), bot_events: events },
      interactivity: { is_enabled: true, ...(address === undefined ? {} : { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** As many whole lines as fit. */
function within(most: number, lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > most) break;
    text = longer;
  }
  return text || lines.join(' ').slice(0, most);
}
