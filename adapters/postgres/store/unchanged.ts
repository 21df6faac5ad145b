import { Prisma } from '../generated/client.ts';

/**
 * What was read before and is still so. Each message of an interview asks who speaks and all that their answer depends
 * on, which most messages leave as it was; to ask the database only whether it is costs it a tenth of asking for all of it.
 *
 * A statement that changes any of it adds a row to `record_change` in its own transaction, by a trigger. What is read is kept with
 * what all those rows came to in the same snapshot: as long as they come to the same, so does what would be read.
 */

/** What all changes of the record that a statement can see come to. */
export const version = Prisma.sql`(SELECT bit_xor(token) FROM record_change)::text`;

/** @param version as the statement itself saw it */
export interface Read<T> {
  readonly version: string | null;
  readonly value: T;
}

/** Days begin on a quarter of an hour in every zone: until the next, nobody comes back from leave and no group ends. */
const quarterHour = 15 * 60 * 1000;

interface Kept {
  readonly version: string;
  readonly value: unknown;
}

/**
 * Of one process, for all its transactions. What a transaction read of its own writing is known by a number that nobody
 * else draws: if it comes to nothing, nobody sees that version again.
 */
export class Unchanged {
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();

  /** @param most how many things are kept; a whole interview takes some 10 kB */
  constructor(most = 500) {
    this.#most = most;
  }

  /**
   * @param seen the version that this transaction sees
   * @param key what is read, and of whom or what
   * @param read reads it, with the version that the same statement sees; undefined, which is not kept: it is not there
   */
  async of<T>(
    seen: string | null,
    now: Date,
    key: string,
    read: () => Promise<Read<T> | undefined>,
  ): Promise<T | undefined> {
    const kept = this.#kept.get(key);
    if (kept && kept.version === versionAt(seen, now)) return kept.value as T;
    const fresh = await read();
    // A database that was emptied behind its triggers has no version, and then again none.
    if (fresh && fresh.version !== null)
      this.#keep(key, { version: versionAt(fresh.version, now), value: fresh.value });
    return fresh?.value;
  }

  #keep(key: string, read: Kept): void {
    this.#kept.delete(key);
    this.#kept.set(key, read);
    if (this.#kept.size <= this.#most) return;
    const [oldest] = this.#kept.keys();
    this.#kept.delete(oldest!);
  }
}

const versionAt = (version: string | null, now: Date): string =>
  `${version} ${Math.floor(now.getTime() / quarterHour)}`;
