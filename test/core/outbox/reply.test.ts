import { describe, expect, it } from '@jest/globals';
import { kinds } from '#core/kinds';
import { asText, sentence } from '#core/message';
import { deliverLane } from '#core/outbox/deliver';
import type { World } from '#core/ports';
import { desk } from './desk.ts';

describe('replies to what somebody said', () => {
  const { posted, store, delivery, world, platforms, later } = desk();
  const account = { platform: 'slack', tenant: 'T1', id: 'U0ASHA' };
  const lane = 'account:slack:T1:U0ASHA';
  const announce = (...texts: string[]) =>
    store(async (tx) => {
      for (const text of texts) {
        const message = sentence(text);
        await tx.deliveries.announce({
          key: text,
          kind: 'reply',
          about: {},
          reader: { account },
          urgent: true,
          message,
        });
      }
    });
  /** The world with a count of its transactions. */
  const counting = () => {
    const counted = { transactions: 0 };
    const transaction: World['store']['transaction'] = (work) => {
      counted.transactions += 1;
      return store(work);
    };
    return { counted, world: { ...world, store: { transaction } } };
  };

  it('are claimed and frozen in one transaction, and settled in the one that claims the next', async () => {
    await announce('one', 'two', 'three');
    const { counted, world } = counting();
    await deliverLane(world, kinds, lane);
    expect(posted.map(({ key }) => key)).toEqual(['one', 'two', 'three']);
    expect(counted.transactions).toBe(4);
    expect(await delivery('two')).toMatchObject({ status: 'sent', attempt: 1, platform: 'slack', body: {} });
  });

  it('are frozen before they are sent', async () => {
    await announce('one');
    platforms.answer = () => ({ kind: 'unknown', why: 'timed out' });
    const slack = world.chat.get('slack')!;
    const { send } = slack;
    slack.send = async (post) => {
      expect(await delivery('one')).toMatchObject({ status: 'sending', attempt: 1, body: post.body });
      return send(post);
    };
    await deliverLane(world, kinds, lane);
    slack.send = send;
    expect(await delivery('one')).toMatchObject({ status: 'unknown', reason: 'timed out' });
  });

  it('are claimed no more once the process is to stop, and the last is settled', async () => {
    await announce('one', 'two');
    await deliverLane(world, kinds, lane, () => posted.length === 0);
    expect(await delivery('one')).toMatchObject({ status: 'sent' });
    expect(await delivery('two')).toMatchObject({ status: 'pending', attempt: 0 });
  });

  it.each([
    [
      'drawn',
      () => {
        throw new Error('a fault of ours');
      },
    ],
    ['frozen', () => ({ text: '\ud800' })],
  ])('that cannot be %s are tried again, and the one before is settled', async (_what, broken) => {
    const slack = world.chat.get('slack')!;
    const { render } = slack;
    slack.render = (message) => (asText(message).includes('two') ? broken() : render(message));
    await announce('one', 'two');
    await deliverLane(world, kinds, lane);
    expect(posted.map(({ key }) => key)).toEqual(['one']);
    expect(await delivery('one')).toMatchObject({ status: 'sent' });
    expect(await delivery('two')).toMatchObject({ status: 'pending', attempt: 1 });
    slack.render = render;
    await later(10);
    expect(posted.map(({ key }) => key)).toEqual(['one', 'two']);
  });

  it('that are tried again go as they were frozen', async () => {
    await announce('one');
    platforms.answer = () => ({ kind: 'not-connected', why: 'ECONNREFUSED' });
    await deliverLane(world, kinds, lane);
    platforms.answer = () => undefined;
    const slack = world.chat.get('slack')!;
    const { render } = slack;
    slack.render = () => {
      throw new Error('drawn twice');
    };
    await later(10);
    slack.render = render;
    expect(posted.map(({ text }) => text)).toEqual(['one', 'one']);
    expect(await delivery('one')).toMatchObject({ status: 'sent', attempt: 2 });
  });
});
