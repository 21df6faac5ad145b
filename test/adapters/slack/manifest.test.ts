import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { words } from '#core/words';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { fixture } from './rig.ts';

const valid = new Ajv({ strict: false, validateFormats: false }).compile(fixture('manifest-schema-2.0.0'));

const problemsOf = (manifest: object) => (valid(manifest) ? [] : valid.errors);

// biome-ignore lint/suspicious/noExplicitAny: the manifest is looked at as JSON
const made = (options: Parameters<typeof slackManifest>[0]): any => slackManifest(options);

describe('the Slack manifest', () => {
  it('is one that Slack takes, with an address and for Socket Mode', () => {
    expect(problemsOf(slackManifest({ url: 'https://deck.council.example', words }))).toEqual([]);
    expect(problemsOf(slackManifest({ words }))).toEqual([]);
  });

  it('sends events, commands and buttons to one address', () => {
    const { features, settings } = made({ url: 'https://deck.council.example/', words });
    const address = 'https://deck.council.example/slack/events';
    expect(features.slash_commands[0].url).toBe(address);
    expect(settings.event_subscriptions.request_url).toBe(address);
    expect(settings.interactivity.request_url).toBe(address);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it('names no address in Socket Mode', () => {
    expect(JSON.stringify(slackManifest({ words }))).not.toContain('http');
    expect(made({ words }).settings.socket_mode_enabled).toBe(true);
  });

  it('names every word that help names, and no other', () => {
    const { features, display_information } = made({ words });
    const hint: string[] = features.slash_commands[0].usage_hint.split(' | ');
    expect(hint).toEqual(words.filter((word) => !('unlisted' in word && word.unlisted)).map((word) => word.name));
    for (const word of hint) expect(display_information.long_description).toContain(`• ${word}`);
  });

  it('lets people answer in the direct message, and has a page of its own', () => {
    expect(made({ words }).features.app_home).toMatchObject({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('stays within Slack’s limits however many words there are', () => {
    const many = Array.from({ length: 400 }, (_, at) => ({
      name: `word${at}`,
      usage: '[workstream]',
      summary: 'does something',
    }));
    expect(problemsOf(slackManifest({ words: many }))).toEqual([]);
    expect(problemsOf(slackManifest({ words: [] }))).toContainEqual(expect.objectContaining({ keyword: 'minLength' }));
  });
});
