import { deepStrictEqual } from 'node:assert';
import { type Read, Unchanged } from '../../adapters/postgres/store/unchanged.ts';

/** Reads each time what is kept all the same, and fails the turn whose kept reading is not what it would have read. */
export class Doubting extends Unchanged {
  override async of<T>(
    seen: string | null,
    now: Date,
    key: string,
    read: () => Promise<Read<T> | undefined>,
  ): Promise<T | undefined> {
    const fresh = await read();
    const value = await super.of(seen, now, key, async () => fresh);
    if (!fresh || fresh.version === seen)
      deepStrictEqual(value, fresh?.value, `What is kept of ${key} is not so any more`);
    return value;
  }
}
