import type { MovableClock, World } from '../ports.ts';
import { agenda, nextDue } from '../rounds/agenda.ts';
import { readAgenda } from '../schedule/read.ts';
import { whatFalls } from './what-falls.ts';

/** What moving the clock led to. */
export interface Moved {
  readonly now: Date;
  /** How many messages went, and how many were refused, on the way. */
  readonly sent: number;
  readonly refused: number;
  /** Keys of deliveries that were still under way when we stopped waiting. */
  readonly waiting: readonly string[];
}

export interface Rehearsal {
  now(): Promise<Date>;
  /**
   * Moves forward, standing at each due instant in turn, so that a jump makes nothing late. When patience is over it
   * stops where it is, and `now` says where. Told the present instant, it stands there once more.
   */
  moveTo(target: Date): Promise<Moved>;
  /** The next instant at which anything happens, and what, in words. */
  next(): Promise<{ readonly at: Date; readonly what: string } | undefined>;
}

interface Parts {
  readonly world: World;
  readonly clock: MovableClock;
  /** Plans what is due at the clock's instant (schedule/tick.ts), and whatever else a tick does. */
  readonly tick: () => Promise<void>;
  /** A new one for each move, which may take 60 s of machine time. */
  readonly patience: () => Patience;
}

export interface Patience {
  /** Waits a little. */
  wait(): Promise<void>;
  isOver(): boolean;
}

export function rehearsal({ world, clock, tick, ...parts }: Parts): Rehearsal {
  /** Where a move stands next, of which nobody asks what it is. */
  const nextStop = (): Promise<Date | undefined> =>
    world.store.transaction(async (tx) => {
      const [input, postponed] = await Promise.all([readAgenda(tx), tx.deliveries.nextDueAt(tx.now)]);
      const due = input && nextDue(input, tx.now);
      return postponed && !(due && due <= postponed) ? postponed : due;
    });
  const next: Rehearsal['next'] = () =>
    world.store.transaction(async (tx) => {
      const input = await readAgenda(tx);
      const due = input && nextDue(input, tx.now);
      const postponed = await tx.deliveries.nextDueAt(tx.now);
      if (postponed && !(due && due <= postponed)) return { at: postponed, what: 'a message that waited goes' };
      return input && due ? { at: due, what: await whatFalls(tx, agenda(input, tx.now, due)) } : undefined;
    });
  const read = () =>
    world.store.transaction(async (tx) => ({
      now: tx.now,
      ...(await tx.deliveries.counts()),
      waiting: await tx.deliveries.unsettled(),
    }));
  const ofUnknownFate = () =>
    world.store.transaction(async (tx) =>
      (await tx.deliveries.list({ status: ['unknown'], limit: 100 })).map(({ key }) => key),
    );
  /** Waits until everything due has gone or failed, but not for what is in `except`. */
  const settle = async (patience: Patience, except: () => Promise<readonly string[]>): Promise<void> => {
    while (!patience.isOver()) {
      const { waiting } = await read();
      if (waiting.length === 0) return;
      const excepted = await except();
      if (waiting.every((key) => excepted.includes(key))) return;
      await patience.wait();
    }
  };
  const move = async (target: Date): Promise<Moved> => {
    const patience = parts.patience();
    const before = await read();
    const longUnknown = await ofUnknownFate();
    let { now } = before;
    for (;;) {
      const due = now < target ? await nextStop() : undefined;
      now = due === undefined || due > target ? (target > now ? target : now) : due;
      await clock.moveTo(now);
      await tick();
      // On the way, what nobody knows the fate of holds nothing up; at the end it is waited for, unless it was so before.
      if (now >= target) break;
      await settle(patience, ofUnknownFate);
      if (patience.isOver()) break;
    }
    await settle(patience, async () => longUnknown);
    const after = await read();
    return { now, sent: after.sent - before.sent, refused: after.refused - before.refused, waiting: after.waiting };
  };
  // One move at a time: two at once would stand at each other's instants.
  let moving: Promise<unknown> = Promise.resolve();
  return {
    now: () => clock.now(),
    next,
    moveTo: (target) => {
      const moved = moving.then(
        () => move(target),
        () => move(target),
      );
      moving = moved.catch(() => undefined);
      return moved;
    },
  };
}
