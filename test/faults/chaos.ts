import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { fateOf, fateOfAsking } from './fate.ts';
import type { Replica } from './replica.ts';
import type { Rig } from './rig.ts';

/** Faults of the platforms by the dice, and processes that are killed and started again. */
export interface Chaos {
  /** How many processes were killed. */
  readonly kills: number;
  /** No more kills: resolves when as many live as at the start. */
  calm(): Promise<void>;
}

/**
 * Lets loose what `dice` decide: each `everyPosts` messages or so that were accepted, one process is killed, half the
 * times before the platform has answered it, and started again.
 */
export function chaos(rig: Rig, dice: Dice, everyPosts: number): Chaos {
  const { mood } = rig.platform;
  const starting = new Set<Promise<Replica>>();
  let kills = 0;
  let accepted = 0;
  let next = gap();
  let over = false;

  function gap(): number {
    return Math.max(1, Math.round(everyPosts * (0.5 + dice.roll('gap', accepted))));
  }
  const kill = async () => {
    const living = rig.living();
    // One is left to go on, as with any two replicas that do not fail together.
    if (over || living.length < 2) return;
    kills += 1;
    await dice.pick(living, 'whom', kills).kill('SIGKILL');
    await rig.noteUnclear();
    const started = sleep(dice.roll('down', kills) * 500).then(() => rig.start());
    starting.add(started);
    started.finally(() => starting.delete(started)).catch(() => undefined);
  };

  mood.fate = (key, nth) => fateOf(dice, key, nth);
  mood.fateOfAsking = (what, nth) => fateOfAsking(dice, what, nth);
  mood.unseen = (key) => (dice.roll('unseen', key) < 0.3 ? 1 : 0);
  mood.accepted = async () => {
    accepted += 1;
    if (accepted < next || over) return;
    next = accepted + gap();
    if (dice.roll('when', accepted) < 0.5) await kill();
    else setTimeout(() => void kill(), dice.roll('soon', accepted) * 20);
  };

  return {
    get kills() {
      return kills;
    },
    async calm() {
      over = true;
      await Promise.all(starting);
    },
  };
}
