import { describe, expect, it } from '@jest/globals';
import type { Recipient } from '#core/incoming';
import { buttons, paragraph, sentence } from '#core/message';
import { all, type Element, ofId, readHtml, tagged, textOf } from './html-reader.ts';
import { made } from './kit.ts';

const asha: Recipient = { direct: { platform: 'playground', tenant: 'rehearsal', id: 'asha' } };

describe('writing in the playground', () => {
  it('takes /programme before a word as the word, like Slack’s command', async () => {
    const { write, received } = await made();
    for (const text of ['/programme status ict', ' /Programme\ndue ', '/programme', '/programmes', 'the /programme'])
      await write('?as=asha', text);
    expect(received.map(({ what }) => what)).toMatchObject([
      { kind: 'word', text: 'status ict' },
      { kind: 'word', text: 'due' },
      { kind: 'word', text: '' },
      { kind: 'said', text: '/programmes' },
      { kind: 'said', text: 'the /programme' },
    ]);
  });

  it('in a channel is said by whoever one is, and seen by everybody there', async () => {
    const { write, received, open } = await made();
    await write('?as=asha&in=business-strategy%2Fbsg', 'status');
    expect(received[0]).toMatchObject({
      from: { id: 'asha', address: 'person:asha' },
      place: { kind: 'channel', id: 'business-strategy/bsg', address: 'channel:business-strategy/bsg' },
    });
    const page = await open('?as=mei&in=business-strategy%2Fbsg');
    expect(textOf(page)).toMatch(/Asha Patel \d\d:\d\d\s*status/);
  });

  it('nothing, or only space, does nothing', async () => {
    const { write, received, rows } = await made();
    for (const text of ['', ' ', '\r\n']) expect((await write('?as=asha', text)).status).toBe(303);
    expect(received).toEqual([]);
    expect(rows.all).toEqual([]);
  });

  it('keeps its lines', async () => {
    const { write, received } = await made();
    await write('?as=asha', 'one\r\ntwo');
    expect(received[0]?.what).toMatchObject({ kind: 'said', text: 'one\ntwo' });
  });

  it('submitted twice is shown once and has one name', async () => {
    const { write, again, received, rows } = await made();
    await write('?as=asha', 'green');
    await again();
    expect(new Set(received.map(({ keys }) => keys[0])).size).toBe(1);
    expect(rows.all).toHaveLength(1);
  });

  it('from no page of ours, without a nonce, is a gesture each time', async () => {
    const { ask, rows } = await made();
    for (const _ of [1, 2]) await ask('/playground/say', { method: 'POST', body: 'as=asha&text=green' });
    expect(rows.all).toHaveLength(2);
  });

  it('as nobody or to no channel is refused, and reaches nobody', async () => {
    const { ask, received } = await made();
    for (const body of ['text=x', 'as=nobody&text=x', 'as=asha&in=nothing&text=x'])
      expect((await ask('/playground/say', { method: 'POST', body })).status).toBe(404);
    expect(received).toEqual([]);
  });

  it('waits for the answer, so that the next page shows it', async () => {
    // Without an answer this would wait for an hour.
    const { write, adapter, on, rows } = await made({ replyWithin: 3_600_000 });
    on(async () => {
      setImmediate(async () => {
        await adapter.send({
          key: 'other',
          body: adapter.render(sentence('elsewhere')),
          to: { channel: 'business-strategy/bsg' },
        });
        await adapter.send({ key: 'answer', body: adapter.render(sentence('Noted')), to: asha });
      });
    });
    await write('?as=asha', 'green');
    expect(rows.all.map(({ key }) => key).slice(1)).toEqual(['other', 'answer']);
  });

  it('that is not stored is said to be so, with the text and the nonce that make the next try the same gesture', async () => {
    const { write, on, submit, received, faults, rows } = await made();
    on(() => Promise.reject(new Error('the database is down')));
    const failed = await write('?as=asha', 'amber <because>');
    expect(failed.status).toBe(503);
    const page = readHtml(await failed.text());
    expect(textOf(page)).toContain('Not saved, please send it again.');
    const [text] = all(page, tagged('textarea'));
    expect(text && textOf(text).trim()).toBe('amber <because>');
    expect(faults).toHaveLength(1);

    on(async () => {});
    const [form] = all(page, ofId('write'));
    if (!form) throw new Error('there is nothing to write in');
    expect((await submit(form, { text: 'amber <because>' })).status).toBe(303);
    expect(received[1]?.keys).toEqual(received[0]?.keys);
    expect(rows.all).toHaveLength(1);
  });

  it('is told in plain words when even the page cannot be drawn', async () => {
    const { write, on, rows } = await made();
    on(async () => {
      rows.list = () => Promise.reject(new Error('the database is down'));
      throw new Error('the database is down');
    });
    const failed = await write('?as=asha', 'red');
    expect(failed.status).toBe(503);
    expect(await failed.text()).toBe('Not saved, please send it again.\n');
  });

  it('is not accepted once it stops', async () => {
    const { write, adapter, received } = await made();
    await adapter.stop();
    expect((await write('?as=asha', 'green')).status).toBe(503);
    expect(received).toEqual([]);
  });
});

