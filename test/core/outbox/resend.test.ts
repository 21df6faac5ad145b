import { describe, expect, it } from '@jest/globals';
import { asText } from '#core/message';
import { arrived, resend } from '#core/outbox/words';
import type { Word } from '#core/words/word';
import { desk, twoProgrammes } from './desk.ts';

describe('sending again by its number', () => {
  const betaIsDevs = twoProgrammes.replace(/office: \[olive\](?![\s\S]*office: \[olive\])/, 'office: [dev]');
  const { platforms, at, later, store, delivery, world } = desk({ file: betaIsDevs });
  const key = 'digest/beta/board/2026-12-21/slack';
  const refused = async () => {
    platforms.answer = (post) => (post.key === key ? { kind: 'refused', why: 'is_archived' } : undefined);
    await at('2026-12-21T09:00:00Z');
    platforms.answer = () => undefined;
    return (await delivery(key)).id;
  };
  const says = (person: string, word: Word, args: string) =>
    store(async (tx) => {
      const actor = (await tx.people.actor(person, 'test'))!;
      return word.run({ tx, actor, args, place: 'direct', chat: world.chat });
    });

  it('is for the office of its programme', async () => {
    const id = await refused();
    expect(asText((await says('dev', resend, `${id}`)).message)).toBe(`Number ${id} is on its way again.`);
    expect(await later(0)).toMatchObject([{ key }]);
    expect(await store((tx) => tx.trail.list({ subject: key, limit: 9 }))).toMatchObject([
      { actor: 'dev', action: 'delivery.resent', programme: 'beta' },
    ]);
  });

  it.each([
    ['sent again', resend],
    ['said to have arrived', arrived],
  ])('is refused to others in the words of what there is not, and noted: it is not %s', async (_, word) => {
    const id = await refused();
    const not = await says('olive', word, `${id}`);
    const none = await says('olive', word, '999999');
    expect(asText(not.message)).toBe(asText(none.message).replace('999999', `${id}`));
    expect(not.refused).toEqual({ action: 'deliveries.see', programme: 'beta', subject: key });
    expect(none.refused).toBeUndefined();
    expect(await delivery(key)).toMatchObject({ status: 'refused' });
  });

  it('is no use for what was sent', async () => {
    await at('2026-12-21T09:00:00Z');
    const { id } = await delivery(key);
    expect(asText((await says('dev', resend, `${id}`)).message)).toBe(
      `Number ${id} is sent, so it was not sent again.`,
    );
  });

  it('is not needed for what arrived after all', async () => {
    platforms.answer = (post) => (post.key === key ? { kind: 'unknown', why: 'HTTP 502' } : undefined);
    await at('2026-12-21T09:00:00Z');
    const { id } = await delivery(key);
    await says('dev', arrived, `${id}`);
    expect(await delivery(key)).toMatchObject({ status: 'sent', messageId: 'seen by the office' });
  });
});
