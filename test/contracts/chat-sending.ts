import { describe, expect, it } from '@jest/globals';
import type { Sent } from '#core/incoming';
import { sentence } from '#core/message';
import type { Can, Failure } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

const afterwards: Readonly<Record<Failure, Sent['kind']>> = {
  '500-after-accepting': 'unknown',
  'reset-after-accepting': 'unknown',
  hang: 'unknown',
  '429': 'wait',
  refuse: 'refused',
  unreachable: 'not-connected',
};

/** One request for each attempt, and what each answer of the platform means. */
export function sending(on: Stage, can: Can): void {
  describe('sending', () => {
    it('says where a message went and under which id, with one request', async () => {
      for (const where of ['direct', 'channel'] as const) {
        const before = on.rig.posts();
        const sent = await on.send(sentence('Monday’s prompt'), where);
        expect(on.rig.posts() - before).toBe(1);
        expect(sent).toMatchObject({ kind: 'sent', messageId: (await on.rig.seen(where)).at(-1)?.id });
      }
    });

    it('edits the message that is replaced, and posts no other', async () => {
      const sent = await on.send(sentence('Customer focus is Green'));
      const messageId = sent.kind === 'sent' ? sent.messageId : '';
      const body = on.rig.adapter.render(sentence('Customer focus is Amber'));
      const edited = await on.rig.adapter.send({
        key: 'contract/edit',
        body,
        to: on.rig.to.direct,
        replaces: messageId,
      });
      expect(edited).toMatchObject({ kind: 'sent', messageId });
      const seen = await on.rig.seen('direct');
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatchObject({ id: messageId, text: expect.stringContaining('Customer focus is Amber') });
    });

    it.each(can.failures)(
      'makes one request when the platform answers with “%s”, and says what it means',
      async (failure) => {
        const before = on.rig.posts();
        on.rig.failNext(failure);
        const sent = await on.send(sentence('A digest'), 'channel');
        expect(sent.kind).toBe(afterwards[failure]);
        expect(on.rig.posts() - before).toBe(failure === 'unreachable' ? 0 : 1);
        if (sent.kind === 'wait') expect(sent.seconds).toBeGreaterThan(0);
        if (sent.kind === 'refused') expect(sent.why).toMatch(/\w+ \w+/);
        const stands = (await on.rig.seen('channel')).filter((message) => message.text.includes('A digest'));
        expect(stands).toHaveLength(sent.kind === 'unknown' ? 1 : 0);
      },
    );

    if (can.failures.length > 0)
      it('goes on after a failure', async () => {
        for (const failure of can.failures) {
          on.rig.failNext(failure);
          await on.send(sentence('Lost'));
          expect(await on.send(sentence('Found'))).toMatchObject({ kind: 'sent' });
        }
      });

    it(
      can.readsBack
        ? 'finds a message by its delivery key, and says of one that is not there that it is absent'
        : 'says that it cannot tell whether a message arrived',
      async () => {
        const since = new Date(Date.now() - 60_000);
        for (const where of ['direct', 'channel'] as const) {
          const failure = can.failures.find((each) => afterwards[each] === 'unknown');
          if (failure) on.rig.failNext(failure);
          await on.send(sentence('Prompt'), where, `contract/find/${where}`);
          const id = (await on.rig.seen(where)).at(-1)?.id;
          expect(await on.rig.adapter.find(`contract/find/${where}`, on.rig.to[where], since)).toEqual(
            can.readsBack ? { found: id } : 'cannot-tell',
          );
          expect(await on.rig.adapter.find('contract/never', on.rig.to[where], since)).toBe(
            can.readsBack ? 'absent' : 'cannot-tell',
          );
        }
      },
    );

    it('renders the same message twice alike, and as plain JSON', () => {
      const message = sentence('The same', { bold: ' for ever' });
      const body = on.rig.adapter.render(message);
      expect(on.rig.adapter.render(message)).toEqual(body);
      expect(JSON.parse(JSON.stringify(body))).toEqual(body);
    });

    it('is well while all is well', () => {
      expect(on.rig.adapter.health()).toEqual({ state: 'ok' });
    });
  });
}
