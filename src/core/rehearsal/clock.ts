import type { MovableClock, World } from '../ports.ts';
import { nextDue } from '../rounds/agenda.ts';
import { readAgenda } from '../schedule/read.ts';

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
  /** The next instant at which anything happens. */
  next(): Promise<Date | undefined>;
}

interface Parts {
  readonly world: World;
  readonly clock: MovableClock;
  /** Plans what is due at the clock's instant (schedule/tick.ts), and whatever else a tick does. */
  readonly tick: () => Promise<void>;
  /** Waits for some machine time: resolves `false` when the 60 s that a move may take are over. */
  readonly patience: () => () => Promise<boolean>;
}

export function rehearsal({ world, clock, tick, patience }: Parts): Rehearsal {
  const next = async (): Promise<Date | undefined> => {
    const now = await clock.now();
    return world.store.transaction(async (tx) => {
      const input = await readAgenda(tx);
      return earliest(input && nextDue(input, now), await tx.deliveries.nextDueAt(now));
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
    const before = await world.store.transaction((tx) => tx.deliveries.counts());
    const wait = patience();
    let waiting: readonly string[] = [];
    for (let stop = false; !stop; ) {
      const due = await next();
      stop = due === undefined || due >= target;
      await clock.moveTo(stop ? target : due!);
      await tick();
      waiting = await settle(wait);
    }
    const after = await world.store.transaction((tx) => tx.deliveries.counts());
    return { now: target, sent: after.sent - before.sent, refused: after.refused - before.refused, waiting };
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

const earliest = (...dates: (Date | undefined)[]): Date | undefined =>
  dates.filter((date) => date !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