describe('pressing in the playground', () => {
  it('in a channel is between them and Quarterdeck: nobody else there sees the press or the answer', async () => {
    const { adapter, on, open, submit, received } = await made({ replyWithin: 3_600_000 });
    const blocks = [paragraph('The digest'), buttons({ label: 'All workstreams', say: 'status' })];
    const body = adapter.render({ summary: 'The digest', blocks });
    const here = '&in=business-strategy%2Fbsg';
    await adapter.send({ key: 'digest', body, to: { channel: 'business-strategy/bsg' } });
    on(async () => ({ answer: sentence('ICT is Red') }));
    const isButton = (each: Element) => tagged('form')(each) && each.attributes.action === '/playground/press';
    await submit(all(await open(`?as=asha${here}`), isButton)[0]!, { say: 'status' });
    expect(received[0]).toMatchObject({ place: { kind: 'channel' }, reply: 'acknowledgement' });
    expect(textOf(await open(`?as=asha${here}`))).toMatch(/Quarterdeck \d\d:\d\d only you see this\s*ICT is Red/);
    const theirs = textOf(await open(`?as=mei${here}`));
    expect(theirs).toContain('The digest');
    expect(theirs).not.toContain('ICT is Red');
    expect(theirs).not.toMatch(/Asha Patel \d\d:\d\d/);
  });

  it('shows what Quarterdeck answers to words typed in a channel to their writer alone, where that is meant', async () => {
    const { adapter, write, open, received } = await made();
    await write('?as=asha&in=business-strategy%2Fbsg', 'due');
    const { place } = received[0]!;
    const to = { channel: place.id, address: place.alone! };
    await adapter.send({ key: 'answer', body: adapter.render(sentence('Nothing is due')), to });
    expect(textOf(await open('?as=asha&in=business-strategy%2Fbsg'))).toContain('Nothing is due');
    expect(textOf(await open('?as=mei&in=business-strategy%2Fbsg'))).not.toContain('Nothing is due');
  });

  it('while the database is down is told that nothing was saved', async () => {
    const { ask } = await made({ directory: { people: () => Promise.reject(new Error('the database is down')) } });
    const failed = await ask('/playground/press', { method: 'POST', body: 'as=asha&say=submit' });
    expect(failed.status).toBe(503);
    expect(await failed.text()).toBe('Not saved, please press again.\n');
  });

  it('shows in the conversation what the button said', async () => {
    const { adapter, open, submit, rows } = await made();
    const blocks = [buttons({ label: 'Start Customer focus', say: 'start customer-focus' })];
    await adapter.send({ key: 'prompt', body: adapter.render({ summary: 'S', blocks }), to: asha });
    const page = await open('?as=asha');
    const form = all(page, tagged('form')).find((each) => each.attributes.action === '/playground/press');
    if (!form) throw new Error('there is no button');
    await submit(form, { say: 'start customer-focus' });
    expect(rows.all[1]).toMatchObject({ fromPerson: 'asha', message: { summary: 'Start Customer focus' } });
  });
});
