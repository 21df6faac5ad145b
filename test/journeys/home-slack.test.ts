import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seen } from '../adapters/slack/reader.ts';
import { newest } from '../kit/rig.ts';
import { type SlackRig, slackRig } from '../kit/slack-rig.ts';

/** App Home, on a Slack that we did not write. */
describe('the page that Slack keeps for us', () => {
  let rig: SlackRig;
  beforeAll(async () => {
    rig = await slackRig();
    await rig.quarterdeck.moveTo('2027-01-04T10:00:00Z');
  }, 60_000);
  afterAll(() => rig?.stop());

  /** What stands there once it is another than before. */
  const page = async (account: string, before?: string): Promise<string> => {
    for (;;) {
      const view = rig.slack.home(account);
      const { text, problems } = seen({ ts: '', text: 'Home', blocks: view?.blocks ?? [] });
      expect(problems).toEqual([]);
      if (view && text !== before) return text;
      await sleep(10);
    }
  };

  it('says what waits; what is pressed there goes on in the direct message, and then it says what is left', async () => {
    const account = rig.slack.account('asha');
    expect((await rig.deliver(await rig.client.openedHome(account))).status).toBe(200);
    const first = await page(account);
    expect(first).toContain('Customer focus · your update for Q3 2026/27 · due Friday 15 January · not started');
    const start = rig.client.pressedAtHome(account, rig.slack.home(account)!, 'Start Customer focus');
    expect((await rig.deliver(start)).status).toBe(200);
    expect((await newest(rig.person('asha'))).text).toContain('Customer focus');
    expect(await page(account, first)).toContain(
      'Customer focus · your update for Q3 2026/27 · due Friday 15 January · begun, not sent',
    );
  });

  it('tells a stranger nothing', async () => {
    await rig.deliver(await rig.client.openedHome(rig.slack.stranger));
    expect(await page(rig.slack.stranger)).toContain('I do not know you yet');
  });
});
