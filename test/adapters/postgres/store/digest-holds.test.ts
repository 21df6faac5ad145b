import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sentence } from '#core/message';
import type { NewDelivery } from '#core/outbox/delivery';
import type { PostedDigest, Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { blocked, gate } from './interleaving.ts';
import { importSample } from './sample.ts';

const board = { id: 'strategy/bsg', platforms: ['slack'] };
const lane = 'group:strategy/bsg:slack';
const reader = { group: board.id, platform: 'slack' };
const due = new Date('2027-01-04T09:00:00Z');

/** Two that act at the same instant: the first stops where it holds its lock, until the second waits for it. */
describe('two at once', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const digest: NewDelivery = {
    key: 'digest/1',
    kind: 'digest',
    about: { group: board.id, due: due.toISOString() },
    reader,
    urgent: false,
  };
  const edit = { ...digest, key: 'digest/1/edit-1', kind: 'digest-edit', about: { posted: 'digest/1' } };
  const posted: PostedDigest = {
    group: board.id,
    platform: 'slack',
    key: 'digest/1',
    messageId: '1.0',
    postedAt: due,
    shown: {},
    shownAt: due,
  };
  /** Composes what is claimed as the outbox does: its lease anew, which locks its row, then what it is to say. */
  const composes = async (tx: Tx, id: bigint, attempt: number) => {
    await tx.deliveries.hold({ id, attempt }, 60);
    await tx.deliveries.freeze(id, { message: sentence('Red'), platform: 'slack', body: 'Red' });
  };
  const claimed = async (planned: NewDelivery) => {
    await store((tx) => tx.deliveries.add([planned]));
    return (await store((tx) => tx.deliveries.claim(lane, 60)))!;
  };
  const bothEnd = async <T>(first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<T>): Promise<T> => {
    const held = gate();
    const one = store(async (tx) => {
      await first(tx);
      held.reached();
      await held.opened;
    });
    await held.reach;
    const other = store(second);
    await blocked(database);
    held.open();
    await one;
    return other;
  };

  beforeAll(() => importSample(database.store));
  beforeEach(async () => {
    database.now = due;
    await database.pool.query('DELETE FROM delivery; DELETE FROM digest_hold; DELETE FROM digest_edit');
  });

  it('a hold is seen by whatever composes the digest at that moment', async () => {
    const { id, attempt } = await claimed(digest);
    const seen = await bothEnd(
      async (tx) => {
        expect(await tx.digestHolds.waiting(board)).toHaveLength(1);
        await tx.digestHolds.add({ group: board.id, dueAt: due, as: 'office', by: 'olive' });
      },
      async (tx) => {
        await composes(tx, id, attempt);
        return tx.digestHolds.standing(board.id);
      },
    );
    expect(seen).toMatchObject([{ group: board.id, as: 'office', by: 'olive' }]);
  });

  it('a hold sees that the digest is on its way by then', async () => {
    const { id, attempt } = await claimed(digest);
    const waiting = await bothEnd(
      (tx) => composes(tx, id, attempt),
      (tx) => tx.digestHolds.waiting(board),
    );
    expect(waiting).toMatchObject([{ status: 'sending', body: 'Red' }]);
  });

  it('a change is said by the edit that is being composed, or by the next one', async () => {
    const { id, attempt } = await claimed(edit);
    const change = { workstream: 'strategy/customer', what: 'corrected' } as const;
    // Noted first: what is composed then reads it.
    const said = await bothEnd(
      async (tx) => expect(await tx.digestEdits.note(posted, change)).toBeUndefined(),
      async (tx) => {
        await composes(tx, id, attempt);
        return tx.digestEdits.changes('digest/1');
      },
    );
    expect(said).toMatchObject([change]);
    // Composed first: another edit is to say it.
    expect(await store((tx) => tx.digestEdits.note(posted, change))).toBe('digest/1/edit-2');
  });

  it('two changes plan one edit', async () => {
    const note = (tx: Tx, workstream: string) => tx.digestEdits.note(posted, { workstream, what: 'answered' });
    const second = await bothEnd(
      async (tx) => {
        const key = await note(tx, 'strategy/customer');
        await tx.deliveries.add([{ ...edit, key: key! }]);
      },
      (tx) => note(tx, 'strategy/other'),
    );
    expect(second).toBeUndefined();
    expect(await store((tx) => tx.digestEdits.changes('digest/1'))).toHaveLength(2);
  });
});
