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
  /** Moves forward, standing at each due instant in turn, so that a jump makes nothing late. */
  moveTo(target: Date): Promise<Moved>;
  /** The next instant at which anything happens, and what, in words. */
  next(): Promise<{ readonly at: Date; readonly what: string } | undefined>;
}

/** So that a slip of the finger does not rehearse centuries: it stops there and says where. */
const mostInstants = 2_000;

interface Parts {
  readonly world: World;
  readonly clock: MovableClock;
  /** Plans what is due at the clock's instant (schedule/tick.ts), and whatever else a tick does. */
  readonly tick: () => Promise<void>;
  /** Waits for some machine time: resolves `false` when the 60 s that a move may take are over. */
  readonly patience: () => () => Promise<boolean>;
}

export function rehearsal({ world, clock, tick, patience }: Parts): Rehearsal {
  const next: Rehearsal['next'] = async () => {
    const now = await clock.now();
    return world.store.transaction(async (tx) => {
      const input = await readAgenda(tx);
      const due = input && nextDue(input, now);
      const postponed = await tx.deliveries.nextDueAt(now);
      if (postponed && !(due && due <= postponed)) return { at: postponed, what: 'a message that waited goes' };
      return input && due ? { at: due, what: await whatFalls(tx, agenda(input, now, due)) } : undefined;
    });
  };
  const settle = async (wait: () => Promise<boolean>): Promise<readonly string[]> => {
    for (;;) {
      const waiting = await world.store.transaction((tx) => tx.deliveries.unsettled());
      if (waiting.length === 0 || !(await wait())) return waiting;
    }
  };
  // One move at a time: two at once would stand at each other's instants.
  let moving: Promise<unknown> = Promise.resolve();
  const move = async (target: Date): Promise<Moved> => {
    const read = () => world.store.transaction(async (tx) => ({ now: tx.now, ...(await tx.deliveries.counts()) }));
    const before = await read();
    const wait = patience();
    let waiting: readonly string[] = [];
    let now = before.now;
    for (let instants = 0; now < target && instants < mostInstants; instants++) {
      const due = (await next())?.at;
      now = due === undefined || due > target ? target : due;
      await clock.moveTo(now);
      await tick();
      waiting = await settle(wait);
    }
    const after = await read();
    return { now, sent: after.sent - before.sent, refused: after.refused - before.refused, waiting };
  };
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
