import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { heading, paragraph, sentence } from '#core/message';
import type { Wire } from './fake-slack.ts';
import { fixture, onTheWire, type SlackRig, signed, slackOverHttp, urlOf } from './rig.ts';

describe('the door for Slack over HTTP', () => {
  let rig: SlackRig;
  let server: Server;
  beforeEach(async () => {
    rig = await slackOverHttp();
    server = createServer((request, response) => rig.adapter.handle(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    await rig.stop();
    server.close();
  });

  const post = (payload: Wire, headers: Record<string, string>, url = urlOf(server)) => {
    const { body, type } = onTheWire(payload);
    return fetch(url, { method: 'POST', headers: { 'content-type': type, ...headers }, body });
  };
  const bodyOf = (payload: Wire) => onTheWire(payload).body;
  const event = fixture('message-im');
  const seconds = () => Math.floor(Date.now() / 1000);

  it.each<[string, () => Record<string, string>]>([
    ['a forged signature', () => signed(bodyOf(event), seconds(), 'another secret')],
    ['the signature of another body', () => signed(bodyOf(fixture('app-mention')))],
    ['a signature that is no signature', () => ({ ...signed(bodyOf(event)), 'x-slack-signature': 'v0=' })],
    [
      'a signature of a version that we do not know',
      () => ({ ...signed(bodyOf(event)), 'x-slack-signature': 'v1=abc' }),
    ],
    ['no signature', () => ({ 'x-slack-request-timestamp': String(seconds()) })],
    ['no timestamp', () => ({ 'x-slack-signature': 'v0=abc' })],
    ['a timestamp that is no number', () => ({ ...signed(bodyOf(event)), 'x-slack-request-timestamp': 'now' })],
    ['a signature of six minutes ago', () => signed(bodyOf(event), seconds() - 360)],
    ['a signature from six minutes ahead', () => signed(bodyOf(event), seconds() + 360)],
    ['a signature from next year', () => signed(bodyOf(event), seconds() + 31_536_000)],
  ])('refuses %s, and nothing reaches the core', async (_, headers) => {
    expect((await post(event, headers())).status).toBe(401);
    expect(rig.received).toEqual([]);
  });

  it('takes what Slack’s clock signed four minutes before or after ours', async () => {
    for (const at of [seconds() - 240, seconds() + 240])
      expect((await post(event, signed(bodyOf(event), at))).status).toBe(200);
    expect(rig.received).toHaveLength(2);
  });

  it('answers Slack’s question whether the address is ours', async () => {
    const challenge = { type: 'url_verification', challenge: 'abc', token: 'x' };
    const body = JSON.stringify(challenge);
    const headers = { 'content-type': 'application/json', ...signed(body) };
    const response = await fetch(urlOf(server), { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('reads a command to whose form a proxy has added its charset', async () => {
    const { body, type } = onTheWire(fixture('slash-command'));
    const headers = { 'content-type': `${type}; charset=utf-8`, ...signed(body) };
    expect((await fetch(urlOf(server), { method: 'POST', headers, body })).status).toBe(200);
    expect(rig.received[0]?.what).toEqual({ kind: 'word', text: 'status customer focus' });
  });

  it('refuses more than a megabyte', async () => {
    const long = { ...event, event: { ...event.event, text: 'x'.repeat(1_100_000) } };
    expect((await post(long, signed(bodyOf(long)))).status).toBe(413);
  });

  it('takes 40,000 characters', async () => {
    expect(await rig.say('x'.repeat(40_000))).toMatchObject({ accepted: true });
    expect(rig.received[0]?.what).toMatchObject({ kind: 'said', text: 'x'.repeat(40_000) });
  });

  it('refuses what cannot be read', async () => {
    const headers = { 'content-type': 'application/json', ...signed('{"broken') };
    expect((await fetch(urlOf(server), { method: 'POST', headers, body: '{"broken' })).status).toBe(400);
  });

  it('knows no other path and no other method', async () => {
    expect((await post(event, signed(bodyOf(event)), urlOf(server).replace('events', 'install'))).status).toBe(404);
    expect((await fetch(urlOf(server))).status).toBe(404);
  });

  it('acknowledges what it has no use for, so that Slack does not send it again', async () => {
    for (const payload of [
      fixture('message-own'),
      { type: 'view_submission', team: { id: 'T0COUNCIL' }, user: { id: 'U0ASHA' }, view: { callback_id: 'x' } },
      { ...fixture('block-actions'), actions: [{ type: 'button', action_id: 'theirs', value: 'x' }] },
    ])
      expect((await post(payload, signed(bodyOf(payload)))).status).toBe(200);
    expect(rig.received).toEqual([]);
  });

  it('answers 503 to an event that was not stored', async () => {
    rig.onReceive(async () => Promise.reject(new Error('the database is down')));
    expect((await post(event, signed(bodyOf(event)))).status).toBe(503);
  });

  it('answers 503 once it was stopped', async () => {
    await rig.adapter.stop();
    expect((await post(event, signed(bodyOf(event)))).status).toBe(503);
    expect(rig.received).toEqual([]);
  });

  it('says in a command’s acknowledgement that it was not stored, to that person alone', async () => {
    rig.onReceive(async () => Promise.reject(new Error('the database is down')));
    const payload = fixture('slash-command');
    const answer = await (await post(payload, signed(bodyOf(payload)))).json();
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: 'Not saved, please press again' });
  });

  it('lets Slack show its own warning when the person cannot be told', async () => {
    rig.onReceive(async () => Promise.reject(new Error('the database is down')));
    const payload = { ...fixture('block-actions'), response_url: `${rig.fake.url}/nowhere/x` };
    await rig.fake.unlisten();
    expect((await post(payload, signed(bodyOf(payload)))).status).toBe(503);
  });

  it('answers an ephemeral button so that only the person sees it', async () => {
    rig.onReceive(async () => ({ answer: sentence('All is Green') }));
    const payload = { ...fixture('block-actions-ephemeral'), response_url: `${rig.fake.url}/respond/alone` };
    expect((await post(payload, signed(bodyOf(payload)))).status).toBe(200);
    await rig.adapter.stop();
    expect(rig.fake.responses).toMatchObject([
      { to: 'alone', body: { response_type: 'ephemeral', replace_original: false, text: 'All is Green' } },
    ]);
  });

  it('gives all of an answer that is too long for one acknowledgement', async () => {
    const words = Array.from({ length: 4_000 }, (_, at) => `w${String(at).padStart(5, '0')}`);
    rig.onReceive(async () => ({ answer: { summary: 'Long', blocks: [heading('All'), paragraph(words.join(' '))] } }));
    const { told } = await rig.word('status');
    await rig.adapter.stop();
    const rest = JSON.stringify(rig.fake.responses.map((each) => each.body.blocks));
    expect(`${told}${rest}`.match(/w\d{5}/g)).toEqual(words);
  });

  it('logs neither what people write nor any secret', async () => {
    rig.onReceive(async () => Promise.reject(new Error('the database is down')));
    await rig.say('canary-said');
    await rig.word('canary-word');
    await post(event, signed(bodyOf(event), 0));
    for (const failure of ['500-after-accepting', 'refuse', '429', 'unreachable'] as const) {
      rig.failNext(failure);
      const body = rig.adapter.render(sentence('canary-sent'));
      await rig.adapter.send({ key: 'log', body, to: rig.to.channel });
    }
    expect(rig.log.lines.length).toBeGreaterThan(3);
    for (const line of rig.log.lines) expect(line).not.toMatch(/canary|xoxb-|xapp-|8f742231b10e/);
  });
});
