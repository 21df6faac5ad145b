import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Places, places } from '../../../adapters/postgres/places.ts';

describe('the places that a process holds', () => {
  let now: number;
  let held: Places;
  beforeEach(() => {
    now = 0;
    held = places(() => now);
    for (const at of [60, 20, 40]) held.add('t', at);
  });

  it('are taken in their order, whoever they were given to', () => {
    expect(held.first('t')?.at).toBe(20);
    expect(held.take('t', 500)).toBe(true);
    expect(held.first('t')?.at).toBe(40);
    expect(held.first('another')).toBeUndefined();
  });

  it('are left where they are too far away for a reply', () => {
    expect(held.take('t', 19)).toBe(false);
    expect(held.first('t')?.at).toBe(20);
  });

  it('keep those who come late nearly as far apart as they are', () => {
    held.take('t', 20);
    now = 45;
    expect(held.first('t')).toEqual({ at: 40, apart: 18 });
    held.went('t');
    expect(held.until('t', 18)).toBe(18);
    now = 50;
    expect(held.until('t', 18)).toBe(13);
  });

  it('are lost a while after they were not taken, so that what was held up does not go all at once', () => {
    now = 105;
    expect(held.first('t')?.at).toBe(60);
    now = 200;
    expect(held.first('t')).toBeUndefined();
  });
});
