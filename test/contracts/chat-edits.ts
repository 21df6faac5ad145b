import { describe, expect, it } from '@jest/globals';
import type { Can } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

/** What people do to their own messages after they have sent them. */
export function edits(on: Stage, can: Can): void {
  describe('messages of people', () => {
    it('have the name that the platform gives them, each its own', async () => {
      const first = await on.rig.say('Amber');
      const second = await on.rig.say('Amber');
      expect(first.message).toBeTruthy();
      expect(on.rig.received[0]?.what).toEqual({ kind: 'said', text: 'Amber', message: first.message });
      expect(on.rig.received[1]?.what).toHaveProperty('message', second.message);
      expect(second.message).not.toBe(first.message);
    });

    if (!can.edits) return;

    it('are handed over again when they were changed, as they now read, under the name of the message', async () => {
      const said = await on.rig.say('Amber');
      const edited = await on.rig.editMessage(said.message!, 'Red, R&D <slips>');
      expect(edited).toMatchObject({ accepted: true });
      expect(on.rig.received).toHaveLength(2);
      const [first, second] = on.rig.received;
      expect(second?.what).toEqual({ kind: 'edited', message: said.message, text: 'Red, R&D <slips>' });
      expect(second).toMatchObject({ from: first?.from, place: first?.place, reply: 'outbox' });
      expect(second?.at).toEqual(edited.at);
      expect(second?.at.getTime()).toBeGreaterThan(first!.at.getTime());
    });

    it('are told of when they were deleted', async () => {
      const said = await on.rig.say('Amber');
      const gone = await on.rig.deleteMessage(said.message!);
      expect(gone).toMatchObject({ accepted: true });
      expect(on.rig.received).toHaveLength(2);
      expect(on.rig.received[1]).toMatchObject({
        what: { kind: 'deleted', message: said.message },
        from: on.rig.received[0]?.from,
        reply: 'outbox',
      });
    });

    it('give every change a name of its own, and what the platform repeats the one it had before', async () => {
      const said = await on.rig.say('Amber');
      await on.rig.editMessage(said.message!, 'Red');
      await on.rig.again();
      await on.rig.editMessage(said.message!, 'Green');
      await on.rig.editMessage(said.message!, 'Red');
      await on.rig.deleteMessage(said.message!);
      await on.rig.again();
      const keys = on.rig.received.map((each) => each.keys);
      expect(keys).toHaveLength(7);
      const [first, red, redAgain, green, redAnew, deleted, deletedAgain] = keys;
      const shared = (one?: readonly string[], other?: readonly string[]) => one?.filter((key) => other?.includes(key));
      expect(shared(red, redAgain)).not.toEqual([]);
      expect(shared(deleted, deletedAgain)).not.toEqual([]);
      const each = [first, red, green, redAnew, deleted];
      for (const [at, one] of each.entries())
        for (const other of each.slice(at + 1)) expect(shared(one, other)).toEqual([]);
    });

    it('come again when a change of theirs was not stored', async () => {
      const said = await on.rig.say('Amber');
      on.rig.onReceive(async () => Promise.reject(new Error('the database is down')));
      expect(await on.rig.editMessage(said.message!, 'Red')).toMatchObject({ accepted: false });
      on.rig.onReceive(async () => ({}));
      expect(await on.rig.again()).toMatchObject({ accepted: true });
      expect(on.rig.received.at(-1)?.what).toEqual({ kind: 'edited', message: said.message, text: 'Red' });
    });

    it('are cleaned at the door when they are changed, too', async () => {
      const said = await on.rig.say('Amber');
      await on.rig.editMessage(said.message!, 'before\u0000 and \uD83D after');
      expect(on.rig.received.at(-1)?.what).toHaveProperty('text', 'before and \uFFFD after');
    });
  });
}
