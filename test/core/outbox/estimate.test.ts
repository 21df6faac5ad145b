import { describe, expect, it } from '@jest/globals';
import { estimate, sayEstimate } from '#core/outbox/estimate';
import { allowance as slack } from '../../../adapters/slack/allowance.ts';
import { allowance as teams } from '../../../adapters/teams/allowance.ts';

describe('how long a fan-out takes', () => {
  const onSlack = (messages: number) =>
    estimate(
      'slack',
      slack(() => 'T1'),
      messages,
    );
  const onTeams = (messages: number) => estimate('teams', teams(undefined), messages);

  it.each([
    [onTeams(10_000), 200, 200, 'about 200 seconds'],
    [onSlack(10_000), 2_000, 10_000, 'about 33 minutes, at most 2 hours 47 minutes'],
    [onSlack(30), 6, 30, 'about 6 seconds, at most 30 seconds'],
    [onTeams(30), 1, 1, 'a few seconds'],
    [onSlack(3_600), 720, 3_600, 'about 12 minutes, at most 1 hour'],
    [onTeams(0), 0, 0, 'at once'],
    [estimate('playground', undefined, 10_000), 0, 0, 'at once'],
  ])('is bounded by the budget of its platform: %j', (given, seconds, atMost, said) => {
    expect(given).toMatchObject({ seconds, atMost });
    expect(sayEstimate(given)).toBe(said);
  });
});
