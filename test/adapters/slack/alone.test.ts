import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buttons, paragraph, sentence } from '#core/message';
import { fixture, type SlackRig, slackOverHttp } from './rig.ts';

/** What one person alone sees in a channel. */
describe('in a channel of Slack', () => {
  let rig: SlackRig;
  beforeEach(async () => {
    rig = await slackOverHttp();
  });
  afterEach(async () => rig.stop());

  const answer = {
    summary: 'ICT is Red',
    blocks: [paragraph('ICT is Red'), buttons({ label: 'Ask about ICT', say: 'ask ict' })],
  };
  const channel = { id: 'C0STEER', name: 'steering' };
  /** Presses a button that stands in the channel; what was said at the address that the press gave. */
  const press = async (name: string, more: object = {}) => {
    await rig.deliver({
      ...fixture('block-actions'),
      channel,
      container: { type: 'message', message_ts: '1797840001.000100', channel_id: 'C0STEER', is_ephemeral: false },
      response_url: `${rig.fake.url}/respond/${name}`,
      ...more,
    });
    await rig.adapter.stop();
    return rig.fake.responses.filter(({ to }) => to === name).map(({ body }) => body);
  };

  it('a press is answered to the presser alone, beside the digest, with buttons that remember it', async () => {
    rig.onReceive(async () => ({ answer }));
    const [said] = await press('one');
    expect(said).toMatchObject({ response_type: 'ephemeral', replace_original: false, text: 'ICT is Red' });
    expect(said).not.toHaveProperty('thread_ts');
    expect(JSON.parse(said?.blocks.at(-1).elements[0].value)).toEqual({ say: 'ask ict', under: '1797840001.000100' });
    expect(rig.fake.messages).toEqual([]);
  });

  it('a press in a thread is answered in it', async () => {
    rig.onReceive(async () => ({ answer }));
    const message = { ts: '1797840001.000100', thread_ts: '1797830000.000200' };
    const [said] = await press('two', { message });
    expect(said).toMatchObject({ thread_ts: '1797830000.000200' });
    expect(JSON.parse(said?.blocks.at(-1).elements[0].value).under).toBe('1797830000.000200');
  });

  it('no more is said at once than Slack takes, and that there is more', async () => {
    const text = Array.from({ length: 20 }, (_, at) => paragraph(`${at} ${'word '.repeat(1_000)}`));
    rig.onReceive(async () => ({ answer: { summary: 'Long', blocks: text } }));
    const said = await press('three');
    expect(said).toHaveLength(5);
    expect(said.at(-1)?.text).toContain('There is more than fits here');
  });

  it('an answer to what was typed can be shown there to its writer alone, in the thread if it was typed in one', async () => {
    for (const thread of [undefined, 'in a thread'] as const) {
      const gesture = await rig.mention('due', thread);
      const { place } = rig.received.at(-1)!;
      const to = { channel: place.id, address: place.alone ?? '' };
      expect(await rig.adapter.send({ key: 'k', body: rig.adapter.render(answer), to })).toMatchObject({
        kind: 'sent',
      });
      const seen = rig.fake.ephemeral.at(-1);
      expect(seen).toMatchObject({ channel: 'C0STEER', user: 'U0ASHA', text: 'ICT is Red' });
      expect(seen?.under).toBe(thread && gesture.thread);
      expect(JSON.parse(seen?.blocks?.at(-1)?.elements[0].value).under).toBe(gesture.thread);
    }
    expect(rig.fake.messages).toEqual([]);
  });

  it('what was lost on the way is not looked for, and whoever is not in the channel is said so', async () => {
    await rig.mention('due');
    const { place } = rig.received.at(-1)!;
    const to = { channel: place.id, address: place.alone ?? '' };
    const post = { key: 'k', body: rig.adapter.render(sentence('Nothing is due')), to };
    rig.failNext('reset-after-accepting');
    expect(await rig.adapter.send(post)).toMatchObject({ kind: 'unknown' });
    expect(await rig.adapter.find('k', to, new Date())).toBe('cannot-tell');
    rig.failNext('refuse');
    expect(await rig.adapter.send(post)).toMatchObject({ kind: 'refused' });
  });
});
