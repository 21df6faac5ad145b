import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { sentence } from '#core/message';
import { CredentialsRefused } from '#core/ports';
import { slack } from '../../../adapters/slack/index.ts';
import { FakeSlack } from './fake-slack.ts';
import { fixture, noting, onTheWire, signed, signingSecret, slackOverHttp, typed, urlOf } from './rig.ts';

describe('a command that takes longer than Slack waits', () => {
  it('is told at once that the answer follows, and then told the answer', async () => {
    const fake = await new FakeSlack().start();
    const adapter = slack({
      botToken: fake.botToken,
      signingSecret,
      apiUrl: `${fake.url}/api/`,
      log: noting(),
      patience: 1,
    });
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await adapter.start(async () => {
      await slow;
      return { answer: sentence('Eight workstreams') };
    });
    const server = createServer((request, response) => adapter.handle(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { body, type } = onTheWire({
      ...fixture('slash-command'),
      text: typed('status'),
      response_url: `${fake.url}/respond/late`,
    });
    const response = await fetch(urlOf(server), {
      method: 'POST',
      headers: { 'content-type': type, ...signed(body) },
      body,
    });
    expect(await response.json()).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('follows'),
    });
    finish();
    await adapter.stop();
    expect(fake.responses).toMatchObject([{ to: 'late', body: { text: 'Eight workstreams' } }]);
    server.close();
    await fake.stop();
  });
});

describe('starting', () => {
  const nothing = async () => ({});

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'says which setting Slack refuses (%s), not its value',
    async (code) => {
      const fake = await new FakeSlack().start();
      fake.refuse['auth.test'] = code;
      const adapter = slack({ botToken: fake.botToken, signingSecret, apiUrl: `${fake.url}/api/`, log: noting() });
      const refusal = await adapter.start(nothing).catch((fault: unknown) => fault);
      expect(refusal).toBeInstanceOf(CredentialsRefused);
      expect(String(refusal)).toContain('SLACK_BOT_TOKEN');
      expect(String(refusal)).not.toContain(fake.botToken);
      expect(adapter.health()).toMatchObject({ state: 'degraded' });
      await adapter.stop();
      await fake.stop();
    },
  );

  it('starts without Slack, says so, takes nothing, and begins by itself when Slack is there', async () => {
    const fake = await new FakeSlack().start();
    await fake.unlisten();
    const adapter = slack({ botToken: fake.botToken, signingSecret, apiUrl: `${fake.url}/api/`, log: noting() });
    let received = 0;
    await adapter.start(async () => {
      received++;
      return {};
    });
    expect(adapter.health()).toEqual({ state: 'degraded', why: 'Slack cannot be reached (ECONNREFUSED)' });
    const server = createServer((request, response) => adapter.handle(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const say = async () => {
      const { body, type } = onTheWire(fixture('message-im'));
      return (await fetch(urlOf(server), { method: 'POST', headers: { 'content-type': type, ...signed(body) }, body }))
        .status;
    };
    expect(await say()).toBe(503);
    expect(received).toBe(0);
    await fake.listen();
    while (adapter.health().state !== 'ok') await new Promise((turn) => setTimeout(turn, 20));
    expect(await say()).toBe(200);
    expect(received).toBe(1);
    await adapter.stop();
    server.close();
    await fake.stop();
  });

  it('needs a signing secret or an app token', () => {
    expect(() => slack({ botToken: 'xoxb', log: noting() })).toThrow('signing secret');
  });

  it('says that it is not well when Slack refuses the token later, and that it is when Slack takes it again', async () => {
    const rig = await slackOverHttp();
    const send = () => rig.adapter.send({ key: 'k', body: rig.adapter.render(sentence('x')), to: rig.to.channel });
    rig.fake.refuse['chat.postMessage'] = 'token_revoked';
    expect(await send()).toMatchObject({ kind: 'refused' });
    expect(rig.adapter.health()).toMatchObject({ state: 'degraded', why: expect.stringContaining('SLACK_BOT_TOKEN') });
    delete rig.fake.refuse['chat.postMessage'];
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(rig.adapter.health()).toEqual({ state: 'ok' });
    await rig.stop();
  });
});
