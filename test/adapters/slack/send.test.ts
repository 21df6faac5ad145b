import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buttons, heading, image, type Message, paragraph, sentence } from '#core/message';
import type { Person } from '#core/programme/person';
import { type SlackRig, slackOverHttp } from './rig.ts';

const long = (parts: number): Message => ({
  summary: 'A long digest',
  blocks: [
    ...Array.from({ length: parts * 3 }, (_, at) => [
      heading(`Part ${at}`),
      paragraph(`p${at} ${'word '.repeat(590)}`),
    ]).flat(),
    buttons({ label: 'All workstreams', say: 'status' }),
  ],
});

describe('sending to Slack', () => {
  let rig: SlackRig;
  beforeEach(async () => {
    rig = await slackOverHttp();
  });
  afterEach(async () => {
    await rig.stop();
  });

  const channel = { channel: 'C0STEER' };
  const send = (message: Message, more: { key?: string; replaces?: string; to?: typeof channel } = {}) =>
    rig.adapter.send({ key: 'digest/1', to: channel, ...more, body: rig.adapter.render(message) });
  const standing = async () => (await rig.seen('channel')).map((each) => each.text).join('\n');
  const keys = () => rig.fake.messages.map((each) => each.metadata.event_payload.key).filter(Boolean);

  it('sends a message with its key, and tells Slack to interpret and unfurl nothing', async () => {
    await send(sentence('Weekly digest'));
    expect(rig.fake.calls.find((call) => call.method === 'chat.postMessage')?.args).toMatchObject({
      channel: 'C0STEER',
      text: 'Weekly digest',
      metadata: '{"event_type":"quarterdeck_delivery","event_payload":{"key":"digest/1"}}',
      link_names: 'false',
      parse: 'none',
      mrkdwn: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it('opens a direct message when it has no address, and says where it is', async () => {
    const body = rig.adapter.render(sentence('Prompt'));
    expect(await rig.adapter.send({ key: 'k', body, to: rig.to.direct })).toMatchObject({
      kind: 'sent',
      address: '{"channel":"D0ASHA"}',
    });
    const direct = { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA' };
    const again = await rig.adapter.send({ key: 'k2', body, to: { direct, address: '{"channel":"D0ASHA"}' } });
    expect(again).not.toHaveProperty('address');
    expect(rig.fake.calls.filter((call) => call.method === 'conversations.open')).toHaveLength(1);
  });

  it('opens the direct message of whoever sent a form, which tells no conversation, and says where it is', async () => {
    const direct = { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA' };
    const to = { direct, address: '{"channel":"U0ASHA"}' };
    const sent = await rig.adapter.send({ key: 'review/1', body: rig.adapter.render(sentence('Your answer')), to });
    expect(sent).toMatchObject({ kind: 'sent', address: '{"channel":"D0ASHA"}' });
    const found = await rig.adapter.find('review/1', to, new Date());
    expect(found).toEqual({ found: sent.kind === 'sent' && sent.messageId });
  });

  it('posts what a picture says where Slack cannot fetch the picture', async () => {
    rig.fake.unreachablePictures = true;
    const href = 'https://quarterdeck.example.org/files/x.png';
    const message = {
      summary: 'Time plan',
      blocks: [heading('ICT'), image({ picture: 'x', title: 'Time plan', alt: 'One milestone, overdue.', href })],
    };
    expect(await send(message)).toMatchObject({ kind: 'sent' });
    const [seen] = await rig.seen('channel');
    expect(seen).toMatchObject({ pictures: [], text: expect.stringContaining('One milestone, overdue.') });
    expect(rig.fake.messages).toHaveLength(1);
    expect(keys()).toEqual(['digest/1']);
  });

  it('says of a person who cannot be written to why', async () => {
    rig.fake.refuse['conversations.open'] = 'user_disabled';
    const body = rig.adapter.render(sentence('Prompt'));
    expect(await rig.adapter.send({ key: 'k', body, to: rig.to.direct })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('closed'),
    });
    expect(rig.posts()).toBe(0);
  });

  it('is sure that nothing was posted when already opening the direct message failed', async () => {
    rig.fake.refuse['conversations.open'] = 'internal_error';
    const body = rig.adapter.render(sentence('Prompt'));
    expect((await rig.adapter.send({ key: 'k', body, to: rig.to.direct })).kind).toBe('not-connected');
  });

  it('refuses to edit a message that is gone, and does not post another', async () => {
    expect(await send(sentence('Corrected'), { replaces: '1.000000' })).toMatchObject({ kind: 'refused' });
    expect(rig.fake.messages).toEqual([]);
  });

  describe('a message longer than Slack takes', () => {
    it('goes as several, of which the last alone carries the key', async () => {
      const sent = await send(long(3));
      expect(rig.fake.messages.length).toBeGreaterThan(1);
      expect(keys()).toEqual(['digest/1']);
      expect(rig.fake.messages.at(-1)?.metadata.event_payload).toEqual({ key: 'digest/1' });
      expect(sent).toMatchObject({ kind: 'sent', messageId: rig.fake.messages.map((each) => each.ts).join(',') });
      expect((await rig.seen('channel')).flatMap((each) => each.problems)).toEqual([]);
    });

    it('does not leave a heading at the end of one of them', async () => {
      await send(long(3));
      for (const message of rig.fake.messages) expect(message.blocks?.at(-1)?.type).not.toBe('header');
    });

    it('is not found before all of it stands, and the next attempt posts only what is missing', async () => {
      rig.failNext('429');
      const body = rig.adapter.render(long(3));
      const count = (body as { parts: unknown[] }).parts.length;
      const attempt = () => rig.adapter.send({ key: 'digest/1', to: channel, body });
      expect((await attempt()).kind).toBe('wait');
      expect(rig.fake.messages).toHaveLength(0);
      // One part goes through, then the connection breaks after Slack has taken the second.
      const post = rig.fake.messages.push.bind(rig.fake.messages);
      rig.fake.messages.push = (...posted) => {
        if (rig.fake.messages.length === 0) rig.failNext('500-after-accepting');
        return post(...posted);
      };
      expect((await attempt()).kind).toBe('unknown');
      expect(rig.fake.messages).toHaveLength(2);
      expect(await rig.adapter.find('digest/1', channel, new Date())).toBe('absent');
      const sent = await attempt();
      expect(sent.kind).toBe('sent');
      expect(rig.fake.messages).toHaveLength(count);
      expect(await rig.adapter.find('digest/1', channel, new Date())).toEqual({
        found: sent.kind === 'sent' ? sent.messageId : '',
      });
    });

    it('leaves it to the office when it broke off where Slack does not let us look', async () => {
      rig.fake.refuse['conversations.history'] = 'missing_scope';
      const post = rig.fake.messages.push.bind(rig.fake.messages);
      rig.fake.messages.push = (...posted) => {
        rig.failNext('429');
        return post(...posted);
      };
      expect(await send(long(3))).toMatchObject({ kind: 'unknown', why: expect.stringContaining('part 2 of') });
    });

    it('is edited in all its parts, and never grows by another below what others wrote', async () => {
      const sent = await send(long(3));
      const id = (it: typeof sent) => (it.kind === 'sent' ? it.messageId : '');
      const before = await standing();
      expect(await send(long(6), { key: 'edit/1', replaces: id(sent) })).toMatchObject({
        kind: 'refused',
        why: 'it has become too long to be changed where it stands',
      });
      expect(await standing()).toBe(before);
      const shorter = await send(sentence('Nothing new'), { key: 'edit/2', replaces: id(sent) });
      expect(await standing()).toBe('Nothing new');
      expect(id(shorter)).toBe(id(sent).split(',')[0]);
    });
  });

  describe('reading back', () => {
    it('turns the pages of history, and looks into the thread where it posted', async () => {
      await send(sentence('The one'));
      for (let count = 0; count < 5; count++) await send(sentence('Another'), { key: `other/${count}` });
      expect(await rig.adapter.find('digest/1', channel, new Date())).toEqual({ found: rig.fake.messages[0]?.ts });
      const thread = {
        channel: 'C0STEER',
        address: JSON.stringify({ channel: 'C0STEER', thread: rig.fake.messages[0]?.ts }),
      };
      await rig.adapter.send({ key: 'reply/1', body: rig.adapter.render(sentence('Reply')), to: thread });
      expect(await rig.adapter.find('reply/1', thread, new Date())).toEqual({ found: rig.fake.messages.at(-1)?.ts });
    });

    it('trusts no key that somebody else put on a message', async () => {
      await send(sentence('The one'));
      Object.assign(rig.fake.messages[0]!, { user: 'U0OTHER', bot_id: 'B0OTHER' });
      expect(await rig.adapter.find('digest/1', channel, new Date())).toBe('absent');
    });

    it('finds a message also when programme time is ahead of Slack’s', async () => {
      await send(sentence('The one'));
      expect(await rig.adapter.find('digest/1', channel, new Date('2099-01-01'))).toEqual({
        found: rig.fake.messages[0]?.ts,
      });
    });

    it.each(['missing_scope', 'not_in_channel', 'channel_not_found'])(
      'cannot tell when Slack does not let us look (%s)',
      async (code) => {
        rig.fake.refuse['conversations.history'] = code;
        expect(await rig.adapter.find('digest/1', channel, new Date())).toBe('cannot-tell');
      },
    );

    it('does not take a Slack that cannot be asked for one where nothing stands', async () => {
      rig.fake.refuse['conversations.history'] = 'internal_error';
      await expect(rig.adapter.find('digest/1', channel, new Date())).rejects.toThrow();
    });
  });

  describe('a message that stands twice', () => {
    const remove = () => rig.adapter.removeRepeats!('digest/1', channel, new Date());

    it('loses the later one, and nothing that somebody else wrote or that has another key', async () => {
      const first = await send(sentence('The one'));
      await send(sentence('The one'));
      await send(sentence('Another'), { key: 'digest/2' });
      await send(sentence('Forged'));
      Object.assign(rig.fake.messages.at(-1)!, { user: 'U0OTHER', bot_id: 'B0OTHER' });
      const stands = first.kind === 'sent' ? first.messageId : '';
      expect(await remove()).toEqual({ stands, removed: 1 });
      expect(rig.fake.messages.map(({ text }) => text)).toEqual(['The one', 'Another', 'Forged']);
      expect(await remove()).toEqual({ stands, removed: 0 });
    });

    it('in several parts loses the repeats of each', async () => {
      const body = rig.adapter.render(long(3));
      const first = await rig.adapter.send({ key: 'digest/1', to: channel, body });
      const stood = rig.fake.messages.map(({ ts }) => ts);
      for (const each of [...rig.fake.messages])
        rig.fake.messages.push({ ...each, ts: `${Number(each.ts.split('.')[0]) + 60}.${each.ts.split('.')[1]}` });
      expect(await remove()).toEqual({
        stands: first.kind === 'sent' ? first.messageId : '',
        removed: stood.length,
      });
      expect(rig.fake.messages.map(({ ts }) => ts)).toEqual(stood);
    });

    it('is left alone where it does not stand, or Slack does not let us look', async () => {
      expect(await remove()).toBeUndefined();
      rig.fake.refuse['conversations.history'] = 'missing_scope';
      expect(await remove()).toBeUndefined();
    });
  });

  describe('people', () => {
    const person = (fields: Partial<Person>) =>
      ({ key: 'asha', name: 'Asha Patel', email: 'asha.patel@council.example', ...fields }) as Person;
    const account = (id: string) => ({ platform: 'slack', tenant: 'T0COUNCIL', id });

    it('reaches a person by the id in the file, else by e-mail', async () => {
      expect(await rig.adapter.reach(person({ slack: 'U0FILE' }))).toEqual(account('U0FILE'));
      expect(await rig.adapter.reach(person({}))).toEqual(account('U0ASHA'));
    });

    it.each(['nobody@council.example', 'gus@elsewhere.example', 'vic@vendor.example'])(
      'reaches no guest, stranger or unknown: %s',
      async (email) => {
        expect(await rig.adapter.reach(person({ email }))).toBeUndefined();
      },
    );

    it.each(['U0GUEST', 'U0VENDOR'])('tells of a guest or stranger only that they are an outsider: %s', async (id) => {
      expect(await rig.adapter.profile(account(id))).toEqual({ outsider: true });
    });

    it('tells nothing of somebody whom Slack does not know', async () => {
      expect(await rig.adapter.profile(account('U0NOBODY'))).toBeUndefined();
    });

    it('tells of a member their name and e-mail address', async () => {
      expect(await rig.adapter.profile(account('U0ASHA'))).toEqual({
        name: 'Asha Patel',
        email: 'asha.patel@council.example',
      });
    });

    it('takes nobody for a stranger because Slack could not be asked', async () => {
      rig.fake.refuse['users.info'] = 'internal_error';
      await expect(rig.adapter.profile(account('U0ASHA'))).rejects.toThrow();
    });
  });
});
