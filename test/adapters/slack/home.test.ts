import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Incoming } from '#core/incoming';
import { buttons, heading, list, type Message, sentence } from '#core/message';
import { homeView } from '../../../adapters/slack/home.ts';
import type { Wire } from './fake-slack.ts';
import { seen } from './reader.ts';
import { fixture, type SlackRig, slackOverHttp } from './rig.ts';

const page: Message = {
  summary: 'One thing waits for you.',
  blocks: [heading('What waits for you'), list([['ICT']]), buttons({ label: 'Start ICT', say: 'update alpha/ict' })],
};

describe('App Home', () => {
  let rig: SlackRig;
  const received: Incoming[] = [];
  beforeEach(async () => {
    rig = await slackOverHttp();
    received.length = 0;
    rig.onReceive(async (incoming) => {
      received.push(incoming);
      return incoming.what.kind === 'opened-home' ? { answer: page } : {};
    });
  });
  afterEach(() => rig.stop());

  const opened = (): Wire => {
    const event = fixture('app-home-opened');
    return { ...event, event: { ...event.event, tab: 'home' } };
  };
  const press = (value: object, ts: string): Wire => ({
    ...fixture('block-actions'),
    channel: undefined,
    message: undefined,
    container: { type: 'view', view_id: 'V0HOME' },
    view: { id: 'V0HOME', type: 'home', hash: '1.a' },
    actions: [{ action_id: 'say-1', action_ts: ts, value: JSON.stringify(value) }],
  });
  const stands = () => seen({ ts: '', text: 'Home', blocks: rig.fake.homes.get('U0ASHA')?.blocks ?? [] });

  it('shows what is answered to opening it, once that is stored', async () => {
    expect(await rig.deliver(opened())).toMatchObject({ accepted: true });
    await rig.adapter.stop();
    expect(received.map(({ what, reply }) => [what, reply])).toEqual([[{ kind: 'opened-home' }, 'acknowledgement']]);
    expect(stands()).toMatchObject({ text: expect.stringContaining('What waits for you'), problems: [] });
    expect(rig.fake.homes.get('U0ASHA')?.type).toBe('home');
  });

  it('hears a press on it in the direct message, and then shows what is left', async () => {
    expect(await rig.deliver(press({ say: 'update alpha/ict' }, '1797840500.700000'))).toMatchObject({
      accepted: true,
    });
    await rig.adapter.stop();
    expect(received).toMatchObject([
      {
        what: { kind: 'pressed', say: 'update alpha/ict' },
        place: { kind: 'direct', id: 'U0ASHA' },
        from: { id: 'U0ASHA' },
        reply: 'outbox',
      },
      { what: { kind: 'opened-home' }, reply: 'acknowledgement' },
    ]);
    expect(new Set(received.flatMap(({ keys }) => keys)).size).toBe(2);
    expect(stands().text).toContain('ICT');
  });

  it('says that a press was not stored, so that it is pressed again', async () => {
    rig.onReceive(async () => {
      throw new Error('the database is away');
    });
    expect(await rig.deliver(press({ say: 'status' }, '1'))).toMatchObject({ accepted: false });
    expect(rig.fake.homes.size).toBe(0);
  });

  it('takes no more than a view holds, and says where the rest is', () => {
    const long: Message = {
      summary: 'Long',
      blocks: Array.from({ length: 150 }, (_, at) => heading(`Heading ${at}`)),
    };
    const { blocks } = homeView(long);
    expect(blocks).toHaveLength(100);
    expect(JSON.stringify(blocks.at(-1))).toContain('write “home” in our messages');
    expect(homeView(sentence('Nothing.')).blocks).toHaveLength(1);
  });
});
