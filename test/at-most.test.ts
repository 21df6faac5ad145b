import { describe, expect, it } from '@jest/globals';
import type { Store, Tx } from '#core/ports';
import { atMost } from '../src/at-most.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A record whose transactions the test ends. */
function record() {
  const underWay = new Map<string, { commit(): void; fail(): void }>();
  const store: Store = { transaction: (work) => work({} as Tx) };
  const clock = { now: 0 };
  const few = atMost(2, store, () => clock.now);
  const begin = (name: string) =>
    few
      .transaction(
        () =>
          new Promise<string>((resolve, reject) => {
            underWay.set(name, { commit: () => resolve(name), fail: () => reject(new Error(name)) });
          }),
      )
      .finally(() => underWay.delete(name));
  return { begin, clock, underWay, names: () => [...underWay.keys()] };
}

describe('a record of which few transactions are under way at once', () => {
  it('begins the others as those end, in the order in which they came', async () => {
    const { begin, underWay, names } = record();
    const all = ['a', 'b', 'c', 'd', 'e'].map(begin);
    await settled();
    expect(names()).toEqual(['a', 'b']);
    underWay.get('b')!.commit();
    await settled();
    expect(names()).toEqual(['a', 'c']);
    for (const each of ['a', 'c', 'd', 'e']) {
      underWay.get(each)!.commit();
      await settled();
    }
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('refuses those whose turn comes when nobody waits for it any more, and goes on with who does', async () => {
    const { begin, clock, underWay, names } = record();
    const [a, b] = ['a', 'b'].map(begin);
    const late = ['c', 'd'].map((name) => expect(begin(name)).rejects.toThrow('takes too long'));
    clock.now = 4_000;
    const e = begin('e');
    clock.now = 5_001;
    underWay.get('a')!.commit();
    await Promise.all([a, ...late]);
    await settled();
    expect(names()).toEqual(['b', 'e']);
    for (const each of ['b', 'e']) underWay.get(each)!.commit();
    expect(await Promise.all([b, e])).toEqual(['b', 'e']);
  });

  it('goes on after one that failed', async () => {
    const { begin, underWay, names } = record();
    const failing = expect(begin('a')).rejects.toThrow('a');
    const rest = ['b', 'c', 'd'].map(begin);
    await settled();
    underWay.get('a')!.fail();
    await failing;
    await settled();
    expect(names()).toEqual(['b', 'c']);
    for (const each of ['b', 'c', 'd']) {
      underWay.get(each)!.commit();
      await settled();
    }
    expect(await Promise.all(rest)).toEqual(['b', 'c', 'd']);
    const later = begin('e');
    await settled();
    expect(names()).toEqual(['e']);
    underWay.get('e')!.commit();
    await later;
  });
});
