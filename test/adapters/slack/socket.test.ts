import { describe, expect, it } from '@jest/globals';
import { CredentialsRefused } from '#core/ports';
import { slack } from '../../../adapters/slack/index.ts';
import { FakeSlack } from './fake-slack.ts';
import { noting, slackOverSocket } from './rig.ts';

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((turn) => setTimeout(turn, 10));
};

describe('Slack over a web socket', () => {
  it.each<[string, (peer: FakeSlack['peers'][number]) => void]>([
    [
      'Slack recycles the connection',
      (peer) => peer.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    ],
    ['the connection breaks', (peer) => peer.drop()],
  ])('connects again when %s, and goes on', async (_, disturb) => {
    const rig = await slackOverSocket();
    disturb(rig.fake.peers[0]!);
    await until(() => rig.fake.peers.length === 2 && rig.adapter.health().state === 'ok');
    expect(await rig.say('still here')).toMatchObject({ accepted: true });
    await rig.stop();
  });

  it('outlives a Slack that cannot be reached when the connection breaks', async () => {
    const rig = await slackOverSocket();
    await rig.fake.unlisten();
    rig.fake.peers[0]!.drop();
    await until(() => rig.adapter.health().state === 'degraded');
    await until(() => rig.log.lines.some((line) => line.includes('no socket to Slack')));
    await rig.fake.listen();
    await until(() => rig.adapter.health().state === 'ok');
    expect(await rig.say('back again')).toMatchObject({ accepted: true });
    await rig.stop();
  });

  it('says which setting Slack refuses', async () => {
    const fake = await new FakeSlack().start();
    const adapter = slack({ botToken: fake.botToken, appToken: 'xapp-bad', apiUrl: `${fake.url}/api/`, log: noting() });
    const refusal = await adapter.start(async () => ({})).catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(CredentialsRefused);
    expect(String(refusal)).toContain('SLACK_APP_TOKEN');
    expect(String(refusal)).not.toContain('xapp-bad');
    await adapter.stop();
    await fake.stop();
  });

  it('starts without Slack and stops again', async () => {
    const fake = await new FakeSlack().start();
    await fake.unlisten();
    const adapter = slack({
      botToken: fake.botToken,
      appToken: fake.appToken,
      apiUrl: `${fake.url}/api/`,
      log: noting(),
    });
    await adapter.start(async () => ({}));
    expect(adapter.health()).toMatchObject({ state: 'degraded' });
    await adapter.stop();
    await fake.stop();
  });
});
