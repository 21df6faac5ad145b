import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmulator, type Emulator } from 'emulate';
import type { Incoming, Outcome } from '#core/incoming';
import { buttons, type Form, form, heading, paragraph, sentence } from '#core/message';
import type { Person } from '#core/programme/person';
import { publishHome } from '../../../adapters/slack/home.ts';
import { type SlackAdapter, slack } from '../../../adapters/slack/index.ts';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { modal } from '../../../adapters/slack/modal.ts';
import { webClient } from '../../../adapters/slack/web.ts';
import type { Wire } from './fake-slack.ts';
import { inputsOf } from './form-reader.ts';
import { buttonsOf } from './reader.ts';
import { fixture, noting, onTheWire, signed, signingSecret, urlOf } from './rig.ts';

/** A Slack that we did not write, with the scopes of our manifest and no others. */
describe('against emulate’s Slack', () => {
  const token = 'xoxb-emulated';
  const team = 'T000000001';
  const received: Incoming[] = [];
  let behave = async (): Promise<Outcome> => ({});
  let emulator: Emulator;
  let adapter: SlackAdapter;
  let server: Server;
  let asha: string;
  let channel: string;

  const call = async (method: string, args: Record<string, string> = {}, as = token): Promise<Wire> => {
    const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/x-www-form-urlencoded' };
    return (
      await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers, body: new URLSearchParams(args) })
    ).json();
  };
  const deliver = async (payload: Wire) => {
    const { body, type } = onTheWire(payload);
    return fetch(urlOf(server), { method: 'POST', headers: { 'content-type': type, ...signed(body) }, body });
  };
  const send = (key: string, text: string, to: Wire, more = {}) =>
    adapter.send({ key, to, body: adapter.render(sentence(text)), ...more });
  const person = (): Wire => ({ direct: { platform: 'slack', tenant: team, id: asha } });
  const history = async (id: string): Promise<Wire[]> =>
    (await call('conversations.history', { channel: id, include_all_metadata: 'true' })).messages;

  beforeAll(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the manifest is read as JSON
    const { scopes } = (slackManifest({ words: [] }) as any).oauth_config;
    const bot = { bot_id: 'B00DECK', bot_user_id: 'U00DECK', app_id: 'A00DECK' };
    emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        slack: {
          strict_scopes: true,
          users: [{ name: 'asha', real_name: 'Asha Patel', email: 'asha.patel@council.example' }],
          channels: [{ name: 'steering', is_private: true }],
          oauth_apps: [
            {
              ...bot,
              client_id: '1.2',
              client_secret: 's',
              name: 'Quarterdeck',
              redirect_uris: [],
              scopes: scopes.bot,
              bot_name: 'quarterdeck',
            },
          ],
          tokens: [
            { ...bot, token, type: 'bot', user_id: bot.bot_user_id, scopes: scopes.bot },
            { token: 'xoxp-admin', type: 'user', user_id: 'U000000001' },
          ],
        },
      },
    });
    adapter = slack({ botToken: token, signingSecret, apiUrl: `${emulator.url}/api/`, log: noting() });
    await adapter.start(async (incoming) => {
      received.push(incoming);
      return behave();
    });
    server = createServer((request, response) => adapter.handle(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    asha = (await call('users.lookupByEmail', { email: 'asha.patel@council.example' })).user.id;
    const listed = await call('conversations.list', { types: 'private_channel' }, 'xoxp-admin');
    channel = listed.channels.find((each: Wire) => each.name === 'steering').id;
  });
  afterAll(async () => {
    await adapter.stop();
    server.close();
    await emulator.close();
  });

  it('is well', () => {
    expect(adapter.health()).toEqual({ state: 'ok' });
  });

  it('finds a person by e-mail and knows them again', async () => {
    const account = await adapter.reach({ email: 'asha.patel@council.example' } as Person);
    expect(account).toEqual({ platform: 'slack', tenant: team, id: asha });
    expect(await adapter.profile(account!)).toEqual({ name: 'Asha Patel', email: 'asha.patel@council.example' });
    expect(await adapter.reach({ email: 'nobody@council.example' } as Person)).toBeUndefined();
  });

  it('writes to a person by id, edits what it wrote, and finds it again by its key', async () => {
    const sent = await send('prompt/1', 'Your update', person());
    expect(sent).toMatchObject({ kind: 'sent', address: expect.stringContaining('"channel":"D') });
    const { messageId, address } = sent as { messageId: string; address: string };
    const to = { ...person(), address };
    expect(await adapter.find('prompt/1', to, new Date())).toEqual({ found: messageId });
    expect(await send('prompt/2', 'Your corrected update', to, { replaces: messageId })).toMatchObject({
      kind: 'sent',
      messageId,
    });
    expect(await adapter.find('prompt/2', to, new Date())).toEqual({ found: messageId });
    const stands = await history(JSON.parse(address).channel);
    expect(stands).toHaveLength(1);
    expect(stands[0].text).toBe('Your corrected update');
    expect(await adapter.find('prompt/3', to, new Date())).toBe('absent');
  });

  it('shows something in a channel to one person alone, which stands in no history', async () => {
    const own = await call('conversations.create', { name: 'open' }, 'xoxp-admin');
    const channel = own.channel.id;
    for (const users of ['U00DECK', asha]) await call('conversations.invite', { channel, users }, 'xoxp-admin');
    const to = { channel, address: JSON.stringify({ channel, only: asha }) };
    expect(await send('alone/1', 'Only for you', to)).toMatchObject({ kind: 'sent', messageId: expect.any(String) });
    expect((await history(channel)).map(({ text }) => text)).not.toContain('Only for you');
    expect(await adapter.find('alone/1', to, new Date())).toBe('cannot-tell');
    expect(await adapter.removeRepeats?.('alone/1', to, new Date())).toBeUndefined();
  });

  it('says what to do about a channel it is not in, and posts there once invited', async () => {
    expect(await send('digest/1', 'Weekly digest', { channel })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('/invite'),
    });
    expect(await call('conversations.invite', { channel, users: 'U00DECK' }, 'xoxp-admin')).toMatchObject({ ok: true });
    const sent = await send('digest/1', 'Weekly digest', { channel });
    expect(sent.kind).toBe('sent');
    expect((await history(channel))[0].metadata).toEqual({
      event_type: 'quarterdeck_delivery',
      event_payload: { key: 'digest/1' },
    });
    expect(await adapter.find('digest/1', { channel }, new Date())).toEqual({
      found: (sent as { messageId: string }).messageId,
    });
    expect(await send('digest/2', 'Nowhere', { channel: 'C0NOWHERE' })).toMatchObject({ kind: 'refused' });
  });

  it('shows somebody their page, and again what has changed on it', async () => {
    const log = noting();
    const web = webClient(token, { apiUrl: `${emulator.url}/api/`, timeout: 2_000, log });
    const page = { summary: 'Home', blocks: [heading('What waits for you'), buttons({ label: 'Help', say: 'help' })] };
    for (const message of [page, sentence('Nothing waits for you.')]) await publishHome({ web, log }, asha, message);
    expect(log.lines).toEqual([]);
    await publishHome({ web, log }, '', page);
    expect(log.lines).toEqual([expect.stringContaining('a home page was not shown')]);
  });

  it('takes the press of a button that it drew, and answers in its thread', async () => {
    const body = adapter.render({
      summary: 'Digest',
      blocks: [
        heading('Business Strategy'),
        paragraph('Two asks'),
        buttons({ label: 'All workstreams', say: 'status', to: 'digest:1' }),
      ],
    });
    const sent = await adapter.send({ key: 'digest/3', body, to: { channel } });
    const { messageId } = sent as { messageId: string };
    const [standing] = await history(channel);
    const [button] = buttonsOf(standing.blocks);
    const response = await deliver({
      ...fixture('block-actions'),
      team: { id: team },
      user: { id: asha, team_id: team },
      channel: { id: channel },
      container: { type: 'message', message_ts: messageId, channel_id: channel },
      message: standing,
      actions: [{ ...button, action_ts: '1797840500.700000' }],
    });
    expect(response.status).toBe(200);
    expect(received.at(-1)?.what).toEqual({ kind: 'pressed', say: 'status', to: 'digest:1', message: messageId });
    const { place } = received.at(-1)!;
    expect(await send('reply/1', 'All Green', { channel: place.id, address: place.address })).toMatchObject({
      kind: 'sent',
    });
    expect(await adapter.find('reply/1', { channel: place.id, address: place.address }, new Date())).toHaveProperty(
      'found',
    );
    const { messages } = await call('conversations.replies', { channel, ts: messageId });
    expect(messages.at(-1).text).toBe('All Green');
  });

  describe('forms', () => {
    const asked: Form = {
      to: 'draft:1',
      title: 'Customer focus',
      intro: ['Seen by the board'],
      fields: [{ name: 'reason', label: 'Why?', input: 'lines', value: 'Procurement' }],
      send: 'Go to the review',
    };
    const answer = { summary: 'A form', blocks: [form(asked)] };
    /** Presses the button that stands where the form does. */
    const press = async (conversation: string, trigger: string): Promise<number> => {
      const [message] = await history(conversation);
      const [button] = buttonsOf(message.blocks);
      const payload = {
        ...fixture('block-actions'),
        team: { id: team },
        user: { id: asha, team_id: team },
        channel: { id: conversation },
        container: { type: 'message', message_ts: message.ts, channel_id: conversation },
        message,
        trigger_id: trigger,
        response_url: `${emulator.url}/nowhere`,
        actions: [{ ...button, action_ts: '1797840900.000100' }],
      };
      return (await deliver(payload)).status;
    };
    const trigger = async (): Promise<string> => (await call('views.generateTriggerId', { user_id: asha })).trigger_id;
    /** What the emulator shows of the modals that it has. */
    const views = async (): Promise<string> => (await fetch(`${emulator.url}/?tab=views`)).text();

    /** The same, by an adapter of its own, of which all that follows is done when this resolves. */
    const pressOn = async (options: { patience?: number }, store: () => Promise<Outcome>, id: string) => {
      const usual = adapter;
      const apiUrl = `${emulator.url}/api/`;
      adapter = slack({ botToken: token, signingSecret, apiUrl, log: noting(), ...options });
      await adapter.start((incoming) => {
        received.push(incoming);
        return store();
      });
      const sent = await send('form/1', 'x', person(), { body: adapter.render(answer) });
      expect(await press(JSON.parse((sent as { address: string }).address).channel, id)).toBe(200);
      await adapter.stop();
      adapter = usual;
    };

    it('come in a direct message with a button that opens them over the conversation, once', async () => {
      const id = await trigger();
      await pressOn({}, async () => ({ answer }), id);
      expect(received.at(-1)).toMatchObject({
        what: { kind: 'pressed', say: 'Fill in as a form', to: 'draft:1' },
        reply: 'acknowledgement',
      });
      expect(await views()).toContain('Seen by the board');
      const again = await call('views.open', { trigger_id: id, view: JSON.stringify(modal(answer)) });
      expect(again.error).toBe('exchanged_trigger_id');
    });

    it('take the place of what the person saw while the store was slow', async () => {
      const intro = ['Came late'];
      const slowly = async (): Promise<Outcome> => {
        for (let looks = 0; looks < 100 && !(await views()).includes('One moment…'); looks++);
        expect(await views()).toContain('One moment…');
        return { answer: { ...answer, blocks: [form({ ...asked, intro })] } };
      };
      await pressOn({ patience: 1 }, slowly, await trigger());
      expect(await views()).toContain('Came late');
      expect(await views()).not.toContain('One moment…');
    });

    it('are handed over as they were filled in, and answered at their fields', async () => {
      const view = modal(answer)!;
      const [{ block_id: id }] = inputsOf(view);
      const payload = {
        ...fixture('view-submission'),
        team: { id: team },
        user: { id: asha, team_id: team },
        view: { ...view, id: 'V0', hash: '1', state: { values: { [id]: { written: { value: 'It slips' } } } } },
      };
      const field = { name: 'reason', label: 'Why?', input: 'lines', error: 'Say by how long.' } as const;
      behave = async () => ({ answer: { ...answer, blocks: [form({ ...asked, fields: [field] })] } });
      expect(await (await deliver(payload)).json()).toEqual({
        response_action: 'errors',
        errors: { [id]: 'Say by how long.' },
      });
      const { what, from, place } = received.at(-1)!;
      expect(what).toEqual({ kind: 'form', to: 'draft:1', values: { reason: 'It slips' } });
      const to = { direct: { platform: 'slack', tenant: team, id: from.id }, address: place.address };
      expect(await send('review/1', 'Here is your answer', to)).toMatchObject({ kind: 'sent' });
    });
  });
});
