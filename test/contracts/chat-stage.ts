import { afterEach, beforeEach, expect } from '@jest/globals';
import type { Sent } from '#core/incoming';
import type { Block, Message } from '#core/message';
import type { ChatRig, Seen, Where } from './chat-rig.ts';

/** What the sentences of the contract stand on: a fresh rig for each, and the two things they do with it. */
export interface Stage {
  readonly rig: ChatRig;
  /** Renders and sends; each message under a key of its own where none is given. */
  send(message: Message, where?: Where, key?: string): Promise<Sent>;
  /** Sends blocks and gives what a reader sees of them, having checked that the platform takes it. */
  show(blocks: readonly Block[], where?: Where): Promise<readonly Seen[]>;
}

/** To be called inside `describe`. */
export function stage(make: () => Promise<ChatRig>): Stage {
  let rig: ChatRig;
  let count = 0;
  beforeEach(async () => {
    rig = await make();
  });
  afterEach(async () => {
    await rig.stop();
  });
  const send: Stage['send'] = (message, where = 'direct', key = `contract/${++count}`) =>
    rig.adapter.send({ key, body: rig.adapter.render(message), to: rig.to[where] });
  return {
    get rig() {
      return rig;
    },
    send,
    async show(blocks, where = 'direct') {
      const before = (await rig.seen(where)).length;
      expect(await send({ summary: 'A summary', blocks }, where)).toMatchObject({ kind: 'sent' });
      const seen = (await rig.seen(where)).slice(before);
      expect(seen.flatMap((message) => message.problems)).toEqual([]);
      return seen;
    },
  };
}
