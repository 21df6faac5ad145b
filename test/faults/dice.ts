import { createHash, randomInt } from 'node:crypto';

/**
 * Chance from a seed. What befalls a message follows from the seed and the message alone, not from the order in which
 * processes come to it: replayed with the seed that a run has printed, the same messages meet the same faults.
 */
export interface Dice {
  readonly seed: number;
  /** From 0 (inclusive) to 1 (exclusive), the same for the same name. */
  roll(...name: readonly (string | number)[]): number;
  /** One of these, the same for the same name. */
  pick<T>(from: readonly T[], ...name: readonly (string | number)[]): T;
}

/** What `npm test` meets is the same each time: new faults are looked for by `npm run test:faults`. */
const known = 29_860;

/** From FAULTS_SEED; else, where more is asked for than `npm test` does, a new one. It is printed. */
export function dice(seed = Number(process.env.FAULTS_SEED ?? ordinary())): Dice {
  const roll = (...name: readonly (string | number)[]): number =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...name]))
      .digest()
      .readUIntBE(0, 6) /
    2 ** 48;
  return { seed, roll, pick: (from, ...name) => from[Math.floor(roll(...name) * from.length)]! };
}

const ordinary = (): number => (process.env.FAULTS_EVERY_POINT === undefined ? known : randomInt(1, 1_000_000));
