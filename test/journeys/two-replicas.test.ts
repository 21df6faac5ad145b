import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SlackClient, slackClient } from '../kit/slack-client.ts';
import { type SlackRig, slackRig } from '../kit/slack-rig.ts';

describe('two replicas on one database', () => {
  let rig: SlackRig;
  let other: { readonly url: string; stop(): Promise<void> };
  let clients: readonly SlackClient[];
  const firstLines = async (key: string) => (await rig.person(key).read()).map(({ text }) => text.split('\n')[0]);

  beforeAll(async () => {
    rig = await slackRig({ env: { REHEARSAL_START: '2027-01-04T06:59:00Z' } });
    other = await rig.quarterdeck.replica();
    clients = [rig.client, slackClient(rig.slack, other.url)];
  }, 60_000);
  afterAll(async () => {
    await other?.stop();
    await rig?.stop();
  });

  it('ask everybody once, whichever of them moves', async () => {
    await rig.quarterdeck.moveTo('2027-01-04T08:00:00Z');
    const { status } = await fetch(`${other.url}/rehearsal/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2027-01-04T09:00:00Z' }),
    });
    expect(status).toBe(200);
    for (const key of ['asha', 'mei', 'noor'])
      expect(await firstLines(key)).toEqual(['Your update for October to December 2026 (Q3)']);
    expect(await rig.steering.read()).toHaveLength(1);
  });

  it('take an event that comes to both at once, and twice to each, once', async () => {
    const event = await rig.client.wrote(rig.slack.account('asha'), 'update customer-focus');
    const answers = await Promise.all([...clients, ...clients].map((client) => client.deliver(event)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await rig.quarterdeck.settled();
    expect((await firstLines('asha')).slice(1)).toEqual([
      'Customer focus: has anything changed since 9 October? You said Amber.',
    ]);
  });

  it('go on with each other’s answers', async () => {
    const said = ['amber', 'the panel meets late', 'the panel agrees the charter, by 12 February'];
    for (const [at, text] of said.entries()) {
      const event = await rig.client.wrote(rig.slack.account('asha'), text);
      expect((await clients[at % 2]!.deliver(event)).status).toBe(200);
      await rig.quarterdeck.settled();
    }
    expect((await firstLines('asha')).at(-1)).toBe(
      'What would bring it back: the panel agrees the charter, by Friday 12 February 2027.',
    );
  });
});
