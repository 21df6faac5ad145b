import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '#core/incoming';
import { type Field, form, type Message, sentence } from '#core/message';
import { fieldOf } from '../../../adapters/slack/fields.ts';
import { answered } from '../../../adapters/slack/submission.ts';
import { formSeen, viewProblems } from './form-reader.ts';
import { fixture, type SlackRig, slackOverHttp } from './rig.ts';

const line = (name: string, error?: string): Field => ({ name, label: name, input: 'line', ...(error && { error }) });
const asked = (fields: readonly Field[], to = 'draft:1'): Message => ({
  summary: 's',
  blocks: [form({ to, title: 'Form', fields, send: 'Send' })],
});
const shown = ['page:0:rag', 'page:0:why', 'page:1:why'];

describe('the answer to a form', () => {
  it('stands below the fields of the form that was sent, at the first input of each', () => {
    expect(answered({ answer: asked([line('rag', 'Wrong.'), line('why', 'More.')]) }, 'draft:1', shown)).toEqual({
      response_action: 'errors',
      errors: { 'page:0:rag': 'Wrong.', 'page:0:why': 'More.' },
    });
  });

  it('is cut where an error is longer than anybody reads', () => {
    const answer = answered({ answer: asked([line('rag', 'x'.repeat(5_000))]) }, 'draft:1', shown);
    expect(JSON.stringify(answer).length).toBeLessThan(500);
  });

  it.each([
    ['has an error at a field that was not shown', asked([line('rag', 'Wrong.'), line('new', 'Needed.')])],
    ['is of another draft', asked([line('rag', 'Wrong.')], 'draft:2')],
    ['has no error: it is the next page', asked([line('rag')])],
  ])('is another form where the new one %s', (_, answer) => {
    const made = answered({ answer }, 'draft:1', shown);
    expect(made).toMatchObject({ response_action: 'update', view: { type: 'modal', callback_id: 'form' } });
    if (made?.response_action !== 'update') throw new Error('no view');
    expect(viewProblems(made.view)).toEqual([]);
    const { fields } = formSeen(made.view, new Map(), {});
    const { form: again } = answer.blocks[0] as Extract<Message['blocks'][number], { kind: 'form' }>;
    expect(fields.map(({ error }) => error)).toEqual(again.fields.map(({ error }) => error));
  });

  it('takes the form’s place where there is nothing more to ask, and nothing where there is nothing to say', () => {
    expect(answered({ answer: sentence('Saved.') }, 'draft:1', shown)).toMatchObject({
      response_action: 'update',
      view: { close: { text: 'Close' } },
    });
    expect(answered({}, 'draft:1', shown)).toBeUndefined();
  });
});

describe('a form that is sent to a slow store', () => {
  let rig: SlackRig;
  beforeEach(async () => {
    rig = await slackOverHttp({ patience: 1 });
  });
  afterEach(() => rig.stop());

  it('stays open, is told to be sent again, and then gets the answer of the first time', async () => {
    rig.fake.views.push({ submit: {}, blocks: [], ...fixture('view-submission').view });
    let finish = (_: Outcome) => {};
    const stored = new Promise<Outcome>((resolve) => {
      finish = resolve;
    });
    rig.onReceive(() => stored);
    const first = (await rig.deliver(fixture('view-submission'))) as { answer?: { errors?: Record<string, string> } };
    const [[id, text] = []] = Object.entries(first.answer?.errors ?? {});
    expect(fieldOf(id!)).toBe('rag');
    expect(text).toBe('This takes longer than usual. Please press again in a moment: it counts only once');
    finish({});
    await stored;
    rig.onReceive(async () => ({ became: 'repeated', answer: sentence('Saved.') }));
    const second = await rig.deliver(fixture('view-submission'));
    expect(second).toMatchObject({ accepted: true });
    expect(rig.received[0]?.keys).toEqual(rig.received[1]?.keys);
  });
});

describe('a form that could not be stored', () => {
  it('says so at its first field, without a word of what was written in the log', async () => {
    const rig = await slackOverHttp();
    rig.onReceive(async () => Promise.reject(new Error('the database is down')));
    const gesture = await rig.deliver(fixture('view-submission'));
    expect(gesture).toMatchObject({
      accepted: true,
      answer: {
        response_action: 'errors',
        errors: { 'a1B2c3D4:0:rag': 'Not saved, please press again: what you wrote is still here' },
      },
    });
    expect(rig.log.lines.join()).toContain('a form was not stored');
    expect(rig.log.lines.join()).not.toContain('Go-live slips');
    await rig.stop();
  });
});
