import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '#core/incoming';
import { form, type Message, sentence } from '#core/message';
import type { Wire } from './fake-slack.ts';
import { viewProblems } from './form-reader.ts';
import { seen } from './reader.ts';
import { fixture, type SlackRig, slackOverHttp } from './rig.ts';

const field = { name: 'reason', label: 'Why?', input: 'lines' } as const;
const answer: Message = {
  summary: 'Customer focus, as a form',
  blocks: [form({ to: 'draft:1', title: 'Customer focus', fields: [field], send: 'Send' })],
};

describe('opening a form', () => {
  let rig: SlackRig;
  let count = 0;
  beforeEach(async () => {
    rig = await slackOverHttp({ patience: 1 });
  });
  afterEach(() => rig.stop());

  /** The press of a button that opens a form. */
  const press = (): Wire => ({
    ...fixture('block-actions'),
    trigger_id: `trigger-own-${++count}`,
    response_url: `${rig.fake.url}/respond/own-${count}`,
    actions: [{ action_id: 'say-1', value: '{"say":"form","to":"round:7","opens":"form"}', action_ts: `${count}` }],
  });
  const titles = () => rig.fake.views.map((view) => view.title.text);
  const textIn = (view: Wire) =>
    seen({ ts: '', blocks: view.blocks.filter((each: Wire) => each.type !== 'input') }).text;
  const told = () => rig.fake.responses.map(({ body }) => seen({ ts: '', ...body }));

  /** A store that answers when it is let. */
  const slowly = () => {
    let finish: (outcome: Outcome | Promise<never>) => void = () => {};
    const stored = new Promise<Outcome>((resolve) => {
      finish = resolve;
    });
    rig.onReceive(() => stored);
    return finish;
  };
  /** Presses, and waits until the person sees that something is on its way. */
  const pressed = async () => {
    const payload = press();
    const done = rig.deliver(payload);
    await rig.fake.toldOn(payload.trigger_id, '');
    expect(textIn(rig.fake.views.at(-1))).toBe('One moment…');
    expect(viewProblems(rig.fake.views.at(-1))).toEqual([]);
    return done;
  };

  it('is one call, with the form itself, as a rule', async () => {
    await rig.stop();
    rig = await slackOverHttp();
    rig.onReceive(async () => ({ answer }));
    expect(await rig.deliver(press())).toMatchObject({ accepted: true });
    expect(rig.fake.calls.filter(({ method }) => method.startsWith('views.'))).toHaveLength(1);
    expect(titles()).toEqual(['Customer focus']);
    expect(rig.fake.responses).toEqual([]);
  });

  it('does not lose the trigger to a slow store: the person sees that it comes, and then the form', async () => {
    const finish = slowly();
    const opening = pressed();
    await rig.fake.toldOn(`trigger-own-${count}`, '');
    finish({ answer });
    expect(await opening).toMatchObject({ accepted: true });
    await rig.adapter.stop();
    expect(titles()).toEqual(['Customer focus']);
    expect(rig.fake.responses).toEqual([]);
  });

  it('says in the place of the form, when the store was slow, that there is none', async () => {
    const finish = slowly();
    const opening = pressed();
    await rig.fake.toldOn(`trigger-own-${count}`, '');
    finish({ answer: sentence('This round is closed.') });
    await opening;
    await rig.adapter.stop();
    expect(rig.fake.views.map(textIn)).toEqual(['This round is closed.']);
  });

  it('says in the place of the form, when the store was slow, that nothing was stored', async () => {
    const finish = slowly();
    const opening = pressed();
    await rig.fake.toldOn(`trigger-own-${count}`, '');
    finish(Promise.reject(new Error('the database is down')));
    expect(await opening).toMatchObject({ accepted: true });
    expect(rig.fake.views.map(textIn)).toEqual(['Not saved, please press again']);
  });

  it('says where the answer is when there is none to show', async () => {
    const finish = slowly();
    const opening = pressed();
    await rig.fake.toldOn(`trigger-own-${count}`, '');
    finish({});
    await opening;
    await rig.adapter.stop();
    expect(rig.fake.views.map(textIn)).toEqual(['The answer follows in our conversation.']);
  });

  it.each(['expired_trigger_id', 'invalid_arguments', 'exchanged_trigger_id', 'fatal_error'])(
    'offers the form anew, to that person alone, when it does not open (%s)',
    async (code) => {
      await rig.stop();
      rig = await slackOverHttp();
      rig.fake.refuse['views.open'] = code;
      rig.onReceive(async () => ({ answer }));
      expect(await rig.deliver(press())).toMatchObject({ accepted: true });
      expect(rig.fake.responses).toMatchObject([{ body: { response_type: 'ephemeral', replace_original: false } }]);
      expect(told()[0]).toMatchObject({
        text: expect.stringMatching(/^If the form did not open, press the button below\.\n\nCustomer focus/),
        buttons: ['Fill in as a form'],
        problems: [],
      });
    },
  );

  it('offers it anew when the person has closed what stood in its place', async () => {
    const finish = slowly();
    const opening = pressed();
    await rig.fake.toldOn(`trigger-own-${count}`, '');
    rig.fake.views.pop();
    finish({ answer });
    await opening;
    await rig.adapter.stop();
    expect(told()[0]).toMatchObject({ buttons: ['Fill in as a form'] });
  });

  it('offers it anew when the store was slow and Slack did not take the trigger', async () => {
    rig.fake.refuse['views.open'] = 'expired_trigger_id';
    rig.onReceive(async () => {
      const tried = () => rig.fake.calls.some(({ method }) => method === 'views.open');
      for (let turns = 0; turns < 100_000 && !tried(); turns++) await new Promise(setImmediate);
      expect(tried()).toBe(true);
      return { answer };
    });
    expect(await rig.deliver(press())).toMatchObject({ accepted: true });
    expect(told()[0]).toMatchObject({ buttons: ['Fill in as a form'] });
  });

  it('opens a form once, however often Slack delivers the press', async () => {
    await rig.stop();
    rig = await slackOverHttp();
    rig.onReceive(async () => ({ answer }));
    const payload = press();
    await rig.deliver(payload);
    rig.onReceive(async () => ({ answer, became: 'repeated' }));
    await rig.deliver(payload);
    await rig.adapter.stop();
    expect(titles()).toEqual(['Customer focus']);
    expect(rig.fake.responses).toEqual([]);
  });

  it('opens from what only one person sees, too', async () => {
    await rig.stop();
    rig = await slackOverHttp();
    rig.onReceive(async () => ({ answer }));
    const payload = press();
    await rig.deliver({ ...payload, container: { ...payload.container, is_ephemeral: true } });
    expect(titles()).toEqual(['Customer focus']);
  });

  it('writes no word of what people write into the log', async () => {
    rig.fake.refuse['views.open'] = 'expired_trigger_id';
    const value = 'canary-written';
    rig.onReceive(async () => ({
      answer: {
        summary: 'canary',
        blocks: [form({ to: 'draft:1', title: 'x', fields: [{ ...field, value }], send: 'Send' })],
      },
    }));
    await rig.deliver(press());
    expect(rig.log.lines.length).toBeGreaterThan(0);
    for (const line of rig.log.lines) expect(line).not.toMatch(/canary/);
  });
});
