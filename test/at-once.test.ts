import { describe, expect, it } from '@jest/globals';
import { lanesAtOnce } from '../src/at-once.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A process that looks into lanes, each look ended by the test. */
function looking(goOn: () => boolean = () => true) {
  const looks: { readonly lane: string; end(fault?: Error): void }[] = [];
  const waits: { readonly seconds: number; end(): void }[] = [];
  const warned: string[] = [];
  const log = { info() {}, warn: (_: object, text: string) => warned.push(text), error() {} };
  const wait = (seconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      waits.push({ seconds, end: resolve });
      signal.addEventListener('abort', reject);
    });
  const lanes = lanesAtOnce(log, goOn, wait);
  const begin = () =>
    lanes.begin(
      (lane) =>
        new Promise((resolve, reject) => {
          looks.push({ lane, end: (fault) => (fault ? reject(fault) : resolve()) });
        }),
    );
  return { ...{ looks, waits, warned, begin }, lanes, seen: () => looks.map(({ lane }) => lane) };
}

describe('lanes with a reply that somebody waits for', () => {
  it('are looked into at once, and kept until that can begin', () => {
    const { lanes, begin, seen } = looking();
    lanes.ask('asha');
    expect(seen()).toEqual([]);
    begin();
    expect(seen()).toEqual(['asha']);
    lanes.ask('ben');
    expect(seen()).toEqual(['asha', 'ben']);
    expect(lanes.hasMore).toBe(false);
  });

  it('are looked into again when they were asked for meanwhile, however often only once more', async () => {
    const { lanes, begin, looks, seen } = looking();
    begin();
    for (let time = 0; time < 4; time += 1) lanes.ask('asha');
    expect(seen()).toEqual(['asha']);
    looks[0]!.end();
    await settled();
    expect(seen()).toEqual(['asha', 'asha']);
    looks[1]!.end();
    await settled();
    expect(seen()).toHaveLength(2);
  });

  it('are looked into ten at a time, the others in the order in which they were asked for', async () => {
    const { lanes, begin, looks, seen } = looking();
    begin();
    const people = Array.from({ length: 13 }, (_, person) => `person-${person}`);
    for (const each of people) lanes.ask(each);
    lanes.ask('person-0');
    expect(seen()).toEqual(people.slice(0, 10));
    looks[4]!.end();
    await settled();
    expect(seen()).toEqual(people.slice(0, 11));
    for (const { end } of looks) end();
    await settled();
    expect(seen()).toEqual([...people, 'person-0']);
  });

  it('that cannot be looked into are tried again, later each time, and hold up no other', async () => {
    const { lanes, begin, looks, waits, warned, seen } = looking();
    begin();
    lanes.ask('asha');
    for (let time = 0; time < 7; time += 1) {
      looks.at(-1)!.end(new Error('the database is away'));
      await settled();
      waits.at(-1)!.end();
      await settled();
    }
    expect(waits.map(({ seconds }) => seconds)).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(warned).toHaveLength(7);
    looks.at(-1)!.end(new Error('the database is away'));
    await settled();
    lanes.ask('ben');
    expect(seen().at(-1)).toBe('ben');
  });

  it('that a process which ends has not come to are told, so that others do', async () => {
    let ends = false;
    const { lanes, begin, looks, seen } = looking(() => !ends);
    begin();
    lanes.ask('asha');
    lanes.ask('dev');
    looks[1]!.end(new Error('the database is away'));
    await settled();
    ends = true;
    const stopped = lanes.stop();
    looks[0]!.end();
    await stopped;
    expect(seen()).toEqual(['asha', 'dev']);
    expect(lanes.hasMore).toBe(true);
  });
});
