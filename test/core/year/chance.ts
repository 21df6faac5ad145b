/** The next of an even run of numbers from 0 to 1, the same for the same seed. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = (seed * 48_271) % 2_147_483_647;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** One of them, each as likely. */
export const oneOf = <T>(chance: Chance, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;

/** A whole number from `least` to `most`. */
export const between = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));
