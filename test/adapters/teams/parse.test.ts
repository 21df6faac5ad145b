import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Incoming } from '#core/incoming';
import { activity } from '../../../adapters/teams/activity.ts';
import { type Heard, parse } from '../../../adapters/teams/parse.ts';
import { referenceOf } from '../../../adapters/teams/reference.ts';

/** Payloads as the Agents Playground sent them. */
const recorded = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/teams/${name}.json`, import.meta.url), 'utf8'));

const now = new Date('2027-01-04T09:00:00Z');
const read = (name: string, more: object = {}): Heard => parse(activity.parse({ ...recorded(name), ...more }), now);

function gesture(name: string, more: object = {}): Incoming {
  const heard = read(name, more);
  if (heard.kind !== 'gesture') throw new Error(`expected a gesture, got ${heard.kind}`);
  return heard.incoming;
}

/** As the documentation shows them: an edit and a deletion bear the id of the message. */
const edit = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };
const deletion = { type: 'messageDelete', text: undefined, channelData: { eventType: 'softDeleteMessage' } };

const tenant = '00000000-0000-4000-8000-0000000000aa';
const asha = '5b1f0c3e-0000-4000-8000-000000000001';

describe('reading what Teams sends', () => {
  it('takes typed text, its author by Entra id, and where to answer', () => {
    const said = gesture('said');
    expect(said).toMatchObject({
      what: { kind: 'said', text: 'amber, go live slips to 31 july', message: recorded('said').id },
      from: { platform: 'teams', tenant, id: asha },
      place: { kind: 'direct', id: 'personal-chat-id' },
      reply: 'outbox',
      keys: [`teams:personal-chat-id:${recorded('said').id}`],
      at: new Date(recorded('said').timestamp as string),
    });
    expect(referenceOf(said.place.address)).toEqual({
      serviceUrl: 'http://localhost:56150/_connector',
      conversation: { id: 'personal-chat-id', tenantId: tenant, conversationType: 'personal' },
      bot: { id: '00000000-0000-4000-8000-0000000000b0' },
      user: { id: 'user-id-0', aadObjectId: asha },
    });
  });

  it('remembers where the service, the account and the channel are', () => {
    expect(Object.keys(gesture('said').remember ?? {})).toEqual([
      'tenant',
      `service:${tenant}`,
      `account:${tenant}:${asha}`,
    ]);
    expect(Object.keys(gesture('channel-mention').remember ?? {})).toContain('channel:19:steering@thread.tacv2');
  });

  it('takes a mention in a channel without the mention, and keeps the thread in the address', () => {
    const said = gesture('channel-mention');
    expect(said.what).toMatchObject({ kind: 'said', text: 'status' });
    expect(said.place).toMatchObject({ kind: 'channel', id: '19:steering@thread.tacv2' });
    expect(referenceOf(said.place.address)?.conversation.id).toBe('19:steering@thread.tacv2;messageid=1795322443581');
    expect(said.from).not.toHaveProperty('address');
  });

  it('names other people who are mentioned, as people would write them', () => {
    const { entities } = recorded('channel-mention') as { entities: object[] };
    const ben = { type: 'mention', mentioned: { id: 'user-id-1' }, text: '<at>Ben Okafor</at>' };
    const text = '<at>Quarterdeck</at> away 4/1 8/1 cover <at>Ben Okafor</at>';
    expect(gesture('channel-mention', { text, entities: [...entities, ben] }).what).toMatchObject({
      kind: 'said',
      text: 'away 4/1 8/1 cover @Ben Okafor',
    });
  });

  it.each([
    ['&lt;b&gt; R&amp;D &#8364;5 &#x1F642; a&nbsp;b', '<b> R&D €5 🙂 a b'],
    ['&amp;amp; &amp;lt; &unknown; &#9999999;', '&amp; &lt; &unknown; &#9999999;'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ])('undoes the escaping of %j once', (text, plain) => {
    expect(gesture('said', { text }).what).toMatchObject({ kind: 'said', text: plain });
  });

  it('takes Action.Execute and Action.Submit as the same press', () => {
    expect(read('execute')).toMatchObject({
      kind: 'gesture',
      invoke: { kind: 'button', title: 'Green' },
      incoming: { what: { kind: 'pressed', say: 'Green', to: 'draft:1#rag', message: '1795322443594' } },
    });
    const submitted = read('submit');
    expect(submitted).toMatchObject({
      incoming: { what: { kind: 'pressed', say: 'Green', message: '1795322443594' } },
    });
    expect(submitted).not.toHaveProperty('invoke');
  });

  it('answers a press in a channel in the place of the message, and one of an older client in private', () => {
    const channel = {
      conversation: { conversationType: 'channel', tenantId: tenant, id: '19:steering@thread.tacv2;messageid=1795' },
      replyToId: '1795322443594',
    };
    expect(gesture('execute', channel)).toMatchObject({
      place: { kind: 'channel', id: '19:steering@thread.tacv2' },
      reply: 'acknowledgement',
      covers: '1795322443594',
    });
    const submitted = gesture('submit', channel);
    expect(submitted).toMatchObject({ place: { kind: 'channel' }, reply: 'outbox' });
    expect(submitted).not.toHaveProperty('covers');
    expect(gesture('execute')).not.toHaveProperty('covers');
    const value = { action: { type: 'Action.Execute', verb: 'say', data: { say: 'status', part: 2 } } };
    expect(read('execute', { ...channel, value })).toMatchObject({ invoke: { kind: 'button', part: 2 } });
  });

  it('gives a press that a client repeats after 5 and 10 seconds, under new ids, a name it had before', () => {
    const at = Date.parse('2027-01-04T09:00:11.900Z');
    const keys = [0, 5_000, 10_000].map(
      (later) => gesture('execute', { id: `attempt-${later}`, timestamp: new Date(at + later).toISOString() }).keys,
    );
    for (const repeated of keys.slice(1)) expect(repeated.some((key) => keys[0]?.includes(key))).toBe(true);
    const anew = gesture('execute', { id: 'anew', timestamp: new Date(at + 30_000).toISOString() }).keys;
    expect(anew.some((key) => keys[0]?.includes(key))).toBe(false);
  });

  it('gives presses of different buttons, cards and people no name in common', () => {
    const press = (id: string, more: object) =>
      gesture('execute', { id, timestamp: '2027-01-04T09:00:00Z', ...more }).keys;
    const value = { action: { type: 'Action.Execute', data: { say: 'Amber', to: 'draft:1#rag' } } };
    const all = [
      press('1', {}),
      press('2', { value }),
      press('3', { replyToId: 'another-card' }),
      press('4', { from: { id: 'user-id-1', aadObjectId: 'another' } }),
    ].flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('takes a form that was sent as its values by name, without those that are empty', () => {
    const id = (name: string) => `in-${Buffer.from(name).toString('base64url')}`;
    const data = {
      kind: 'form',
      to: 'form:1#1',
      [id('milestone/csc-live.date')]: '2027-07-31',
      [id('why “now”')]: 'one\r\ntwo\u0000 ',
      [id('empty')]: ' \n',
      [id('nothing chosen')]: 'quarterdeck:none',
      say: 'green',
      other: 'x',
    };
    const what = {
      kind: 'form',
      to: 'form:1#1',
      values: { 'milestone/csc-live.date': '2027-07-31', 'why “now”': 'one\ntwo ' },
    };
    const value = { action: { type: 'Action.Execute', verb: 'say', data } };
    expect(read('execute', { value })).toMatchObject({
      invoke: { kind: 'form' },
      incoming: { what, reply: 'acknowledgement' },
    });
    const submitted = read('submit', { value: data });
    expect(submitted).toMatchObject({ incoming: { what, reply: 'outbox' } });
    expect(submitted).not.toHaveProperty('invoke');
  });

  it('gives a form that a client repeats a name it had before, and one with another answer none; no key says what was written', () => {
    const send = (why: string, attempt: number) => {
      const data = { kind: 'form', to: 'form:1#1', [`in-${Buffer.from('why').toString('base64url')}`]: why };
      const timestamp = new Date(Date.parse('2027-01-04T09:00:00Z') + attempt * 5_000).toISOString();
      return gesture('execute', {
        id: `attempt-${attempt}`,
        timestamp,
        value: { action: { type: 'Action.Execute', data } },
      }).keys;
    };
    const [first, repeated, corrected] = [send('redundancies', 0), send('redundancies', 1), send('a new tender', 2)];
    expect(repeated.some((key) => first.includes(key))).toBe(true);
    expect(corrected.some((key) => first.includes(key) || repeated.includes(key))).toBe(false);
    expect([...first, ...corrected].join()).not.toMatch(/redundancies|tender/);
  });

  it('takes an edit as how the message now reads, and a deletion, each under the id of the message', () => {
    const { id } = recorded('said');
    expect(gesture('said', { ...edit, text: 'red, R&amp;D <at>x</at>' }).what).toEqual({
      kind: 'edited',
      message: id,
      text: 'red, R&D <at>x</at>',
    });
    expect(gesture('said', { ...edit, text: '' }).what).toEqual({ kind: 'edited', message: id, text: '' });
    expect(gesture('said', deletion).what).toEqual({ kind: 'deleted', message: id });
    expect(read('said', { ...edit, id: undefined }).kind).toBe('news');
  });

  it('gives a message, each of its edits and its deletion names of their own, and what is delivered twice the same', () => {
    const at = (minute: number) => ({ timestamp: `2027-01-04T09:0${minute}:00Z` });
    const all = [
      gesture('said', at(0)),
      gesture('said', { ...edit, ...at(1), text: 'red' }),
      gesture('said', { ...edit, ...at(1), text: 'amber' }),
      gesture('said', { ...edit, ...at(2), text: 'red' }),
      gesture('said', { ...deletion, ...at(3) }),
      gesture('said', { ...deletion, ...at(4) }),
    ].flatMap(({ keys }) => keys);
    expect(new Set(all).size).toBe(6);
    expect(all.join()).not.toMatch(/\bred\b|amber/);
    expect(gesture('said', { ...edit, ...at(1), text: 'red' }).keys).toEqual([all[1]]);
  });

  it('takes a mention in an edit without the mention', () => {
    expect(gesture('channel-mention', edit).what).toMatchObject({ kind: 'edited', text: 'status' });
  });

  it.each(['installed', 'bot-added'])('takes “%s” as: this person can be reached, and how', (name) => {
    const incoming = gesture(name);
    expect(incoming.what).toEqual({ kind: 'reachable' });
    expect(incoming.from.address).toBe(incoming.place.address);
  });

  it.each(['uninstalled', 'bot-removed'])('takes “%s” as: this person cannot be reached, and why', (name) => {
    expect(gesture(name).what).toMatchObject({ kind: 'unreachable', why: expect.stringContaining('removed') });
  });

  it('keeps where a team’s channel is when the app is added to the team, and asks nobody', () => {
    const heard = read('added-to-team');
    expect(heard.kind).toBe('news');
    expect(heard).toHaveProperty(
      'remember',
      expect.objectContaining({ 'channel:19:steering@thread.tacv2': expect.any(String) }),
    );
  });

  it.each([
    ['application/vnd.microsoft.teams.file.download.info', 'a file'],
    ['image/png', 'a picture'],
    ['audio/mpeg', 'a recording'],
  ])('says of an attachment of type %s that it is %s', (contentType, what) => {
    const attachments = [{ contentType: 'text/html' }, { contentType }];
    expect(gesture('said', { text: '', attachments }).what).toEqual({ kind: 'unreadable', what });
  });

  it.each([
    ['our own message', 'said', { from: { id: '00000000-0000-4000-8000-0000000000b0' } }],
    ['another bot’s message', 'said', { from: { id: '28:other', role: 'bot' } }],
    ['a reaction', 'said', { type: 'messageReaction' }],
    ['a message that was put back', 'said', { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }],
    ['an edit of our own message', 'said', { ...edit, from: { id: '00000000-0000-4000-8000-0000000000b0' } }],
    ['a card of somebody else’s', 'submit', { value: { other: 1 } }],
    ['typing', 'said', { type: 'typing', text: undefined }],
    ['an upgrade of the app', 'installed', { action: 'add-upgrade' }],
    ['somebody else joining', 'bot-added', { membersAdded: [{ id: 'user-id-1' }] }],
  ])('takes %s as nothing that was meant for us', (_, name, more) => {
    expect(read(name, more).kind).toBe('news');
  });

  it('tells a button and a question of the client that it does not know', () => {
    expect(read('execute', { value: { action: { type: 'Action.Execute', verb: 'x', data: {} } } })).toEqual({
      kind: 'unknown-button',
    });
    expect(read('execute', { name: 'task/fetch' })).toEqual({ kind: 'unknown-invoke', name: 'task/fetch' });
  });

  it('cleans every string that it hands over', () => {
    const data = { say: 'gre\u0000en', to: 'a\uD800' };
    const value = { action: { type: 'Action.Execute', title: 'Green\u0000', data } };
    const text = JSON.stringify(read('execute', { id: 'i\u0000d', replyToId: 'r\u0000', value }));
    expect(text).not.toMatch(/\\u0000|\\ud800/i);
  });

  it('makes do without an Entra id, a tenant and a time, as local clients are', () => {
    const incoming = gesture('said', {
      timestamp: 'nonsense',
      from: { id: 'User-1' },
      channelData: undefined,
      conversation: { id: 'c1' },
    });
    expect(incoming).toMatchObject({ from: { tenant: 'emulator', id: 'User-1' }, at: now, place: { kind: 'direct' } });
  });
});
