import { describe, expect, it } from '@jest/globals';
import { parse } from '../../../adapters/slack/parse.ts';
import type { Wire } from './fake-slack.ts';
import { fixture } from './rig.ts';

const ourselves = { team: 'T0COUNCIL', user: 'U0DECK', bot: 'B0DECK' };
const now = new Date('2026-12-18T08:00:00Z');
const read = (payload: Wire) => parse(payload, ourselves, now);
const event = (name: string, fields: Wire): Wire => {
  const payload = fixture(name);
  return { ...payload, event: { ...payload.event, ...fields } };
};

const direct = '{"channel":"D0ASHA"}';

const change = ({ event: fields = {}, message = {} }: { event?: Wire; message?: Wire }): Wire => {
  const { message: stands } = fixture('message-changed').event;
  return event('message-changed', { ...fields, message: { ...stands, ...message } });
};
const deletion = (previous: Wire): Wire => {
  const { previous_message } = fixture('message-deleted').event;
  return event('message-deleted', { previous_message: { ...previous_message, ...previous } });
};
const submission = fixture('view-submission');

describe('what Slack sends', () => {
  it('reads a direct message', () => {
    expect(read(fixture('message-im'))).toEqual([
      {
        keys: [
          'slack:event:Ev0IM0000001',
          'slack:msg:8d2a3c1e-4a5b-4c6d-8e7f-901234567890',
          'slack:ts:D0ASHA:1797840000.123456',
        ],
        at: new Date(1797840000123),
        from: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA', address: direct },
        place: { kind: 'direct', id: 'D0ASHA', address: direct },
        what: { kind: 'said', text: 'Amber, go live slips to 31 July', message: '1797840000.123456' },
        reply: 'outbox',
      },
    ]);
  });

  it('answers in a thread of the direct message what was said there, and prompts beside it', () => {
    const [incoming] = read(event('message-im', { thread_ts: '1797830000.000100' }));
    expect(incoming?.place.address).toBe('{"channel":"D0ASHA","thread":"1797830000.000100"}');
    expect(incoming?.from.address).toBe(direct);
  });

  it('reads a mention in a channel, to be answered in its thread', () => {
    expect(read(fixture('app-mention'))).toMatchObject([
      {
        from: { tenant: 'T0COUNCIL', id: 'U0ASHA' },
        place: { kind: 'channel', id: 'C0STEER', address: '{"channel":"C0STEER","thread":"1797840200.000400"}' },
        what: { kind: 'said', text: 'status customer focus' },
        reply: 'outbox',
      },
    ]);
    expect(read(fixture('app-mention'))[0]?.from).not.toHaveProperty('address');
  });

  it('gives a mention and the message event of the same gesture a name in common', () => {
    const mention = read(fixture('app-mention'))[0]!.keys;
    const twin = read({ ...event('app-mention', {}), event_id: 'Ev0TWIN' })[0]!.keys;
    expect(mention.filter((key) => twin.includes(key))).toHaveLength(2);
  });

  it('keeps the workspace of a stranger from a shared channel, so that nobody is taken for a member', () => {
    expect(read(fixture('app-mention-stranger'))[0]?.from).toEqual({
      platform: 'slack',
      tenant: 'T0VENDOR',
      id: 'U0VENDOR',
    });
  });

  it('reads words and file of one message as two gestures with names of their own', () => {
    const gestures = read(fixture('message-file-share'));
    expect(gestures.map((each) => each.what)).toEqual([
      { kind: 'said', text: 'Here is the plan', message: '1797840100.000200' },
      { kind: 'unreadable', what: 'the file plan.xlsx' },
    ]);
    expect(new Set(gestures.flatMap((each) => each.keys)).size).toBe(6);
  });

  it('reads the opening of our messages as being reachable', () => {
    expect(read(fixture('app-home-opened'))).toMatchObject([
      { keys: ['slack:event:Ev0HOME00001'], what: { kind: 'reachable' }, from: { id: 'U0ASHA', address: direct } },
    ]);
  });

  it('reads a press', () => {
    expect(read(fixture('block-actions'))).toEqual([
      {
        keys: ['slack:press:D0ASHA:1797840001.000100:U0ASHA:say-1:1797840500.700000'],
        at: new Date(1797840500700),
        from: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA', address: direct },
        place: { kind: 'direct', id: 'D0ASHA', address: direct },
        what: { kind: 'pressed', say: 'amber', to: 'draft:1#rag', message: '1797840001.000100' },
        reply: 'outbox',
      },
    ]);
  });

  it('answers a press in a channel so that the presser alone sees it; what is said there later goes under its message', () => {
    const payload = { ...fixture('block-actions'), channel: { id: 'C0STEER', name: 'steering' } };
    expect(read(payload)[0]).toMatchObject({ reply: 'acknowledgement' });
    expect(read(payload)[0]?.place).toEqual({
      kind: 'channel',
      id: 'C0STEER',
      address: '{"channel":"C0STEER","thread":"1797840001.000100"}',
    });
  });

  it('knows from the button of an answer that one person sees to which message it belongs', () => {
    const payload = fixture('block-actions-ephemeral');
    payload.actions[0].value = '{"say":"ask ict","under":"1797840001.000100"}';
    expect(read(payload)[0]).toMatchObject({
      what: { kind: 'pressed', say: 'ask ict' },
      place: { address: '{"channel":"C0STEER","thread":"1797840001.000100"}' },
    });
  });

  it('answers a press on what only one person sees so that only they see it', () => {
    expect(read(fixture('block-actions-ephemeral'))).toMatchObject([
      {
        what: { kind: 'pressed', say: 'status' },
        reply: 'acknowledgement',
        place: { address: '{"channel":"C0STEER"}' },
      },
    ]);
    expect(read(fixture('block-actions-ephemeral'))[0]?.what).not.toHaveProperty('message');
  });

  it('reads a command as a word, answered in the acknowledgement, and takes no address from where it was typed', () => {
    expect(read(fixture('slash-command'))).toEqual([
      {
        keys: ['slack:command:1212121.3434343434.a1b2c3d4e5f60718'],
        at: now,
        from: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA' },
        place: { kind: 'channel', id: 'C0STEER', address: '{"channel":"C0STEER"}' },
        what: { kind: 'word', text: 'status customer focus' },
        reply: 'acknowledgement',
      },
    ]);
    expect(read({ ...fixture('slash-command'), text: undefined })[0]?.what).toEqual({ kind: 'word', text: '' });
  });

  it.each<[string, Wire]>([
    ['our own messages', fixture('message-own')],
    ['our own messages without a bot id', event('message-im', { user: 'U0DECK' })],
    ['other apps', event('message-im', { bot_id: 'B0OTHER' })],
    ['edits that change no word: Slack has drawn a link', change({ message: { text: 'Amber' } })],
    ['changes of a message that nobody edited', change({ message: { edited: undefined } })],
    ['edits of our own messages', change({ message: { user: 'U0DECK' } })],
    ['edits by other apps', change({ message: { bot_id: 'B0OTHER' } })],
    ['edits in channels', change({ event: { channel: 'C0STEER', channel_type: 'channel' } })],
    ['deletions of our own messages', deletion({ bot_id: 'B0DECK', user: 'U0DECK' })],
    ['deletions that do not tell whose message it was', event('message-deleted', { previous_message: undefined })],
    ['joins', event('message-im', { subtype: 'channel_join' })],
    [
      'messages in a channel that do not mention us',
      event('message-im', { channel: 'C0STEER', channel_type: 'channel' }),
    ],
    ['conversations of several people', event('message-im', { channel: 'G0MANY', channel_type: 'mpim' })],
    ['messages without an author', event('message-im', { user: undefined })],
    [
      'events of another workspace',
      { ...fixture('message-im'), team_id: 'T0X', context_team_id: 'T0X', authorizations: [] },
    ],
    ['events that we did not ask for', event('message-im', { type: 'reaction_added' })],
    ['buttons that are not ours', { ...fixture('block-actions'), actions: [{ action_id: 'x', value: 'amber' }] }],
    ['forged values', { ...fixture('block-actions'), actions: [{ action_id: 'x', value: '{"say":7}' }] }],
    ['forms without a view', { ...fixture('view-submission'), view: {} }],
    ['forms that are not ours', { ...fixture('view-submission'), view: { ...submission.view, callback_id: 'x' } }],
    ['nothing', undefined],
    ['text', 'hello'],
  ])('takes nothing from %s', (_, payload) => {
    expect(read(payload)).toEqual([]);
  });

  it('reads an edit as the message as it now reads', () => {
    expect(read(fixture('message-changed'))).toEqual([
      {
        keys: ['slack:event:Ev0CHANGED01', 'slack:edited:D0ASHA:1797840000.123456:1797840060.000000'],
        at: new Date(1797840060000),
        from: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA', address: direct },
        place: { kind: 'direct', id: 'D0ASHA', address: direct },
        what: { kind: 'edited', message: '1797840000.123456', text: 'Red' },
        reply: 'outbox',
      },
    ]);
    const inThread = change({ message: { text: 'R&amp;D', thread_ts: '1797830000.000100' } });
    expect(read(inThread)).toMatchObject([
      { place: { address: '{"channel":"D0ASHA","thread":"1797830000.000100"}' }, what: { text: 'R&D' } },
    ]);
  });

  it('reads an edit of the words beside a file', () => {
    expect(read(change({ message: { subtype: 'file_share' } }))[0]?.what).toMatchObject({
      kind: 'edited',
      text: 'Red',
    });
  });

  it('reads a deletion, also where Slack leaves a gravestone because of the replies below it', () => {
    const gone = {
      at: new Date(1797840090001),
      from: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA', address: direct },
      what: { kind: 'deleted', message: '1797840000.123456' },
    };
    expect(read(fixture('message-deleted'))).toMatchObject([gone]);
    const message = { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.', edited: undefined };
    expect(read(change({ message }))).toMatchObject([{ from: gone.from, what: gone.what }]);
  });

  it('keeps the label and the address of a link', () => {
    const text = 'Green: <https://council.example/a|the report> and <https://council.example/b>';
    expect(read(event('message-im', { text }))[0]?.what).toMatchObject({
      text: 'Green: the report (https://council.example/a) and https://council.example/b',
    });
  });

  it('reads a form as one gesture, whose answers go to the person’s direct messages', () => {
    expect(read(submission)).toEqual([
      {
        keys: [expect.stringMatching(/^slack:form:V0FORM:1797840600.aBcDeFgH:[\w-]{43}$/)],
        at: now,
        from: { platform: 'slack', tenant: 'T0COUNCIL', id: 'U0ASHA' },
        place: { kind: 'direct', id: 'U0ASHA', address: '{"channel":"U0ASHA"}' },
        what: {
          kind: 'form',
          to: 'draft:1',
          values: { rag: 'amber', reason: 'Go-live slips', back: '2027-07-31' },
        },
        reply: 'acknowledgement',
      },
    ]);
  });

  it('leaves out of a form what is no field of ours', () => {
    const values = {
      x: { y: { value: '1' } },
      'a:0:%E0%A4': { written: { value: '2' } },
      'a:0:z': { y: { value: '3' } },
    };
    const payload = { ...submission, view: { ...submission.view, state: { values } } };
    expect(read(payload)).toMatchObject([{ what: { kind: 'form', values: {} } }]);
  });

  it('reads the press of a button that opens a form, to be answered with the form itself', () => {
    const value = '{"say":"form","to":"round:7","opens":"form"}';
    const payload = { ...fixture('block-actions'), actions: [{ action_id: 'say-1', value }] };
    expect(read(payload)).toMatchObject([
      { what: { kind: 'pressed', say: 'form', to: 'round:7' }, reply: 'acknowledgement', from: { address: direct } },
    ]);
  });

  it('cleans names of files and values of buttons too', () => {
    const file = event('message-file-share', { text: '', files: [{ name: 'a\u0000\uD800.txt' }] });
    expect(read(file)[0]?.what).toEqual({ kind: 'unreadable', what: 'the file a\uFFFD.txt' });
    const press = {
      ...fixture('block-actions'),
      actions: [{ action_id: 'x', value: '{"say":"a\\u0000","to":"b\\ud800"}' }],
    };
    expect(read(press)[0]?.what).toMatchObject({ say: 'a', to: 'b\uFFFD' });
  });
});
