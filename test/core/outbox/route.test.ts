import { describe, expect, it } from '@jest/globals';
import { platformsMissing, platformsOf, routeToPerson } from '#core/outbox/route';
import type { ChatAdapter, KnownAccount, World } from '#core/ports';
import type { SteeringGroup } from '#core/programme/nouns';
import type { Person } from '#core/programme/person';

const adapter = (platform: string) => ({ platform }) as ChatAdapter;
const chat = (...platforms: string[]): World['chat'] =>
  new Map(platforms.map((platform) => [platform, adapter(platform)]));
const asha = { key: 'asha', name: 'Asha Patel', email: 'asha@example.org' } as Person;
const spoke = (platform: string, at: string): KnownAccount => ({
  platform,
  tenant: 'T1',
  id: platform,
  person: 'asha',
  spokeAt: new Date(at),
});
const platformFor = async (all: World['chat'], ...accounts: KnownAccount[]) => {
  const route = await routeToPerson(all, asha, accounts);
  return 'adapter' in route ? route.adapter.platform : route.nowhere;
};

describe('a person is asked', () => {
  const accounts = [spoke('slack', '2027-01-01'), spoke('teams', '2027-02-01'), spoke('playground', '2027-03-01')];

  it('where they last spoke, whatever they said in the playground since', async () => {
    expect(await platformFor(chat('slack', 'teams', 'playground'), ...accounts)).toBe('teams');
  });

  it('in the playground where nothing else is configured', async () => {
    expect(await platformFor(chat('playground'), ...accounts)).toBe('playground');
  });
});

describe('a group’s channels', () => {
  const group = { id: 'alpha/board', channel: { slack: 'C1', teams: '19:x' } } as unknown as SteeringGroup;

  it('are those on configured platforms; the others are missing', () => {
    expect(platformsOf(chat('slack', 'playground'), group)).toEqual(['slack']);
    expect(platformsMissing(chat('slack', 'playground'), group)).toEqual(['teams']);
  });

  it('are the playground’s where it is alone, and none is missing', () => {
    expect(platformsOf(chat('playground'), group)).toEqual(['playground']);
    expect(platformsMissing(chat('playground'), group)).toEqual([]);
  });
});
