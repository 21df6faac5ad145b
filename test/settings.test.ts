import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settingNames } from '../src/environment.ts';
import { parseSettings, SettingsRefused } from '../src/settings.ts';

function problems(env: Record<string, string>): string {
  try {
    parseSettings(env);
  } catch (error) {
    if (error instanceof SettingsRefused) return error.message;
    throw error;
  }
  throw new Error('accepted');
}
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const teams = { MICROSOFT_APP_ID: id(1), MICROSOFT_APP_PASSWORD: 'secret', MICROSOFT_APP_TENANT_ID: id(2) };

describe('settings', () => {
  it('rehearse on port 3978 with an embedded database when nothing is set', () => {
    expect(parseSettings({})).toEqual({ port: 3978, dataDir: '.data', rehearsal: true, logLevel: 'info' });
  });

  it('read an empty value as none', () => {
    expect(parseSettings({ PORT: '', SLACK_BOT_TOKEN: ' ' }).port).toBe(3978);
  });

  it('do not rehearse once a platform is configured, unless told to', () => {
    expect(parseSettings(slack).rehearsal).toBe(false);
    expect(parseSettings(teams).rehearsal).toBe(false);
    expect(parseSettings({ TEAMS_EMULATOR: 'true' }).rehearsal).toBe(false);
    expect(parseSettings({ ...slack, REHEARSAL: 'true' }).rehearsal).toBe(true);
  });

  it('allow the app’s own tenant unless told otherwise, and any in the emulator', () => {
    expect(parseSettings(teams).teams?.allowedTenants).toEqual([id(2)]);
    expect(parseSettings({ ...teams, TEAMS_ALLOWED_TENANTS: `${id(3)}, ${id(4)}` }).teams?.allowedTenants).toEqual([
      id(3),
      id(4),
    ]);
    expect(parseSettings({ TEAMS_EMULATOR: 'true' }).teams?.allowedTenants).toBe('any');
  });

  it('read "false" as false', () => {
    expect(parseSettings({ ...slack, REHEARSAL: 'false', TEAMS_EMULATOR: 'false' }).teams).toBeUndefined();
  });

  const refused: [string, Record<string, string>, RegExp][] = [
    ['a port that is none', { PORT: 'http' }, /PORT is a number/],
    [
      'half of Slack (the secret missing)',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      /SLACK_SIGNING_SECRET is missing.*remove SLACK_BOT_TOKEN/,
    ],
    ['half of Slack (the token missing)', { SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is missing/],
    ['Socket Mode alone', { SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are missing/],
    ['an API address without /api/', { ...slack, SLACK_API_URL: 'http://127.0.0.1:4003' }, /ends in \/api\//],
    [
      'Teams without its app id',
      { MICROSOFT_APP_PASSWORD: 's', MICROSOFT_APP_TENANT_ID: id(2) },
      /MICROSOFT_APP_ID is missing/,
    ],
    [
      'Teams without password and tenant',
      { MICROSOFT_APP_ID: id(1) },
      /MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID are missing/,
    ],
    ['tenants allowed without Teams', { TEAMS_ALLOWED_TENANTS: id(1) }, /MICROSOFT_APP_ID is missing/],
    ['an unknown app type', { ...teams, MICROSOFT_APP_TYPE: 'singletenant' }, /MICROSOFT_APP_TYPE is SingleTenant/],
    [
      'the emulator beside a real app',
      { ...teams, TEAMS_EMULATOR: 'true' },
      /TEAMS_EMULATOR cannot be on together with MICROSOFT_APP_ID/,
    ],
    [
      'the emulator in production',
      { TEAMS_EMULATOR: 'true', NODE_ENV: 'production' },
      /TEAMS_EMULATOR cannot be on with NODE_ENV=production/,
    ],
    [
      'a rehearsal in production',
      { ...slack, REHEARSAL: 'true', NODE_ENV: 'production' },
      /REHEARSAL cannot be on with NODE_ENV=production/,
    ],
    ['production without a platform', { NODE_ENV: 'production' }, /needs a platform/],
    ['a flag that is neither', { REHEARSAL: 'perhaps' }, /REHEARSAL is true or false/],
    ['a start that is no instant', { REHEARSAL_START: 'tomorrow' }, /REHEARSAL_START is an instant such as/],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL is one of/],
    ['a short admin token', { ADMIN_TOKEN: 'secret' }, /ADMIN_TOKEN has at least 16/],
    [
      'a database that is not PostgreSQL',
      { DATABASE_URL: 'mysql://x' },
      /DATABASE_URL is an address such as postgresql:/,
    ],
  ];
  for (const [what, env, message] of refused)
    it(`refuse ${what}, saying what to do`, () => {
      expect(problems(env)).toMatch(message);
    });

  it('report every problem at once, also those that join several settings', () => {
    const all = problems({ PORT: 'x', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'xoxb-1', MICROSOFT_APP_ID: id(1) });
    for (const name of ['PORT', 'LOG_LEVEL', 'SLACK_SIGNING_SECRET', 'MICROSOFT_APP_PASSWORD'])
      expect(all).toContain(name);
  });

  it('never repeat the value of a secret', () => {
    expect(problems({ SLACK_BOT_TOKEN: 'xoxb-very-secret', PORT: 'x' })).not.toContain('very-secret');
  });

  it('stand in .env.example, every one and no other', () => {
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([...settingNames].sort());
  });
});
