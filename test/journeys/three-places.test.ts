import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playgroundSide } from '../kit/playground-rig.ts';
import { quarterdeck, type TestQuarterdeck } from '../kit/quarterdeck.ts';
import { newest, type Writer } from '../kit/rig.ts';
import { sampleWith } from '../kit/sample.ts';
import { slackSide } from '../kit/slack-rig.ts';
import { teamsEnv, teamsSide } from '../kit/teams-rig.ts';

/** One Quarterdeck and three clients of the same person: a Slack of others, the Agents Playground, a page in a browser. */
describe('one answer of one person', () => {
  const stops: (() => Promise<unknown>)[] = [];
  let deck: TestQuarterdeck;
  let slack: Pick<Writer, 'read' | 'types' | 'presses'>;
  let teams: Writer;
  let page: Writer;

  beforeAll(async () => {
    const side = await slackSide();
    stops.push(side.slack.stop);
    const file = await sampleWith(side.changes);
    stops.push(file.remove);
    deck = await quarterdeck({ ...side.slack.env, ...teamsEnv, PROGRAMME_FILE: file.path });
    stops.push(deck.stop);
    const inTeams = await teamsSide(deck);
    stops.push(inTeams.stop);
    slack = side.of(deck).person('asha');
    teams = inTeams.person('asha');
    page = playgroundSide(deck).person('asha');
    await deck.moveTo('2027-01-04T09:00:00Z');
    await deck.moveTo('2027-01-11T10:00:00Z');
  }, 60_000);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  it('is begun on Slack and goes on in Teams, where it stood', async () => {
    await slack.types('update customer-focus');
    expect((await slack.types('amber, the tenants’ panel has not met')).text).toContain('What would bring it back');
    const there = await teams.types('update customer-focus');
    expect(there.text).toContain('you were at “What would bring it back”');
    expect((await teams.types('the panel meets, by 12 February')).text).toContain('Customer charter published was due');
  });

  it('takes the later of two answers to one question, on whichever client, and says so there', async () => {
    const said = await slack.types('the panel meets, by 26 February');
    expect(said.text).toContain(
      'You had answered “What would bring it back” on Teams meanwhile; this later answer counts',
    );
    expect(said.text).toContain('Before: “the panel meets, by Friday 12 February 2027”.');
  });

  it('ends in the playground, with all that was said on the others', async () => {
    await page.types('update customer-focus');
    await page.types('submit');
    const review = await newest(page);
    expect(review.text).toContain('the panel meets, by Friday 26 February 2027');
    expect(review.text).toContain('the tenants’ panel has not met');
    expect((await page.presses('Submit')).text).toContain('Submitted, thank you.');
    expect((await teams.types('status')).text).toContain('Customer focus · Still Amber · 11 January, today');
  });
});
