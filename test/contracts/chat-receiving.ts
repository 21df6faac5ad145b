import { describe, expect, it } from '@jest/globals';
import { buttons, sentence } from '#core/message';
import { hostile } from './chat-hostile.ts';
import type { Can } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

/** From the platform to the core, and the acknowledgement back. */
export function receiving(on: Stage, can: Can): void {
  describe('receiving', () => {
    it('hands over typed text once, with who said it, where, when and under which names', async () => {
      const said = await on.rig.say('Amber, the go-live slips');
      expect(said).toMatchObject({ accepted: true });
      expect(on.rig.received).toHaveLength(1);
      const incoming = on.rig.received[0]!;
      expect(incoming.what).toMatchObject({ kind: 'said', text: 'Amber, the go-live slips' });
      expect(incoming.from).toMatchObject(on.rig.person);
      expect(incoming.place.kind).toBe('direct');
      expect(incoming.from.address).toBe(incoming.place.address);
      expect(incoming.at).toEqual(said.at);
      expect(incoming.keys.length).toBeGreaterThan(0);
      expect(incoming.reply).toBe('outbox');
    });

    it('can answer at the address that a gesture came with', async () => {
      await on.rig.say('status');
      const { from, place } = on.rig.received[0]!;
      const sent = await on.rig.adapter.send({
        key: 'contract/reply',
        body: on.rig.adapter.render(sentence('All is well')),
        to: { direct: { platform: from.platform, tenant: from.tenant, id: from.id }, address: place.address },
      });
      expect(sent).toMatchObject({ kind: 'sent' });
      expect((await on.rig.seen('direct')).at(-1)).toMatchObject({ text: expect.stringContaining('All is well') });
    });

    it('takes a mention in a channel without the mention, and answers in its thread', async () => {
      for (const thread of [undefined, 'in a thread'] as const) {
        const gesture = await on.rig.mention('status customer focus', thread);
        const { what, place } = on.rig.received.at(-1)!;
        expect(what).toMatchObject({ kind: 'said', text: 'status customer focus' });
        expect(place.kind).toBe('channel');
        const to = on.rig.to.channel;
        expect(place.id).toBe('channel' in to ? to.channel : '');
        const answer = { key: `contract/${thread}`, body: on.rig.adapter.render(sentence('It is Green')) };
        const sent = await on.rig.adapter.send({ ...answer, to: { channel: place.id, address: place.address } });
        expect(sent).toMatchObject({ kind: 'sent' });
        const seen = (await on.rig.seen('channel')).at(-1);
        expect(seen).toMatchObject({ text: expect.stringContaining('It is Green') });
        expect(seen?.thread).toBe(gesture.thread);
      }
    });

    it('gives the text exactly as it was typed, undoing the platform’s escaping once', async () => {
      const typed = 'R&D < 5 > 3 &amp; &lt;b&gt; "quotes" £1.2m — é 日本 🙂';
      await on.rig.say(typed);
      expect(on.rig.received[0]?.what).toMatchObject({ kind: 'said', text: typed });
    });

    it('cleans at the door what no database can keep: NUL and half characters', async () => {
      await on.rig.say('before\u0000 and \uD83D after');
      expect(on.rig.received[0]?.what).toMatchObject({ kind: 'said', text: 'before and \uFFFD after' });
    });

    it('hands over a press as what the button says and what it answers', async () => {
      await on.show([
        buttons({ label: 'Amber', say: 'amber & <so>', to: 'draft:1#rag' }, { label: 'Status', say: 'status' }),
      ]);
      expect(await on.rig.press('Amber')).toMatchObject({ accepted: true });
      expect(await on.rig.press('Status')).toMatchObject({ accepted: true });
      expect(on.rig.received[0]?.what).toMatchObject({ kind: 'pressed', say: 'amber & <so>', to: 'draft:1#rag' });
      expect(on.rig.received[1]?.what).toMatchObject({ kind: 'pressed', say: 'status' });
      expect(on.rig.received[1]?.what).not.toHaveProperty('to');
      expect(on.rig.received[0]?.from).toMatchObject(on.rig.person);
      expect(on.rig.received[0]?.what).toHaveProperty('message', (await on.rig.seen('direct'))[0]?.id);
    });

    it('answers a press in a channel so that only the presser sees it, and knows the channel', async () => {
      await on.show([buttons({ label: 'All workstreams', say: 'status' })], 'channel');
      const before = await on.rig.seen('channel');
      const back = buttons({ label: 'Back to the digest', say: 'digest bsg', to: 'back' });
      on.rig.onReceive(async () => ({
        answer: { summary: 'ICT is Red', blocks: [...sentence('ICT is Red').blocks, back] },
      }));
      const gesture = await on.rig.press('All workstreams', 'channel');
      const incoming = on.rig.received.at(-1)!;
      expect(gesture).toMatchObject({ accepted: true, told: expect.stringContaining('ICT is Red') });
      expect(incoming).toMatchObject({ reply: 'acknowledgement', what: { kind: 'pressed', say: 'status' } });
      expect(incoming.place).toMatchObject({
        kind: 'channel',
        id: 'channel' in on.rig.to.channel && on.rig.to.channel.channel,
      });
      expect(await on.rig.seen('channel')).toEqual(before);
    });

    it('answers what is typed in a channel before its writer alone there, where the platform can', async () => {
      await on.rig.mention('due');
      const { place } = on.rig.received.at(-1)!;
      if (place.alone === undefined) return;
      const before = await on.rig.seen('channel');
      const body = on.rig.adapter.render(sentence('Nothing is due'));
      const sent = await on.rig.adapter.send({ key: 'alone', body, to: { channel: place.id, address: place.alone } });
      expect(sent).toMatchObject({ kind: 'sent' });
      expect(await on.rig.seen('channel')).toEqual(before);
    });

    it('gives what the platform repeats one of the names it had before, and two gestures none in common', async () => {
      await on.show([buttons({ label: 'No change', say: 'no change' })]);
      await on.rig.say('green');
      await on.rig.again();
      await on.rig.say('green');
      await on.rig.press('No change');
      await on.rig.again();
      await on.rig.press('No change');
      const [said, saidAgain, saidAnew, pressed, pressedAgain, pressedAnew] = on.rig.received.map((each) => each.keys);
      const shared = (one?: readonly string[], other?: readonly string[]) => one?.filter((key) => other?.includes(key));
      expect(shared(said, saidAgain)).not.toEqual([]);
      expect(shared(pressed, pressedAgain)).not.toEqual([]);
      for (const [one, other] of [
        [said, saidAnew],
        [pressed, pressedAnew],
        [said, pressed],
      ])
        expect(shared(one, other)).toEqual([]);
    });

    if (can.words) {
      it('hands over a command as a word, and puts the answer into the acknowledgement', async () => {
        on.rig.onReceive(async () => ({
          answer: sentence('Round opens on ', { bold: '4 January' }, ` ${hostile[0]}`),
        }));
        const gesture = await on.rig.word('round preview & <all>');
        expect(on.rig.received[0]).toMatchObject({
          what: { kind: 'word', text: 'round preview & <all>' },
          reply: 'acknowledgement',
        });
        expect(gesture.told).toContain(`Round opens on 4 January ${hostile[0]}`);
      });

      it('gives a repeated command one of the names it had before', async () => {
        await on.rig.word('due');
        await on.rig.again();
        await on.rig.word('due');
        const [first, again, anew] = on.rig.received.map((each) => each.keys);
        expect(first?.some((key) => again?.includes(key))).toBe(true);
        expect(first?.some((key) => anew?.includes(key))).toBe(false);
      });
    }

    if (can.answersPress)
      it('puts the answer to a button into the acknowledgement', async () => {
        await on.show([buttons({ label: 'Amber', say: 'amber', to: 'draft:1#rag' })]);
        on.rig.onReceive(async () => ({ answer: sentence('What would bring it back?') }));
        const gesture = await on.rig.press('Amber');
        expect(on.rig.received[0]?.reply).toBe('acknowledgement');
        expect(gesture.told).toContain('What would bring it back?');
      });

    if (can.files)
      it('says of a file that it cannot be read, so that the person is told', async () => {
        await on.rig.sendFile('');
        expect(on.rig.received[0]?.what.kind).toBe('unreadable');
      });

    if (can.strangers)
      it('tells the e-mail address of a member, and of nobody else', async () => {
        expect((await on.rig.adapter.profile(on.rig.person))?.email).toBe(on.rig.email);
        expect((await on.rig.adapter.profile(on.rig.stranger))?.email).toBeUndefined();
      });

    it('acknowledges only when all is stored', async () => {
      let arrived = () => {};
      let store = () => {};
      const reached = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const stored = new Promise<void>((resolve) => {
        store = resolve;
      });
      on.rig.onReceive(async (incoming) => {
        if (incoming.what.kind === 'said' && incoming.what.text === 'first') {
          arrived();
          await stored;
        }
        return {};
      });
      let answered = false;
      const first = on.rig.say('first').finally(() => {
        answered = true;
      });
      await reached;
      expect(await on.rig.say('second')).toMatchObject({ accepted: true });
      expect(answered).toBe(false);
      const stopping = on.rig.adapter.stop();
      store();
      expect(await first).toMatchObject({ accepted: true });
      await stopping;
    });

    it('tells the platform that a message was not stored, and takes it when it comes again', async () => {
      on.rig.onReceive(async () => Promise.reject(new Error('the database is down')));
      expect(await on.rig.say('red')).toMatchObject({ accepted: false });
      on.rig.onReceive(async () => ({}));
      expect(await on.rig.again()).toMatchObject({ accepted: true });
      expect(on.rig.received.map((each) => each.what)).toMatchObject([
        { kind: 'said', text: 'red' },
        { kind: 'said', text: 'red' },
      ]);
    });

    it('tells a person whose press was not stored to press again', async () => {
      await on.show([buttons({ label: 'Submit', say: 'submit', to: 'draft:1#review' })]);
      on.rig.onReceive(async () => Promise.reject(new Error('the database is down')));
      expect((await on.rig.press('Submit')).told).toContain('Not saved, please press again');
      if (can.words) expect((await on.rig.word('due')).told).toContain('Not saved, please press again');
    });
  });
}
